"""Small repositories for tests, made by libgit2 with fixed names and dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pygit2

SAM, ALEX = ("Sam Nguyen", "sam@example.org"), ("Alex Morgan", "alex@example.org")
Content = bytes | str | None


class Maker:
    """Commits to a repository that grows. A content of None deletes the file."""

    def __init__(self, folder: Path, bare: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.repository = pygit2.init_repository(str(folder), bare=bare, initial_head="main")
        self.index = pygit2.Index()
        self.tip: pygit2.Oid | None = None

    def commit(
        self,
        at: str,
        files: Mapping[str, Content] | None = None,
        subject: str = "Change",
        who: tuple[str, str] = SAM,
        committer: tuple[str, str] | None = None,
        parents: list[pygit2.Oid] | None = None,
        move: bool = True,
        mode: int = 0o100644,
    ) -> pygit2.Oid:
        for path, content in (files or {}).items():
            if content is None:
                self.index.remove(path)
                continue
            data = content.encode() if isinstance(content, str) else content
            self.index.add(pygit2.IndexEntry(path, self.repository.create_blob(data), mode))
        seconds = int(datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp())
        tree = self.index.write_tree(self.repository)
        given = parents if parents is not None else [self.tip] if self.tip else []
        author = pygit2.Signature(*who, seconds, 0)
        oid = self.repository.create_commit(
            None, author, pygit2.Signature(*(committer or who), seconds, 0), subject, tree, given
        )
        if move:
            self.tip = oid
            self.repository.references.create("refs/heads/main", oid, force=True)
        return oid

    def tag(self, name: str, oid: pygit2.Oid | None = None) -> None:
        self.repository.references.create(f"refs/tags/{name}", oid or self.tip)
