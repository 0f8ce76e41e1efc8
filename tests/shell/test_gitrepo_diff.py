"""Which files differ between two trees, beside libgit2's own diff, and within limits."""

from __future__ import annotations

import random
from itertools import pairwise

import pygit2
import pytest
from pygit2.enums import DeltaStatus, DiffOption

from gander.shell.gitrepo_diff import MAX_CHANGES, TreeDiff
from tests.shell.gitrepo_maker import Maker
from tests.shell.hostile_repositories import _entry, _loose

REGULAR = (0o100644, 0o100755)


def by_libgit2(old, new):
    found = []
    for delta in old.diff_to_tree(new, DiffOption.SKIP_BINARY_CHECK | DiffOption.IGNORE_SUBMODULES).deltas:
        before, after = delta.old_file, delta.new_file
        if delta.status == DeltaStatus.DELETED:
            if before.mode in REGULAR:
                found.append((before.path, before.id, None))
        elif after.mode in REGULAR:
            added = delta.status == DeltaStatus.ADDED
            found.append((after.path, None if added else before.id, after.id))
    return sorted(found, key=lambda one: (one[0], one[2] is None))


@pytest.mark.parametrize("seed", range(12))
def test_the_same_as_libgit2_finds(tmp_path, seed):
    chance = random.Random(seed)
    maker = Maker(tmp_path / "x")
    names = ["a", "a.py", "b/a.py", "b/c/d.py", "b/c/e.py", "e/f", "e.py"]
    trees = []
    for _ in range(8):
        maker.index.clear()
        for name in chance.sample(names, chance.randint(1, len(names))):
            blob = maker.repository.create_blob(b"%d" % chance.randrange(3))
            maker.index.add(pygit2.IndexEntry(name, blob, chance.choice(REGULAR)))
        trees.append(maker.repository[maker.index.write_tree(maker.repository)])
    diff = TreeDiff(maker.repository.odb)
    for old, new in pairwise(trees):
        found = sorted(map(tuple, diff.changes(old.id, new.id)), key=lambda one: (one[0], one[2] is None))
        assert found == by_libgit2(old, new)
        assert not diff.cut


def test_a_file_that_becomes_a_folder_is_gone(tmp_path):
    maker = Maker(tmp_path / "x")
    first = maker.repository[maker.commit("2024-01-01", {"a": "x = f(1)\n"})].tree_id
    second = maker.repository[maker.commit("2024-01-02", {"a": None, "a/b.py": "y = f(2)\n"})].tree_id
    found = TreeDiff(maker.repository.odb).changes(first, second)
    assert [(c.path, c.old is None, c.new is None) for c in found] == [
        ("a", False, True),
        ("a/b.py", True, False),
    ]


def test_a_zero_before_a_mode_changes_nothing(tmp_path):
    maker = Maker(tmp_path / "x")
    inner = maker.repository[maker.commit("2024-01-01", {"d/a.py": "x = f(1)\n"})].tree["d"].id
    plain, padded = (_loose(maker, b"tree", _entry(mode, b"d", inner)) for mode in (b"40000", b"040000"))
    assert TreeDiff(maker.repository.odb).changes(plain, padded) == []


def test_a_tree_without_end_is_cut(tmp_path):
    maker = Maker(tmp_path / "x")
    blob = maker.repository.create_blob(b"x")
    level = _loose(maker, b"tree", b"".join(_entry(b"100644", b"f%d" % n, blob) for n in range(10)))
    for _ in range(9):
        level = _loose(maker, b"tree", b"".join(_entry(b"40000", b"d%d" % n, level) for n in range(10)))
    diff = TreeDiff(maker.repository.odb)
    assert len(diff.changes(None, level)) == MAX_CHANGES
    assert diff.cut


def test_a_damaged_tree_says_so(tmp_path):
    maker = Maker(tmp_path / "x")
    with pytest.raises(ValueError):
        TreeDiff(maker.repository.odb).changes(None, _loose(maker, b"tree", b"100644 a\0short"))
