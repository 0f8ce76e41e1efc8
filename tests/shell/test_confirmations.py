"""The record of answers: only added to, damaged lines named, nothing lost."""

from __future__ import annotations

from datetime import date

import pytest

from gander.errors import UserError
from gander.evidence.confirm import Answer
from gander.shell.confirmations import add_confirmations, read_confirmations

A = Answer(skill="docker", level=2, yes=True, on=date(2026, 1, 1))
B = Answer(skill="docker", level=2, yes=False, on=date(2026, 1, 2))


def test_answers_are_added(tmp_path):
    path = tmp_path / "new" / "confirmed.jsonl"
    assert read_confirmations(path) == []
    add_confirmations([A], path)
    add_confirmations([B], path)
    assert read_confirmations(path) == [A, B]


def test_a_last_line_without_its_end_is_not_joined(tmp_path):
    path = add_confirmations([A], tmp_path / "c.jsonl")
    path.write_text(path.read_text().rstrip("\n"))
    add_confirmations([B], path)
    assert read_confirmations(path) == [A, B]


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"skill": "a"}', '{"skill": "a", "level": 9, "yes": true, "on": "2026-01-01"}']
)
def test_damaged_lines_are_named_and_kept(tmp_path, line):
    path = add_confirmations([A], tmp_path / "c.jsonl")
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(UserError) as error:
        read_confirmations(path)
    assert error.value.problems[0].where.endswith("c.jsonl, line 2")
