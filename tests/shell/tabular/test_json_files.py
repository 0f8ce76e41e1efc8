"""JSON lines and JSON lists as rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gander.errors import UserError
from gander.shell.tabular.json_files import JsonLines, JsonList, printed
from gander.shell.tabular.table import Bad


def put(folder: Path, content: str | bytes) -> Path:
    path = folder / "a.jsonl"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_nested_names_and_wrong_lines(tmp_path: Path) -> None:
    good = {"title": "A", "company": {"name": "Heron"}, "tags": ["x", "y"], "n": 5, "remote": True}
    path = put(tmp_path, f"{json.dumps(good)}\n\n[1]\n{{broken\n{{}}\n")
    table = JsonLines(path)
    assert table.columns == ["title", "company.name", "tags", "n", "remote"]
    (batch,) = table.batches(table.columns)
    assert batch.frame.rows() == [
        (1, "A", "Heron", '["x", "y"]', "5", "True"),
        (5, None, None, None, None, None),
    ]
    assert batch.bad == [Bad(3, "no object"), Bad(4, "no JSON")]


def test_depth_nul_and_half_characters_harm_nobody(tmp_path: Path) -> None:
    deep = "[" * 100_000
    path = put(tmp_path, f'{{"a": {deep}\n{{"a": "x\0"}}\n{{"a": "\\ud800"}}\n')
    table = JsonLines(path)
    (batch,) = table.batches(["a"])
    assert batch.frame.rows() == [(3, "?")]
    assert [bad.row for bad in batch.bad] == [1, 2]


def test_a_name_with_a_dot_of_its_own(tmp_path: Path) -> None:
    (batch,) = JsonLines(put(tmp_path, '{"a.b": "x"}\n')).batches(["a.b"])
    assert batch.frame["a.b"].to_list() == ["x"]


def test_values_as_text() -> None:
    assert [printed(v) for v in (None, {"a": 1}, [1, "x"], 1.5, False)] == [
        None,
        None,
        '["x"]',
        "1.5",
        "False",
    ]


def test_a_list_may_stand_within(tmp_path: Path) -> None:
    table = JsonList(put(tmp_path, '{"jobs": [{"title": "A"}, 3, {"title": "B"}]}'), "a.json")
    (batch,) = table.batches(["title"])
    assert (batch.frame.rows(), batch.bad) == ([(1, "A"), (3, "B")], [Bad(2, "no object")])


@pytest.mark.parametrize(("content", "why"), [("[1]", "no list of objects"), ("[{", "damaged JSON")])
def test_what_is_no_list(tmp_path: Path, content: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        JsonList(put(tmp_path, content), "a.json")


def test_a_large_list_is_better_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gander.shell.tabular.json_files.LARGEST", 10)
    with pytest.raises(UserError) as caught:
        JsonList(put(tmp_path, '[{"title": "Data engineer"}]'), "a.json")
    assert "jq -c" in caught.value.problems[0].next
