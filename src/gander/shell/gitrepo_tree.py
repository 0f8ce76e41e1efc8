"""The tree at HEAD -> Project: paths and texts, bounded, without a checkout or the repository's rules.

Why:
    A tree is hostile data: it may repeat itself without end, hold links that lead out, or one file of 2 GB.
    Every object's header is looked at before it is read, links and submodules are only counted, and limits
    end as a reason in the findings, not as an error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pygit2

from gander.evidence import rules
from gander.evidence.project import Entry, Project, language_of
from gander.evidence.rules import is_release
from gander.shell.gitrepo_commit import decoded
from gander.shell.gitrepo_walk import ERRORS

MAX_ENTRIES = 200_000
MAX_DEPTH = 60
MAX_EQUAL = 50
"""folders of one content; a tree that repeats itself more often is made to be without end"""
MAX_PATH = 4_096
"""characters of one path"""
MAX_TOTAL = 400_000_000
"""bytes of text read of one repository"""
_FILE = frozenset({0o100644, 0o100755, 0o100664})
_TREE = 0o040000
_NUMBERED = re.compile(r"[a-z]+[-_]?v\d+$", re.IGNORECASE)
"""a tag such as 'model_v3': a version by name, though without a second number"""


def read_project(repository: pygit2.Repository, head: str | None, name: str) -> Project:
    """The tree of the commit `head` as a Project; an empty one when there is none. Raises one of ERRORS when
    the commit or its tree is damaged."""
    reader = _TreeReader(repository)
    entries = tuple(reader.entries(head)) if head else ()
    return Project(name, entries, reader.text, tuple(_versions(repository)))


class _TreeReader:
    def __init__(self, repository: pygit2.Repository) -> None:
        self._odb = repository.odb
        self._repository = repository
        self._oids: dict[str, pygit2.Oid] = {}
        self._total = 0
        self.left: Counter[str] = Counter()

    def entries(self, head: str) -> Iterator[Entry]:
        commit = self._repository[head].peel(pygit2.Commit)
        todo = [("", commit.tree_id, 0)]
        n = 0
        met: Counter[pygit2.Oid] = Counter()
        while todo:
            folder, oid, depth = todo.pop()
            try:
                tree = self._repository[oid].peel(pygit2.Tree)
            except ERRORS:
                if not folder:
                    raise
                yield Entry(f"{folder}/", 0, "damaged")
                continue
            below = []
            for item in tree:
                path = f"{folder}/{_name(item)}" if folder else _name(item)
                n += 1
                if n > MAX_ENTRIES:
                    yield Entry(path[:MAX_PATH], 0, "over the limit")
                    return
                met[item.id] += item.filemode == _TREE
                if depth > MAX_DEPTH or len(path) > MAX_PATH or met[item.id] > MAX_EQUAL:
                    yield Entry(path[:MAX_PATH], 0, "over the limit")
                elif item.filemode == _TREE:
                    below.append((path, item.id, depth + 1))
                else:
                    yield self._entry(path, item)
            todo += reversed(below)

    def _entry(self, path: str, item: pygit2.Object) -> Entry:
        if item.filemode not in _FILE:
            return Entry(path, 0, "link" if item.filemode == 0o120000 else "submodule")
        if rules.is_data(path) and not _is_prose(path):
            return Entry(path, 0, "data")
        try:
            size = self._odb.read_header(item.id)[1]
        except ERRORS:
            return Entry(path, 0, "missing")
        if size > (rules.MAX_NOTEBOOK if path.endswith(".ipynb") else rules.MAX_BLOB):
            return Entry(path, size, "too large")
        self._total += size
        if self._total > MAX_TOTAL:
            return Entry(path, size, "over the limit")
        self._oids[path] = item.id
        return Entry(path, size)

    def text(self, path: str) -> str:
        oid = self._oids.get(path)
        if oid is None:
            return ""
        try:
            return decoded(self._odb.read(oid)[1]) or ""
        except ERRORS:
            return ""


def _is_prose(path: str) -> bool:
    return path.lower().endswith((".md", ".rst", ".txt", ".xml")) or language_of(path) is not None


def _name(item: pygit2.Object) -> str:
    return (item.raw_name or b"").decode("utf-8", "replace")


def _versions(repository: pygit2.Repository) -> Iterator[str]:
    for name in repository.raw_listall_references():
        if name.startswith(b"refs/tags/"):
            tag = name[10:].decode("utf-8", "replace")
            if is_release(tag) or _NUMBERED.match(tag):
                yield tag
