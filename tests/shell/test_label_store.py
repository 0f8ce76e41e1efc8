"""Label files: added to, replaced in, and never half-written; sheets are never thrown away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gander.errors import UserError
from gander.shell import label_store


def line(reader: str = "AL", digest: str = "b2:aa", **more: Any) -> dict[str, Any]:
    return {"hash": digest, "canonical": 1, "reader": reader, "units": [], "posting": {}, **more}


def test_a_label_is_added_and_only_ones_own_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    odd = json.dumps(line("BK"), indent=None, separators=(",", ":"))
    file.write_text(odd, encoding="utf-8")  # no line end, other spacing: it stays as it is
    label_store.store(file, line(n=1))
    label_store.store(file, line(n=2))
    label_store.store(file, line(digest="b2:bb"))
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == odd
    assert [json.loads(one) for one in lines[1:]] == [line(n=2), line(digest="b2:bb")]
    assert label_store.earlier(file, line()) == line(n=2)
    assert label_store.earlier(file, line("CC")) is None
    assert label_store.earlier(tmp_path / "none.jsonl", line()) is None


def test_wrong_lines_are_all_named(tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    unit = {"status": "maybe", "kind": "hard", "members": [{"start": 0, "end": 1, "skill": "x"}]}
    wrong = ["{", "[]", json.dumps(line(units=[unit])), json.dumps({"hash": "b2:aa"})]
    file.write_text("\n".join([json.dumps(line()), *wrong]), encoding="utf-8")
    with pytest.raises(UserError) as error:
        label_store.read_lines(file)
    assert [problem.where for problem in error.value.problems] == [f"{file}, line {n}" for n in (2, 3, 4, 5)]
    before = file.read_text(encoding="utf-8")
    with pytest.raises(UserError):
        label_store.earlier(file, line())
    assert file.read_text(encoding="utf-8") == before


def test_a_sheet_has_a_name_of_its_own_and_is_set_aside(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("GANDER_DATA", str(tmp_path))
    path = label_store.sheet_path("../a b/Ünsafe näme?.html", "b2:0123456789abcdef", "AL", True)
    assert path.parent == tmp_path / "sheets"
    assert path.name == "Ünsafe-näme-0123456789ab-AL-blank.txt"
    for text in ("one", "two", "three"):
        label_store.write_sheet(path, text, folders=True)
        if text != "three":
            label_store.set_aside(path)
    assert sorted(one.read_text() for one in path.parent.iterdir()) == ["one", "three", "two"]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("für".encode("latin-1"))
    for name, why in (("latin.txt", "is no UTF-8"), ("none.txt", "cannot be read")):
        with pytest.raises(UserError, match=why):
            label_store.read_sheet(tmp_path / name)
