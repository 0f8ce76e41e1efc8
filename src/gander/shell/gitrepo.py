"""One repository -> one History, by pygit2 only: libgit2 runs no hooks, filters or external programs.

Why:
    A repository is hostile data. Nothing in it is executed or checked out, its configuration is not asked for
    anything, sizes are bounded, and whatever is damaged ends as one clear line.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pygit2
from pygit2.enums import RepositoryOpenFlag

from gander.evidence.history import VERSION, Commit, History, Touch
from gander.evidence.rules import is_fix, is_release
from gander.model import Problem
from gander.shell.gitrepo_commit import CommitReader
from gander.shell.gitrepo_identity import Identities, read_mailmap
from gander.shell.gitrepo_walk import ERRORS, commits_of, first_parents

COPY, MERGE, PROGRAM = "copy of a commit", "merge", "by a program"
SHORT = 10
_OF_COMMITS = (COPY, MERGE, PROGRAM)
_EPOCH = 719_163
"""ordinal of 1970-01-01"""
_LAST_DAY = 47_482
"""2099-12-31 in days since 1970; dates beyond it are damaged"""
_FORGES = frozenset({b"noreply@github.com", b"noreply@gitlab.com"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open repository with what decides whether a kept history is still true."""

    repository: pygit2.Repository
    path: Path
    head: str | None
    tips: tuple[pygit2.Oid, ...]
    releases: frozenset[pygit2.Oid]
    mailmap: bytes
    cut: frozenset[str]
    lost: tuple[str, ...]
    fingerprint: str


def open_repository(path: Path) -> Opened:
    """Opens the repository at exactly this path. Raises one of ERRORS when it is none or is damaged."""
    # other users' repositories are only read, and libgit2 runs nothing that their configuration names
    pygit2.settings.owner_validation = False
    repository = pygit2.Repository(str(path), RepositoryOpenFlag.NO_SEARCH)
    lost: list[str] = []
    tips, releases = _tips(repository, lost)
    head = None
    if not repository.head_is_unborn:
        reference = repository.head
        try:
            head = reference.peel(pygit2.Commit).id
        except ERRORS:
            if not tips:
                raise
            lost = lost or ["HEAD"]
    mailmap = read_mailmap(repository, path)
    shallow = Path(repository.path) / "shallow"
    cut = shallow.read_bytes() if shallow.is_file() else b""
    digest = hashlib.blake2b(f"{VERSION} {head}".encode(), digest_size=16)
    for part in (*sorted(map(str, tips)), "tags", *sorted(map(str, releases))):
        digest.update(part.encode())
    digest.update(hashlib.blake2b(mailmap).digest() + hashlib.blake2b(cut).digest())
    return Opened(
        repository=repository,
        path=path,
        head=str(head) if head else None,
        tips=tuple(dict.fromkeys([head, *tips] if head else tips)),
        releases=frozenset(releases),
        mailmap=mailmap,
        cut=frozenset(cut.decode("ascii", "replace").split()),
        lost=tuple(lost),
        fingerprint=digest.hexdigest(),
    )


def _tips(repository: pygit2.Repository, lost: list[str]) -> tuple[list[pygit2.Oid], set[pygit2.Oid]]:
    """The commits of all branches (also remote ones), and of the tags that name a version.

    `lost` gets the names of those whose commit is missing.
    """
    tips: list[pygit2.Oid] = []
    releases: set[pygit2.Oid] = set()
    for name in repository.raw_listall_references():
        tag = name.startswith(b"refs/tags/")
        if not tag and not name.startswith((b"refs/heads/", b"refs/remotes/")):
            continue
        if tag and not is_release(name[10:].decode("utf-8", "replace")):
            continue
        target = None
        try:
            target = repository.lookup_reference(name.decode("utf-8", "surrogateescape")).resolve().target
            commit = repository[target].peel(pygit2.Commit)
        except (*ERRORS, UnicodeError):
            if target is not None and target not in repository:  # else it leads to no commit, or nowhere
                lost.append(name.decode("utf-8", "replace"))
            continue
        if tag:
            releases.add(commit.id)
        else:
            tips.append(commit.id)
    return tips, releases


@dataclass(slots=True)
class _Walk:
    """What is collected on the way through the history, newest commit first."""

    n_commits: int = 0
    own: dict[pygit2.Oid, pygit2.Commit] = field(default_factory=dict)
    parents: dict[pygit2.Oid, pygit2.Oid | None] = field(default_factory=dict)
    applied: set[pygit2.Oid] = field(default_factory=set)
    released: set[pygit2.Oid] = field(default_factory=set)
    merged: list[pygit2.Oid] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)


def read_history(
    opened: Opened, name: str, wanted: Iterable[str], before: History | None = None
) -> tuple[History, Problem | None]:
    """Everything that the wanted identities authored. `before`: an older history, read on from there."""
    identities = Identities(wanted, opened.mailmap)
    walk = _walk(opened, identities)
    reader = CommitReader(opened.repository)
    if before is not None:
        reader.left_out.update({r: n for r, n in before.left_out.items() if r not in _OF_COMMITS})
    commits = tuple(_commits(opened, walk, reader, {c.id: c for c in before.commits} if before else {}))
    days = [c.day for c in commits]
    history = History(
        path=str(opened.path),
        name=name,
        head=opened.head,
        n_commits=walk.n_commits,
        n_own=len(commits),
        first=min(days, default=None),
        last=max(days, default=None),
        commits=commits,
        left_out=dict(walk.left_out + reader.left_out),
        authors=identities.authors(),
        shallow=bool(opened.cut),
        unreadable=reader.unreadable,
    )
    return history, history_problem(history, [*opened.lost, *(oid[:SHORT] for oid in walk.lost)])


def _commits(
    opened: Opened, walk: _Walk, reader: CommitReader, known: Mapping[str, Commit]
) -> Iterator[Commit]:
    """The own commits with what they touched, newest first; copies of one are left out."""
    by_other = walk.applied | _merged_by_others(opened, walk)
    twins: set[str] = set()
    for oid, raw in walk.own.items():
        twin = _twin(raw)
        if twin in twins:
            walk.left_out[COPY] += 1
            continue
        twins.add(twin)
        touches: tuple[Touch, ...] = ()
        if str(oid) in known:
            touches = known[str(oid)].touches
        elif str(oid) not in opened.cut:  # where history is cut, a commit holds all that came before it
            try:
                touches = reader.touches(raw)
            except ERRORS:
                reader.unreadable += 1
        subject = raw.raw_message.strip().split(b"\n", 1)[0][:300].decode("utf-8", "replace")
        yield Commit(
            str(oid), _day(raw), twin, is_fix(subject), oid in by_other, oid in walk.released, touches
        )


def rename(history: History, name: str) -> History:
    """The same history under another name."""
    return history if history.name == name else replace(history, name=name)


def _walk(opened: Opened, identities: Identities) -> _Walk:
    walk = _Walk()
    carried = set(opened.releases)
    tips = (*opened.tips, *opened.releases)
    for commit in commits_of(opened.repository, tips, opened.cut, walk.lost):
        try:
            oid, parents = commit.id, commit.parent_ids
            released = oid in carried
            if released:
                carried.discard(oid)
                carried.update(parents)
            _note(commit, oid, parents, released, identities, walk)
            walk.n_commits += 1
        except ERRORS:
            walk.lost.append(str(commit.id))
    return walk


def _note(
    commit: pygit2.Commit,
    oid: pygit2.Oid,
    parents: list[pygit2.Oid],
    released: bool,
    identities: Identities,
    walk: _Walk,
) -> None:
    author = commit.author
    mine, bot = identities.judge(author)
    merge = len(parents) > 1
    if not merge:
        identities.count(author)
    if not mine or bot:
        if merge and not bot:
            walk.merged.extend(parents[1:])
        if mine:
            walk.left_out[PROGRAM] += 1
        return
    walk.parents[oid] = parents[0] if parents else None
    if merge:
        walk.left_out[MERGE] += 1
        return
    walk.own[oid] = commit
    if released:
        walk.released.add(oid)
    committer = commit.committer
    if committer.raw_email not in _FORGES and committer.raw_email != author.raw_email:
        other, program = identities.judge(committer)
        if not other and not program:
            walk.applied.add(oid)


def _merged_by_others(opened: Opened, walk: _Walk) -> set[pygit2.Oid]:
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


def _day(commit: pygit2.Commit) -> int:
    author = commit.author
    return _EPOCH + min(max((author.time + author.offset * 60) // 86_400, 0), _LAST_DAY)


def _twin(commit: pygit2.Commit) -> str:
    """Equal for copies of one commit on branches and in clones: same author, second and subject."""
    author = commit.author
    subject = commit.raw_message.strip().split(b"\n", 1)[0]
    text = b"%d %s %s" % (author.time, author.raw_email.lower(), subject)
    return hashlib.blake2b(text, digest_size=8).hexdigest()


def history_problem(history: History, lost: Sequence[str] = ()) -> Problem | None:
    """What its user should know of a history that was read, or None. `lost`: commits that cannot be read."""
    commits = _counted(history.n_commits, "commit")
    if lost:
        more = f" and at {len(lost) - 1:,} more" if len(lost) > 1 else ""
        return Problem(
            where=history.path,
            why=f"the history breaks at {lost[0]}{more}, which is missing or damaged: {commits} "
            "could be read, what lies behind could not",
            next="check it with: git fsck, and fetch what is missing with: git fetch --refetch",
        )
    if history.n_commits == 0:
        return Problem(
            where=history.path, why="there are no commits yet", next="commit something, or leave it out"
        )
    if history.unreadable:
        return Problem(
            where=history.path,
            why=f"{_counted(history.unreadable, 'file or commit', 'files or commits')} could not be read "
            "(a partial clone, or damaged)",
            next="fetch the rest with: git fetch --refetch, or check it with: git fsck",
        )
    if history.shallow:
        are = "is" if history.n_commits == 1 else "are"
        return Problem(
            where=history.path,
            why=f"this is a shallow clone, so counts are cut: only {commits} {are} here",
            next="fetch the rest with: git fetch --unshallow",
        )
    return None


def _counted(n: int, one: str, many: str = "") -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"
