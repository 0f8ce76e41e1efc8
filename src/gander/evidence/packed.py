"""Own commits as columns: kept and read at once, and turned into tuples only for whom looks at one.

Why:
    A hundred thousand commits are a million objects, which take a second to make. As columns they are a few
    arrays, there in milliseconds, and most questions (which commits wrote these files?) need no object.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from gander.evidence.history import Commit, Touch

FLAGS = ("fix", "by_other", "released", "assisted", "shared", "root")
"""bits of a commit, from the lowest on"""
_INT = ("day", "issue_start", "issue", "touch_start", "path", "lines")
_KEYS = ("used", "imported", "packages")
COLUMNS: dict[str, str] = {
    "key": "u8",
    "twin_key": "u8",
    "blob": "u8",
    "flags": "u1",
    **dict.fromkeys(_INT, "i4"),
    **{name: "i4" for key in _KEYS for name in (f"{key}_start", key)},
}
"""name -> type of a number"""
TEXTS = ("ids", "twins", "texts")


def key_of(text: str) -> int:
    """A number that stands for a commit's id or twin: equal texts, equal numbers."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).digest())


@dataclass(frozen=True, slots=False, eq=False)
class Packed(Sequence[Commit]):
    """Commits as columns (`COLUMNS`) and lists of texts (`TEXTS`), each as one text parted by NUL."""

    columns: Mapping[str, NDArray[Any]]
    joined: Mapping[str, str]

    @cached_property
    def ids(self) -> list[str]:
        return _split(self.joined["ids"])

    @cached_property
    def texts(self) -> list[str]:
        """Paths and keys; a column refers to them by their place."""
        return _split(self.joined["texts"])

    @cached_property
    def place(self) -> dict[str, int]:
        """Where a text stands in `texts`."""
        return {text: n for n, text in enumerate(self.texts)}

    @cached_property
    def _is_path(self) -> NDArray[Any]:
        found = np.zeros(len(self.texts), dtype=bool)
        found[self.columns["path"]] = True
        return found

    def touched(self, paths: Iterable[str]) -> set[str]:
        """Those of the paths that a commit touched."""
        places = ((path, self.place.get(path)) for path in paths)
        return {path for path, n in places if n is not None and self._is_path[n]}

    def __len__(self) -> int:
        return len(self.columns["day"])

    @overload
    def __getitem__(self, at: int) -> Commit: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Commit, ...]: ...
    def __getitem__(self, at: int | slice) -> Commit | tuple[Commit, ...]:
        return self._all[at]

    def __iter__(self) -> Iterator[Commit]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def _all(self) -> tuple[Commit, ...]:
        c = {name: column.tolist() for name, column in self.columns.items()}
        text = self.texts.__getitem__
        keys = [
            [tuple(map(text, c[key][a:b])) for a, b in pairwise(starts)]
            for key in _KEYS
            for starts in (c[f"{key}_start"],)
        ]
        blobs = [f"{blob:016x}" if blob else "" for blob in c["blob"]]
        touches = list(map(Touch, map(text, c["path"]), c["lines"], *keys, blobs))
        starts, issues = c["touch_start"], c["issue_start"]
        twins = _split(self.joined["twins"])
        return tuple(
            Commit(
                self.ids[n],
                c["day"][n],
                twins[n],
                bool(flags & 1),
                bool(flags & 2),
                bool(flags & 4),
                tuple(touches[starts[n] : starts[n + 1]]),
                bool(flags & 8),
                bool(flags & 16),
                tuple(map(text, c["issue"][issues[n] : issues[n + 1]])),
                bool(flags & 32),
            )
            for n, flags in enumerate(c["flags"])
        )

    def wrote(self, files: Iterable[str]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """(touches of these files, the commit of each), as places in the columns."""
        places = [self.place[file] for file in files if file in self.place]
        found = np.flatnonzero(np.isin(self.columns["path"], places))
        return found, np.searchsorted(self.columns["touch_start"], found, "right") - 1


def assisted(packed: Packed) -> tuple[int, int]:
    """(commits that are tagged as assisted, their own lines)."""
    tagged = (packed.columns["flags"] & (1 << FLAGS.index("assisted"))) != 0
    lines = packed.columns["lines"][np.repeat(tagged, np.diff(packed.columns["touch_start"]))]
    return int(tagged.sum()), int(lines.sum())


def pack(commits: Sequence[Commit]) -> Packed:
    """Commits as columns; what is packed already stays as it is."""
    if isinstance(commits, Packed):
        return commits
    table: dict[str, int] = {}

    def number(text: str) -> int:
        return table.setdefault(text.replace("\0", ""), len(table))

    touches = [t for c in commits for t in c.touches]
    numbers: dict[str, list[int]] = {
        "key": [key_of(c.id) for c in commits],
        "twin_key": [key_of(c.twin) for c in commits],
        "blob": [int(t.blob, 16) if t.blob else 0 for t in touches],
        "flags": [sum(getattr(c, name) << bit for bit, name in enumerate(FLAGS)) for c in commits],
        "day": [c.day for c in commits],
        "issue_start": _starts(len(c.issues) for c in commits),
        "issue": [number(issue) for c in commits for issue in c.issues],
        "touch_start": _starts(len(c.touches) for c in commits),
        "path": [number(t.path) for t in touches],
        "lines": [t.lines for t in touches],
    }
    for place, key in enumerate(_KEYS, start=2):
        numbers[f"{key}_start"] = _starts(len(t[place]) for t in touches)  # type: ignore[arg-type]
        numbers[key] = [number(text) for t in touches for text in t[place]]  # type: ignore[union-attr]
    return Packed(
        {name: np.array(numbers[name], dtype=kind) for name, kind in COLUMNS.items()},
        {
            "ids": _join(c.id for c in commits),
            "twins": _join(c.twin for c in commits),
            "texts": _join(table),
        },
    )


def _starts(lengths: Iterable[int]) -> list[int]:
    at, found = 0, [0]
    for length in lengths:
        at += length
        found.append(at)
    return found


def _join(texts: Iterable[str]) -> str:
    return "".join(f"{text}\0" for text in texts)


def _split(joined: str) -> list[str]:
    return joined.split("\0")[:-1]
