"""Histories kept in the user's cache folder, so that the second look costs no walk.

Why:
    A kept history holds no skills, so a changed vocabulary needs no new reading. One file a repository and
    set of identities; written whole or not at all; a damaged one is read anew and overwritten. Its commits
    never change, so even a stale one saves the reading of all that it holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gander.evidence.history import VERSION, Author, Commit, History, Touch
from gander.shell.cache import cache_folder, keep

_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Kept:
    """A history and the fingerprint of the repository that it was read from."""

    fingerprint: str
    history: History


class FactsCache:
    """Kept histories in a folder (default: the user's cache folder by XDG)."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = (folder if folder is not None else cache_folder()) / "facts"

    def file(self, path: Path, identities: Iterable[str]) -> Path:
        """Where the history of that repository for those identities is kept."""
        key = "\0".join([VERSION, str(path), *sorted({i.strip().lower() for i in identities})])
        return (
            self.folder
            / f"{hashlib.blake2b(key.encode('utf-8', 'surrogateescape'), digest_size=16).hexdigest()}.json"
        )

    def get(self, path: Path, identities: Iterable[str]) -> Kept | None:
        """What was kept, fresh or stale; None when there is nothing or it is damaged."""
        try:
            plain = json.loads(self.file(path, identities).read_bytes())
            return Kept(plain["fingerprint"], _from_plain(plain["history"]))
        except _DAMAGED:
            return None

    def put(self, path: Path, identities: Iterable[str], kept: Kept) -> None:
        """Keeps a history; a folder that cannot be written costs time at the next start, nothing else."""
        target = self.file(path, identities)
        text = json.dumps(
            {"fingerprint": kept.fingerprint, "history": _to_plain(kept.history)}, separators=(",", ":")
        )
        keep(target, text.encode())


class _Table:
    """Texts by number, each once."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))


def _to_plain(history: History) -> dict[str, Any]:
    table = _Table()
    n = table.number
    commits = [
        [
            c.id,
            c.day,
            c.twin,
            c.fix,
            c.by_other,
            c.released,
            [[n(t.path), t.lines, *([n(k) for k in keys] for keys in t[2:])] for t in c.touches],
        ]
        for c in history.commits
    ]
    return {
        "path": history.path,
        "name": history.name,
        "head": history.head,
        "counts": [history.n_commits, history.n_own, history.first, history.last, history.unreadable],
        "shallow": history.shallow,
        "left_out": history.left_out,
        "authors": history.authors,
        "texts": list(table.texts),
        "commits": commits,
    }


def _touch(plain: list[Any], text: Callable[[int], str]) -> Touch:
    path, lines, used, named, packages = plain
    return Touch(
        text(path), lines, tuple(map(text, used)), tuple(map(text, named)), tuple(map(text, packages))
    )


def _from_plain(plain: dict[str, Any]) -> History:
    texts: list[str] = plain["texts"]
    n_commits, n_own, first, last, unreadable = plain["counts"]
    text = texts.__getitem__
    commits = tuple(
        Commit._make((*head, tuple(_touch(touch, text) for touch in touches)))
        for *head, touches in plain["commits"]
    )
    return History(
        path=plain["path"],
        name=plain["name"],
        head=plain["head"],
        n_commits=n_commits,
        n_own=n_own,
        first=first,
        last=last,
        commits=commits,
        left_out=dict(plain["left_out"]),
        authors=tuple(Author(*a) for a in plain["authors"]),
        shallow=plain["shallow"],
        unreadable=unreadable,
    )
