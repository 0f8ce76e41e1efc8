"""One walk through a history: which commits are the person's own, and what is left out by whole commits."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pygit2

from gander.shell.gitrepo_identity import Identities
from gander.shell.gitrepo_message import Said, co_authors, said
from gander.shell.gitrepo_opened import Opened
from gander.shell.gitrepo_walk import ERRORS, commits_of, first_parents

COPY, MERGE, BOT = "copy of a commit", "merge", "bot"
UPSTREAM, EARLIER = "inherited from upstream", "by others before you"
OF_COMMITS = (COPY, MERGE, BOT, UPSTREAM, EARLIER)
_MANY_EARLIER = 20
"""commits of others before the first own one that are worth a word"""
_MAX_TREES = 20
_MAX_BLOBS = 300_000
_FORGES = frozenset({b"noreply@github.com", b"noreply@gitlab.com"})


@dataclass(slots=True)
class Walk:
    """What is collected on the way through the history, newest commit first. `foreign`: blobs that stood in
    a tree by somebody else before the first own commit. `others`: (time, id) of their commits."""

    n_commits: int = 0
    own: dict[pygit2.Oid, Said] = field(default_factory=dict)
    parents: dict[pygit2.Oid, pygit2.Oid | None] = field(default_factory=dict)
    by_other: set[pygit2.Oid] = field(default_factory=set)
    released: set[pygit2.Oid] = field(default_factory=set)
    merged: list[pygit2.Oid] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    foreign: set[bytes] = field(default_factory=set)
    others: list[tuple[int, pygit2.Oid]] = field(default_factory=list)
    first: int | None = None


def walk_own(opened: Opened, identities: Identities) -> Walk:
    """Every commit once. Copies of one own commit are left out and counted."""
    walk = Walk()
    carried, inherited = set(opened.releases), set(opened.upstream)
    tips = (*opened.tips, *opened.releases)
    for commit in commits_of(opened.repository, tips, opened.cut, walk.lost):
        try:
            oid, parents = commit.id, commit.parent_ids
            released = _carry(oid, parents, carried)
            mine = _note(commit, oid, parents, released, identities, walk)
            if _carry(oid, parents, inherited) and not mine:
                walk.left_out[UPSTREAM] += 1
            walk.n_commits += 1
        except ERRORS:
            walk.lost.append(str(commit.id))
    walk.by_other |= _merged_by_others(opened, walk)
    _leave_copies(walk)
    _earlier(opened, walk)
    return walk


def _carry(oid: pygit2.Oid, parents: list[pygit2.Oid], carried: set[pygit2.Oid]) -> bool:
    """Whether a commit is below one of a set, which is handed on to its parents."""
    if oid not in carried:
        return False
    carried.discard(oid)
    carried.update(parents)
    return True


def _note(
    commit: pygit2.Commit,
    oid: pygit2.Oid,
    parents: list[pygit2.Oid],
    released: bool,
    identities: Identities,
    walk: Walk,
) -> bool:
    author = commit.author
    mine, bot = identities.judge(author)
    merge = len(parents) > 1
    named, shared = co_authors(commit, identities)
    if not merge:
        identities.count(author)
    if not (mine or named) or bot:
        if merge and not bot:
            walk.merged.extend(parents[1:])
        elif not merge:
            walk.others.append((commit.commit_time, oid))
        walk.left_out[BOT] += mine
        return False
    walk.parents[oid] = parents[0] if parents else None
    if merge:
        walk.left_out[MERGE] += 1
        return True
    committer = commit.committer
    forge = committer.raw_email in _FORGES
    walk.own[oid] = said(commit, author, shared or not mine, forge)
    walk.first = author.time if walk.first is None else min(walk.first, author.time)
    if released:
        walk.released.add(oid)
    if not mine:
        walk.by_other.add(oid)
    elif not forge and committer.raw_email != author.raw_email:
        other, program = identities.judge(committer)
        if not other and not program:
            walk.by_other.add(oid)
    return True


def _merged_by_others(opened: Opened, walk: Walk) -> set[pygit2.Oid]:
    """Own commits on a branch that somebody else merged; the main line itself is nobody's merge."""
    if not walk.merged or opened.head is None:
        return set()
    main = set(first_parents(opened.repository, pygit2.Oid(hex=opened.head)))
    found: set[pygit2.Oid] = set()
    for tip in walk.merged:
        oid: pygit2.Oid | None = tip
        while oid is not None and oid in walk.parents and oid not in main and oid not in found:
            found.add(oid)
            oid = walk.parents[oid]
    return found


def _leave_copies(walk: Walk) -> None:
    twins: set[str] = set()
    for oid, one in list(walk.own.items()):
        if one.twin in twins:
            walk.left_out[COPY] += 1
            del walk.own[oid]
        twins.add(one.twin)


def _earlier(opened: Opened, walk: Walk) -> None:
    """Counts what others committed before the first own commit, and notes which blobs stood there then."""
    if walk.first is None:
        return
    walk.others.sort(key=lambda item: item[0])
    n = bisect_left(walk.others, walk.first, key=lambda item: item[0])
    if n >= _MANY_EARLIER and not walk.left_out[UPSTREAM]:
        walk.left_out[EARLIER] = n
    if n:
        found = [walk.others[n - 1][1], walk.others[0][1]]
        when = {oid for _, oid in walk.others[:n]}
        found += [oid for oid in (*opened.tips, *opened.releases) if oid in when][:_MAX_TREES]
        for blob in blobs_of(opened.repository, found):
            walk.foreign.add(blob)
    walk.others.clear()


def blobs_of(repository: pygit2.Repository, commits: list[pygit2.Oid]) -> Iterator[bytes]:
    """The ids of all files in the trees of these commits, as far as they can be read, up to a limit."""
    seen: set[pygit2.Oid] = set()
    n = 0
    for oid in commits:
        try:
            todo = [repository[oid].peel(pygit2.Commit).tree_id]
        except ERRORS:
            continue
        while todo:
            tree = todo.pop()
            if tree in seen:
                continue
            seen.add(tree)
            try:
                entries = list(repository[tree].peel(pygit2.Tree))
            except ERRORS:
                continue
            for entry in entries:
                if entry.filemode == 0o040000:
                    todo.append(entry.id)
                elif entry.filemode in (0o100644, 0o100755, 0o100664):
                    yield entry.id.raw
                    n += 1
                    if n >= _MAX_BLOBS:
                        return
