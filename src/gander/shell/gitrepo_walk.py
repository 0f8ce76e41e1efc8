"""The commits of a repository, children first, also when some of them are lost.

Why:
    libgit2 sorts the whole history before it gives the first commit, so one lost object would lose all. Then
    the history is walked here, object by object, and only what lies behind the lost ones is missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from heapq import heapify, heappop, heappush

import pygit2
from pygit2.enums import SortMode

ERRORS = (pygit2.GitError, KeyError, ValueError, OSError, RecursionError)


def commits_of(
    repository: pygit2.Repository, tips: Iterable[pygit2.Oid], cut: Collection[str], lost: list[str]
) -> Iterator[pygit2.Commit]:
    """Every commit that the tips hold, once, children before parents.

    `cut`: ids behind which a shallow clone has nothing. `lost` gets the ids that could not be read.
    """
    tips = list(dict.fromkeys(tips))
    given: set[pygit2.Oid] = set()
    try:
        walker = repository.walk(None, SortMode.TOPOLOGICAL)
        for tip in tips:
            walker.push(tip)
    except ERRORS:
        walker = None
    while walker is not None:
        try:
            commit = next(walker)
        except StopIteration:
            return
        except ERRORS:
            break
        given.add(commit.id)
        yield commit
    for oid in _what_is_there(repository, tips, cut, lost):
        if oid not in given:
            yield repository[oid].peel(pygit2.Commit)


def _what_is_there(
    repository: pygit2.Repository, tips: list[pygit2.Oid], cut: Collection[str], lost: list[str]
) -> Iterator[pygit2.Oid]:
    """The ids of all commits that can be read, children first and the newest of those that are free."""
    found: dict[pygit2.Oid, tuple[int, list[pygit2.Oid]]] = {}
    missing: dict[pygit2.Oid, None] = {}
    waiting: Counter[pygit2.Oid] = Counter()
    todo = list(tips)
    while todo:
        oid = todo.pop()
        if oid in found or oid in missing:
            continue
        commit = _commit(repository, oid)
        if commit is None:
            missing[oid] = None
            continue
        parents = [] if str(oid) in cut else commit.parent_ids
        found[oid] = (commit.commit_time, parents)
        waiting.update(parents)
        todo += parents
    lost += map(str, missing)
    free = [(-time, str(oid), oid) for oid, (time, _) in found.items() if not waiting[oid]]
    heapify(free)
    while free:
        oid = heappop(free)[2]
        yield oid
        for parent in found[oid][1]:
            waiting[parent] -= 1
            if not waiting[parent] and parent in found:
                heappush(free, (-found[parent][0], str(parent), parent))


def first_parents(repository: pygit2.Repository, oid: pygit2.Oid | None) -> Iterator[pygit2.Oid]:
    """A commit and the first parent of each, as far as they can be read."""
    while oid is not None:
        commit = _commit(repository, oid)
        if commit is None:
            return
        yield oid
        oid = commit.parent_ids[0] if commit.parent_ids else None


def _commit(repository: pygit2.Repository, oid: pygit2.Oid) -> pygit2.Commit | None:
    try:
        return repository[oid].peel(pygit2.Commit)
    except ERRORS:
        return None
