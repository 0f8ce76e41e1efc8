"""Kept histories: the same comes back, whole or not at all, and damage is no matter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gander.evidence.facts import facts
from gander.evidence.findings import findings
from gander.evidence.history import Author, History
from gander.evidence.packed import pack
from gander.evidence.signatures import Signatures
from gander.model import Skill
from gander.shell import traces_cache
from gander.shell.cache import cache_folder
from gander.shell.facts_cache import FactsCache, Kept
from gander.shell.reading import Reading
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


def test_traces_are_kept_for_the_same_vocabulary_only(tmp_path, monkeypatch):
    skills = [Skill(id="torch", label="Torch", kind="library", area="x", aliases=(), imports=("py:torch",))]
    skills += [Skill(id="git", label="Git", kind="tool", area="x", aliases=())]
    packed = replace(HISTORY, commits=pack(HISTORY.commits))
    reading = Reading(PATH, HISTORY.name, packed, None, "f")
    cache = FactsCache(tmp_path)
    fresh = traces_cache.traces_of([reading], skills, WHO, cache)
    assert {trace.skill for trace in fresh} == {"torch", "git"}
    with monkeypatch.context() as patch:
        patch.setattr(traces_cache, "facts_of", None)  # would fail if it were called
        kept = traces_cache.traces_of([reading], skills, WHO, cache)
    assert kept == fresh
    assert findings(kept) == findings(fresh)
    assert [trace.skill for trace in traces_cache.traces_of([reading], skills[:1], WHO, cache)] == ["torch"]
    # a history that may not be kept has no kept traces, nor has one whose commits lie in another, too
    again = reading._replace(history=replace(packed, name="b"))
    twice = traces_cache.traces_of([reading, again], skills, WHO, cache)
    assert {trace.repository for trace in twice} == {HISTORY.name}
    file = cache.file(PATH, WHO).with_suffix(".traces")
    for damage in (b"", b"{}", file.read_bytes()[:-3], b"\0" * 99):
        file.write_bytes(damage)
        assert traces_cache.traces_of([reading], skills, WHO, cache) == fresh


@pytest.mark.parametrize("assisted", [False, True])
def test_assisted_work_is_counted_and_not_hidden(assisted):
    made = [commit(f"2025-0{n}-01", touch(lines=10, used="py:torch")) for n in (1, 2, 3)]
    commits = [one._replace(assisted=assisted) for one in made]
    skills = [Skill(id="torch", label="Torch", kind="library", area="x", aliases=(), imports=("py:torch",))]
    traces = facts([replace(HISTORY, commits=tuple(commits))], Signatures(skills), {"torch": "library"})
    found = findings(traces)["torch"]
    assert (found.n_commits, found.n_lines, found.authored) == (3, 30, True)
    assert (found.n_assisted, found.assisted_lines) == ((3, 30) if assisted else (0, 0))
    assert [use.assisted for use in traces[0].uses] == [assisted] * 3
