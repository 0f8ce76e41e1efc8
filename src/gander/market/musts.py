"""What adverts that changed ask for now and did not before, and the other way round."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

Unit = tuple[str, ...]
"""A hard must: one skill, or several of which any will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MustChange:
    """The musts of one posting that were added and dropped, as ids of skills."""

    posting: str
    added: tuple[Unit, ...]
    dropped: tuple[Unit, ...]


def must_changes(before: pl.DataFrame, now: pl.DataFrame) -> tuple[MustChange, ...]:
    """before, now: the hard musts of the same postings (tables.REQUIREMENT), each in one generation.

    Only postings in which something differs. A must that became a plus is dropped; other years beside the
    same skill are no change.
    """
    old, new = _by_posting(before), _by_posting(now)
    found = []
    for posting in sorted(old.keys() | new.keys()):
        was, is_ = old.get(posting, set()), new.get(posting, set())
        if was != is_:
            found.append(
                MustChange(posting=posting, added=tuple(sorted(is_ - was)), dropped=tuple(sorted(was - is_)))
            )
    return tuple(found)


def _by_posting(musts: pl.DataFrame) -> dict[str, set[Unit]]:
    units: dict[str, set[Unit]] = {}
    for posting, members in musts.select("posting", "members").iter_rows():
        units.setdefault(posting, set()).add(tuple(sorted(members or ())))
    return units
