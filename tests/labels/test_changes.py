"""What a correction changes, as lines of the sheet."""

from __future__ import annotations

from dataclasses import replace

from gander.labels.changes import changes
from gander.labels.form import Label, Unit
from tests.labels.made import GRAMMAR, LABEL, unit


def told(new: tuple[Unit, ...], old: tuple[Unit, ...]) -> list[tuple[str, str, str]]:
    posting = LABEL.posting
    found = changes(Label(units=old, posting=posting), Label(units=new, posting=posting), GRAMMAR)
    return [(change.what, change.before, change.after) for change in found]


def test_nothing() -> None:
    assert changes(LABEL, LABEL, GRAMMAR) == ()
    assert changes(LABEL, replace(LABEL, units=LABEL.units[::-1]), GRAMMAR) == (), "order says nothing"


def test_added_removed_and_another_status() -> None:
    old = (unit("Python"), unit("Kafka", status="context"))
    new = (unit("Python", status="nice"), unit("C++"))
    assert told(new, old) == [
        ("removed", "context 2 Kafka", ""),
        ("status", "must 4 Python", "nice 4 Python"),
        ("added", "", "must 7 C++"),
    ]


def test_alternatives_taken_apart() -> None:
    new, old = (unit("PyTorch"), unit("TensorFlow")), (unit("PyTorch", "TensorFlow"),)
    assert sorted(told(new, old)) == [
        ("added", "", "must 5 TensorFlow"),
        ("changed", "must 5 PyTorch | TensorFlow", "must 5 PyTorch"),
    ]


def test_fields() -> None:
    new = replace(LABEL, posting={**LABEL.posting, "seniority": "staff", "parts": []})
    found = [(change.what, change.before, change.after) for change in changes(LABEL, new, GRAMMAR)]
    assert found == [
        ("field", "seniority: unknown", "seniority: staff"),
        ("field", "part 1: ml-engineer | lead | 1", ""),
        ("field", "part 2: data-engineer, other | unknown | 2", ""),
    ]
