"""Which commits touched a skill, as columns: counted at once, made into tuples for whom looks at one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from gander.evidence.packed import FLAGS, Packed, key_of

Numbers = NDArray[Any]


class Use(NamedTuple):
    """One commit that touched a skill. `lines`: own non-trivial lines that used it, 0 = only named.

    `day`: ordinal; `test`: in a test file; the others: of the commit, by `evidence.history.Commit`.
    """

    commit: str
    day: int
    lines: int
    test: bool
    fix: bool
    by_other: bool
    released: bool
    assisted: bool = False


class Columns(NamedTuple):
    """Uses as arrays. `key`: a number for the commit; `flags`: bits of `packed.FLAGS`."""

    key: Numbers
    day: Numbers
    lines: Numbers
    test: Numbers
    flags: Numbers

    def has(self, flag: str) -> Numbers:
        """Where the commit is marked so."""
        marked: Numbers = (self.flags & (1 << FLAGS.index(flag))) != 0
        return marked


class Uses(Sequence[Use]):
    """Uses of commits of one repository: the place of each commit, lines, and whether in a test file."""

    __slots__ = ("_packed", "lines", "places", "test")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, packed: Packed, places: Numbers, lines: Numbers, test: Numbers) -> None:
        self._packed = packed
        self.places, self.lines, self.test = places, lines, test

    @classmethod
    def of(cls, packed: Packed, rows: Sequence[tuple[int, int, bool]]) -> Uses:
        """From (place of the commit, lines, in a test file)."""
        columns = zip(*rows, strict=True) if rows else ((), (), ())
        places, lines, test = (np.array(c, dtype=t) for c, t in zip(columns, ("i4", "i8", "?"), strict=True))
        return cls(packed, places, lines, test)

    def columns(self) -> Columns:
        c = self._packed.columns
        at = self.places
        return Columns(c["key"][at], c["day"][at], self.lines, self.test, c["flags"][at])

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> Use: ...
    @overload
    def __getitem__(self, at: slice) -> Uses: ...
    def __getitem__(self, at: int | slice) -> Use | Uses:
        if isinstance(at, slice):
            return Uses(self._packed, self.places[at], self.lines[at], self.test[at])
        n = int(self.places[at])
        flags = int(self._packed.columns["flags"][n])
        return Use(
            self._packed.ids[n],
            int(self._packed.columns["day"][n]),
            int(self.lines[at]),
            bool(self.test[at]),
            *(bool(flags & 1 << bit) for bit in range(4)),
        )

    def __iter__(self) -> Iterator[Use]:
        return (self[n] for n in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def newest(self) -> Uses:
        """The same, newest first."""
        order = np.argsort(-self._packed.columns["day"][self.places].astype(np.int64), kind="stable")
        return Uses(self._packed, self.places[order], self.lines[order], self.test[order])


def columns(uses: Sequence[Use]) -> Columns:
    """The columns of uses of any kind."""
    if isinstance(uses, Uses):
        return uses.columns()
    flags = [sum(getattr(u, name, False) << bit for bit, name in enumerate(FLAGS)) for u in uses]
    return Columns(
        np.array([key_of(u.commit) for u in uses], dtype="u8"),
        np.array([u.day for u in uses], dtype="i4"),
        np.array([u.lines for u in uses], dtype="i8"),
        np.array([u.test for u in uses], dtype="?"),
        np.array(flags, dtype="u1"),
    )


def joined(parts: Iterable[Columns]) -> Columns:
    """Several as one."""
    return Columns(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def newest(uses: Sequence[Use]) -> Sequence[Use]:
    """The uses, newest first."""
    return uses.newest() if isinstance(uses, Uses) else sorted(uses, key=lambda use: use.day, reverse=True)
