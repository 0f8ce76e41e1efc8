"""The first adverts of a file as they would be read: enough to see whether the columns are the right ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from gander.app.reading import Readers
from gander.model import Named
from gander.normalise.posting import with_ids

MUSTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRow:
    """One advert: as the file has it, and what was read of it. `musts`: its hard must units, any-of together.
    `facts`: place, remote, pay … as tables.POSTING has them."""

    title: str
    employer: str | None
    url: str | None
    roles: tuple[Named, ...]
    facts: Mapping[str, Any]
    musts: tuple[tuple[Named, ...], ...]
    n_musts: int
    basis: str


def first_rows(raw: pl.DataFrame) -> tuple[FirstRow, ...]:
    """In the order of `raw` (tables.RAW)."""
    if raw.is_empty():
        return ()
    readers = Readers()
    found = readers.read(raw, demands=False)
    asked = _asked(found.units, readers)
    by_id = {row["id"]: row for row in found.postings.iter_rows(named=True)}
    known = readers.vocabulary.roles
    shown = []
    for id_, title in with_ids(raw).select("id", "title").iter_rows():
        row = by_id[id_]
        roles = (Named(id=r, label=known[r].label if r in known else r) for r in row["role"] or ())
        names = ("places", "remote", "remote_from", "pay", "posted", "posted_basis", "seniority", "lang")
        musts = asked.get(id_, [])
        shown.append(
            FirstRow(
                title=title or "",
                employer=row["employer"],
                url=row["url"],
                roles=tuple(roles),
                facts={name: row[name] for name in names},
                musts=tuple(musts[:MUSTS]),
                n_musts=len(musts),
                basis=row["basis"],
            )
        )
    return tuple(shown)


def _asked(units: pl.DataFrame, readers: Readers) -> dict[str, list[tuple[Named, ...]]]:
    hard = units.filter((pl.col("status") == "must") & (pl.col("kind") == "hard")).sort("posting", "start")
    found: dict[str, list[tuple[Named, ...]]] = {}
    for posting, members in hard.select("posting", "members").iter_rows():
        found.setdefault(posting, []).append(tuple(readers.vocabulary.named(one) for one in members))
    return found
