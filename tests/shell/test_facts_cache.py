"""Kept histories: the same comes back, whole or not at all, and damage is no matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from gander.evidence.history import Author, History
from gander.shell.cache import cache_folder
from gander.shell.facts_cache import FactsCache, Kept
from tests.evidence.person import commit, touch

HISTORY = History(
    path="/code/dự án 🚀",
    name="dự án 🚀",
    head="0" * 40,
    n_commits=9,
    n_own=2,
    first=1,
    last=3,
    commits=(
        commit("2025-01-01", touch(used="py:torch py:numpy"), touch("a.sql"), fix=True),
        commit("2025-02-01", touch(packages="pypi:torch", imported="py:torch"), released=True, by_other=True),
    ),
    left_out={"vendored": 3},
    authors=(Author("Sam Nguyễn", "sam@example.org", 2),),
    shallow=True,
    unreadable=1,
)
PATH = Path(HISTORY.path)
WHO = ("sam@example.org", "Sam")


def test_the_same_comes_back(tmp_path):
    cache = FactsCache(tmp_path)
    assert cache.get(PATH, WHO) is None
    cache.put(PATH, WHO, Kept("f", HISTORY))
    assert cache.get(PATH, reversed(WHO)) == Kept("f", HISTORY)
    assert [f.suffix for f in cache.folder.iterdir()] == [".facts"]  # nothing half-written is left


def test_other_identities_and_paths_are_other_files(tmp_path):
    cache = FactsCache(tmp_path)
    cache.put(PATH, WHO, Kept("f", HISTORY))
    assert cache.get(PATH, WHO[:1]) is None
    assert cache.get(Path("/code/other"), WHO) is None


@pytest.mark.parametrize(
    "damage",
    [b"", b"\0\xff", b"{}", b"[]", b"null", b'{"fingerprint": "f", "history": {"texts": []}}', b"[" * 99_999],
)
def test_a_damaged_file_is_nothing_and_is_written_anew(tmp_path, damage):
    cache = FactsCache(tmp_path)
    cache.put(PATH, WHO, Kept("f", HISTORY))
    cache.file(PATH, WHO).write_bytes(damage)
    assert cache.get(PATH, WHO) is None
    cache.put(PATH, WHO, Kept("f", HISTORY))
    assert cache.get(PATH, WHO) == Kept("f", HISTORY)


def test_a_number_out_of_range_is_damage(tmp_path):
    cache = FactsCache(tmp_path)
    cache.put(PATH, WHO, Kept("f", HISTORY))
    file = cache.file(PATH, WHO)
    data = file.read_bytes()
    file.write_bytes(data[:-9] + b"\0" + data[-8:])
    assert cache.get(PATH, WHO) is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path):
    (tmp_path / "file").write_text("x")
    cache = FactsCache(tmp_path / "file")
    cache.put(PATH, WHO, Kept("f", HISTORY))
    assert cache.get(PATH, WHO) is None


def test_the_folder_follows_xdg(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if cache_folder().is_relative_to(tmp_path):  # on Linux; elsewhere the platform has its own place
        assert cache_folder() == tmp_path / "gander"
    assert FactsCache().folder == cache_folder() / "facts"
