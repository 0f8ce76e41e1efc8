"""Repositories -> findings, kept by commit; damage ends as 'not available: why'."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gander.app.request import silent
from gander.evidence.probes.registry import PROBES
from gander.shell import findings_read
from gander.shell.findings_cache import FindingsCache
from gander.shell.findings_read import read_findings
from tests.shell.gitrepo_maker import Maker


def findings(folder: Path, cache: Path):
    looked = read_findings({folder: "sample"}, silent, FindingsCache(cache))[folder]
    return {f.probe: f for f in looked.findings}


def test_one_finding_a_probe(tmp_path):
    Maker(tmp_path / "a").commit("2025-01-01", {"LICENSE": "MIT", "a.py": "print(1)\n"})
    found = findings(tmp_path / "a", tmp_path / "cache")
    assert set(found) == {probe.id for probe in PROBES}
    assert (found["licence"].outcome, found["licence"].file) == ("true", "LICENSE")
    assert found["converts-a-model"].outcome in ("false", "not applicable")


def test_kept_findings_are_used_until_the_head_moves(tmp_path, monkeypatch: pytest.MonkeyPatch):
    maker = Maker(tmp_path / "a")
    maker.commit("2025-01-01", {"LICENSE": "MIT"})
    first = findings(tmp_path / "a", tmp_path / "cache")
    read = findings_read.read_project
    monkeypatch.setattr(findings_read, "read_project", lambda *_: pytest.fail("read again"))
    assert findings(tmp_path / "a", tmp_path / "cache") == first
    monkeypatch.setattr(findings_read, "read_project", read)
    maker.commit("2025-01-02", {"LICENSE": None, "b.py": "x = 1\n"})
    assert findings(tmp_path / "a", tmp_path / "cache")["licence"].outcome == "false"


def test_a_damaged_cache_is_read_anew(tmp_path):
    Maker(tmp_path / "a").commit("2025-01-01", {"LICENSE": "MIT"})
    first = findings(tmp_path / "a", tmp_path / "cache")
    (file,) = (tmp_path / "cache" / "findings").iterdir()
    for text in ("", "{", "[]", json.dumps({"key": 1, "findings": 3})):
        file.write_text(text)
        assert findings(tmp_path / "a", tmp_path / "cache") == first


def test_what_is_no_repository_is_not_available(tmp_path):
    (tmp_path / "a" / ".git").mkdir(parents=True)
    found = findings(tmp_path / "a", tmp_path / "cache")
    assert {f.outcome for f in found.values()} == {"not available"}
    assert "cannot be read" in found["licence"].why
