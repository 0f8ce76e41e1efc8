"""A repository opened by pygit2, with what decides whether a kept history of it is still true."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pygit2
from pygit2.enums import RepositoryOpenFlag

from gander.evidence.history import VERSION
from gander.evidence.rules import is_release
from gander.shell.gitrepo_contained import check_contained
from gander.shell.gitrepo_identity import read_mailmap
from gander.shell.gitrepo_walk import ERRORS


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open repository with what decides whether a kept history is still true."""

    repository: pygit2.Repository
    path: Path
    head: str | None
    tips: tuple[pygit2.Oid, ...]
    releases: frozenset[pygit2.Oid]
    upstream: frozenset[pygit2.Oid]
    mailmap: bytes
    cut: frozenset[str]
    lost: tuple[str, ...]
    fingerprint: str


def open_repository(path: Path) -> Opened:
    """Opens the repository at exactly this path. Raises one of ERRORS when it is none or is damaged, of them
    LeadsOutError when it is kept elsewhere."""
    check_contained(path)
    # other users' repositories are only read, and libgit2 runs nothing that their configuration names
    pygit2.settings.owner_validation = False
    repository = pygit2.Repository(str(path), RepositoryOpenFlag.NO_SEARCH)
    lost: list[str] = []
    tips, releases, upstream = _tips(repository, lost)
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
    for part in (
        *sorted(map(str, tips)),
        "tags",
        *sorted(map(str, releases)),
        "upstream",
        *sorted(map(str, upstream)),
    ):
        digest.update(part.encode())
    digest.update(hashlib.blake2b(mailmap).digest() + hashlib.blake2b(cut).digest())
    return Opened(
        repository=repository,
        path=path,
        head=str(head) if head else None,
        tips=tuple(dict.fromkeys([head, *tips] if head else tips)),
        releases=frozenset(releases),
        upstream=frozenset(upstream),
        mailmap=mailmap,
        cut=frozenset(cut.decode("ascii", "replace").split()),
        lost=tuple(lost),
        fingerprint=digest.hexdigest(),
    )


def _tips(
    repository: pygit2.Repository, lost: list[str]
) -> tuple[list[pygit2.Oid], set[pygit2.Oid], set[pygit2.Oid]]:
    """The commits of all branches (also remote ones), of the tags that name a version, and of the branches
    of what this is a fork of (the remote 'upstream').

    `lost` gets the names of those whose commit is missing.
    """
    tips: list[pygit2.Oid] = []
    releases: set[pygit2.Oid] = set()
    upstream: set[pygit2.Oid] = set()
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
            if name.startswith(b"refs/remotes/upstream/"):
                upstream.add(commit.id)
    return tips, releases, upstream
