"""Histories kept in the user's cache folder, so that the second look costs no walk.

Why:
    A kept history holds no skills, so a changed vocabulary needs no new reading. One file a repository and
    set of identities; written whole or not at all; a damaged one is read anew and overwritten. Its commits
    never change, so even a stale one saves the reading of all that it holds.

A file: `MAGIC`, a digest of the rest, the length of a JSON header, the header, columns and texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from gander.evidence.history import VERSION, Author, History
from gander.evidence.packed import COLUMNS, TEXTS, Packed, pack
from gander.shell.cache import cache_folder, keep

_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_MAGIC = b"gander facts 1\n"
_DIGEST = 16


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
        digest = hashlib.blake2b(key.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
        return self.folder / f"{digest}.facts"

    def get(self, path: Path, identities: Iterable[str]) -> Kept | None:
        """What was kept, fresh or stale; None when there is nothing or it is damaged."""
        try:
            return _from_bytes(self.file(path, identities).read_bytes())
        except _DAMAGED:
            return None

    def put(self, path: Path, identities: Iterable[str], kept: Kept) -> None:
        """Keeps a history; a folder that cannot be written costs time at the next start, nothing else."""
        keep(self.file(path, identities), _to_bytes(kept))


def _to_bytes(kept: Kept) -> bytes:
    history = kept.history
    packed = pack(history.commits)
    columns = [packed.columns[name].astype(f"<{kind}").tobytes() for name, kind in COLUMNS.items()]
    texts = [packed.joined[name].encode("utf-8", "surrogateescape") for name in TEXTS]
    plain = {
        "fingerprint": kept.fingerprint,
        "path": history.path,
        "name": history.name,
        "head": history.head,
        "counts": [getattr(history, name) for name in _COUNTS],
        "shallow": history.shallow,
        "left_out": history.left_out,
        "authors": history.authors,
        "sizes": [len(part) for part in (*columns, *texts)],
    }
    header = json.dumps(plain).encode()
    rest = b"".join((len(header).to_bytes(4, "little"), header, *columns, *texts))
    return _MAGIC + hashlib.blake2b(rest, digest_size=_DIGEST).digest() + rest


_COUNTS = ("n_commits", "n_own", "first", "last", "unreadable", "releases")


def _from_bytes(data: bytes) -> Kept:
    start = len(_MAGIC) + _DIGEST
    rest = memoryview(data)[start:]
    if hashlib.blake2b(rest, digest_size=_DIGEST).digest() != data[len(_MAGIC) : start]:
        raise ValueError("damaged")
    at = 4 + int.from_bytes(rest[:4], "little")
    plain: dict[str, Any] = json.loads(bytes(rest[4:at]))
    columns, texts = {}, {}
    for (name, kind), size in zip((*COLUMNS.items(), *((t, "") for t in TEXTS)), plain["sizes"], strict=True):
        part, at = rest[at : at + size], at + size
        if kind:
            columns[name] = np.frombuffer(part, dtype=f"<{kind}")
        else:
            texts[name] = str(part, "utf-8", "surrogateescape")
    counts = dict(zip(_COUNTS, plain["counts"], strict=True))
    history = History(
        path=plain["path"],
        name=plain["name"],
        head=plain["head"],
        commits=Packed(columns, texts),
        left_out=dict(plain["left_out"]),
        authors=tuple(Author(*a) for a in plain["authors"]),
        shallow=plain["shallow"],
        **counts,
    )
    return Kept(plain["fingerprint"], history)
