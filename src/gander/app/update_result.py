"""What `gander update` answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gander.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source: subjects asked, how many came whole, adverts shown, and what happened to them. `first`:
    those on boards that never came wholly before, of which nobody knows since when they are there."""

    source: str
    verified: bool
    asked: int
    whole: int
    failed: int
    shown: int
    first: int
    new: int
    changed: int
    closed: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """`requests`: answered over the network, `unchanged` of them as they were; `read`: adverts that were
    read; `why`: (reason, subjects) of what was asked; `left`: subjects known and not asked."""

    day: date
    rows: tuple[SourceRow, ...]
    reposted: int
    reopened: int
    requests: int
    unchanged: int
    read: int
    n_open: int
    n_demands: int
    n_employers: int
    why: tuple[tuple[str, int], ...]
    left: int
    stopped: bool
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    COUNTS: ClassVar = ("asked", "whole", "failed", "shown", "first", "new", "changed", "closed")

    def total(self, name: str) -> int:
        """The sum of a column of `rows`."""
        return sum(getattr(row, name) for row in self.rows)
