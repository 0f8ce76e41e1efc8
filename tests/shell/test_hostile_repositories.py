"""Hostile and damaged repositories: each ends in a named reason, in bounded time; the rest still works."""

from __future__ import annotations

import shutil
import time
import tracemalloc

import pytest

from gander.shell.facts_cache import FactsCache
from gander.shell.findings_cache import FindingsCache
from gander.shell.findings_read import read_findings
from gander.shell.repositories_read import read_repositories
from tests.shell import hostile_repositories as hostile
from tests.shell.gitrepo_maker import SAM, Maker


def quiet(*_: object) -> None:
    """No progress."""


def read(tmp_path, *paths):
    return read_repositories(list(paths), [SAM[1]], quiet, FactsCache(tmp_path / "cache"))


def kept(reading):
    """path -> own lines, of what could be read."""
    return {t.path: t.lines for c in reading.history.commits for t in c.touches}


EXPECTED = {
    "tree_bomb": {"bulk import": 20_000},
    "deep_tree": {},
    "cyclic_tree": None,
    "huge_blob": {"too large": 1},
    "lying_header": None,
    "notebook_of_a_million_cells": {"too large": 1},
    "deep_notebook": {},
    "truncated_pack": None,
    "long_names": {},
    "odd_names": {},
    "broken_encodings": {},
    "damaged_tree": None,
    "links": {},
}
"""what is left out; None: some of it cannot be read, and the problem says so"""


@pytest.mark.parametrize("name", hostile.ALL)
def test_each_ends_in_bounds_with_a_reason_and_the_rest_is_read(tmp_path, name):
    path = hostile.ALL[name](tmp_path / name)
    good = Maker(tmp_path / "good")
    good.commit("2024-01-01", {"a.py": hostile.CODE})
    tracemalloc.start()
    start = time.perf_counter()
    bad, other = read(tmp_path, path, good.folder)
    assert time.perf_counter() - start < 20
    assert tracemalloc.get_traced_memory()[1] < 300_000_000
    tracemalloc.stop()
    assert other.problem is None and kept(other) == {"a.py": 1}
    left_out = EXPECTED[name]
    if left_out is None:
        assert bad.problem is not None and bad.problem.why and bad.problem.next
    else:
        assert bad.problem is None
        assert bad.history.left_out == left_out
    if bad.history is not None and name != "truncated_pack":
        assert kept(bad)[hostile.GOOD] == 1


@pytest.mark.parametrize("name", hostile.ALL)
def test_the_tree_of_each_is_looked_at_in_bounds(tmp_path, name):
    path = hostile.ALL[name](tmp_path / name)
    start = time.perf_counter()
    looked = read_findings({path: name}, quiet, FindingsCache(tmp_path / "cache"))[path]
    assert time.perf_counter() - start < 20
    assert all(f.why for f in looked.findings if f.outcome in ("error", "not available"))


def test_nothing_that_a_repository_names_is_run_and_nothing_outside_is_read(tmp_path):
    marker = tmp_path / "ran"
    path = hostile.armed(tmp_path / "armed", marker)
    (reading,) = read(tmp_path, path)
    read_findings({path: "armed"}, quiet, FindingsCache(tmp_path / "cache"))
    assert not marker.exists()
    assert reading.history is not None and reading.history.n_own == 2  # the mailmap outside says three
    assert kept(reading)[hostile.GOOD] == 1


@pytest.mark.parametrize("way", ["link", "objects", "alternates"])
def test_a_repository_that_is_kept_elsewhere_is_not_read(tmp_path, way):
    secret = Maker(tmp_path / "secret")
    secret.commit("2024-01-01", {"secret.py": hostile.CODE})
    trap = Maker(tmp_path / "trap")
    trap.commit("2024-01-01", {"a.py": hostile.CODE})
    git = trap.folder / ".git"
    if way == "alternates":
        (git / "objects" / "info").mkdir(exist_ok=True)
        (git / "objects" / "info" / "alternates").write_text("../../../secret/.git/objects\n")
    else:
        inner = git if way == "link" else git / "objects"
        shutil.rmtree(inner)
        inner.symlink_to(secret.folder / ".git" / ("" if way == "link" else "objects"))
    (reading,) = read(tmp_path, trap.folder)
    assert reading.history is None
    assert reading.problem is not None and "out" in reading.problem.why
    assert "damaged" not in reading.problem.why


def test_alternates_within_are_followed(tmp_path):
    maker = Maker(tmp_path / "x")
    maker.commit("2024-01-01", {"a.py": hostile.CODE})
    objects = maker.folder / ".git" / "objects"
    (maker.folder / "more").mkdir()
    (objects / "info").mkdir(exist_ok=True)
    (objects / "info" / "alternates").write_text("# ours\n../../more\n")
    assert read(tmp_path, maker.folder)[0].problem is None
