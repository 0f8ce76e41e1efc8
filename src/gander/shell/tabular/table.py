"""What every file of rows is once it is open: its columns, and batches of them with what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import polars as pl

from gander.connectors.imported.rows import ROW

ROWS = 4_000
"""Rows of a batch, as many as are read together (app.read_lines)."""
BYTES = 48 << 20
"""Or fewer, where they are long."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that could not be taken apart; `row`: its line, or its number where a file has no lines."""

    row: int
    why: str


@dataclass(slots=True)
class Batch:
    """`frame`: ROW (UInt64) and the columns asked for, all strings. `bad`: rows that are not in it."""

    frame: pl.DataFrame
    bad: list[Bad] = field(default_factory=list)


class Table(Protocol):
    """`form`: how it was read, for people. `row_word`: 'line' or 'row'. `total`: rows, where it is known."""

    @property
    def form(self) -> str: ...
    @property
    def row_word(self) -> str: ...
    @property
    def columns(self) -> Sequence[str]: ...
    @property
    def total(self) -> int | None: ...

    def batches(self, columns: Sequence[str]) -> Iterator[Batch]:
        """All rows, those columns of them. May be called more than once."""


class Gathering:
    """Rows of strings until there are enough for a batch."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = list(columns)
        self._clear()

    def _clear(self) -> None:
        self._rows: list[int] = []
        self._values: list[list[str | None]] = [[] for _ in self.columns]
        self.bad: list[Bad] = []
        self._size = 0

    def add(self, row: int, values: Sequence[str | None]) -> None:
        self._rows.append(row)
        for column, value in zip(self._values, values, strict=True):
            column.append(value)
            self._size += len(value) if value else 0

    @property
    def full(self) -> bool:
        return len(self._rows) >= ROWS or self._size >= BYTES or len(self.bad) >= ROWS

    def taken(self) -> Batch:
        """What is there, which begins anew."""
        frame = pl.DataFrame(
            {ROW: self._rows, **dict(zip(self.columns, self._values, strict=True))},
            schema={ROW: pl.UInt64, **dict.fromkeys(self.columns, pl.String)},
        )
        batch = Batch(frame, self.bad)
        self._clear()
        return batch
