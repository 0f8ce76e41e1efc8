"""Doors: the actual postings to look at now, nearest first, one an employer."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from gander.model import Named, Place
from gander.stand.result import Door, Missing
from gander.tables import seen
from gander.vocabulary.vocabulary import Vocabulary

WELL_READ = 3
THIN = 0.5
"""An advert of which one or two musts could be read asks for more than that; each that is wanting to three
counts half a missing one, so that 'nothing missing of 1' does not outrank 'one of eight'. A judgement."""


def nearest_first(judged: pl.DataFrame) -> pl.DataFrame:
    """As `by_nearness`, one posting an employer."""
    return by_nearness(judged).unique("employer_id", keep="first", maintain_order=True)


def by_nearness(judged: pl.DataFrame) -> pl.DataFrame:
    """Fewest missing, then most musts met, then newest; with `seen` and `distance`.

    Newest decides among equals because old adverts are mostly dead. `judged`: tables.POSTING with n_must,
    n_missing and outcome, one row a demand.
    """
    thin = (WELL_READ - pl.col("n_must")).clip(lower_bound=0) * THIN
    return (
        judged.filter(pl.col("n_must") > 0)
        .with_columns(seen().alias("seen"), (pl.col("n_missing") + thin).alias("distance"))
        .sort("distance", "n_must", "seen", "id", descending=[False, True, True, False])
    )


def not_judged_newest_first(people: pl.DataFrame) -> pl.DataFrame:
    """Adverts of which nothing can be said but that they are there: there before remote, then the newest."""
    return people.with_columns(
        seen().alias("seen"), (pl.col("whereabouts") != "there").alias("away"), n_must=pl.lit(0)
    ).sort("away", "seen", "id", descending=[False, True, False])


def doors(
    rows: pl.DataFrame,
    missing: pl.DataFrame,
    answered: frozenset[str],
    vocabulary: Vocabulary,
    today: date,
    place: Place | None = None,
) -> tuple[Door, ...]:
    """The rows (tables.POSTING with n_must and whereabouts), in their order, as doors.

    missing: unmet units of those that were read; answered: gate kinds the person answered; place: the one
    asked about, which is named first among several.
    """
    lacking: dict[str, list[Missing]] = {}
    for row in missing.sort("posting", "unit").iter_rows(named=True):
        lacking.setdefault(row["posting"], []).append(to_missing(row, vocabulary))
    return tuple(
        _door(row, tuple(lacking.get(row["id"], ())), answered, vocabulary, today, place)
        for row in rows.with_columns(seen().alias("seen")).iter_rows(named=True)
    )


def to_missing(unit: dict[str, Any], vocabulary: Vocabulary) -> Missing:
    """A row of tables.REQUIREMENT as what is shown of an unmet unit."""
    under = unit["under"]
    return Missing(
        members=tuple(vocabulary.named(m) for m in unit["members"]),
        under=vocabulary.named(under) if under else None,
    )


def _door(
    row: dict[str, Any],
    missing: tuple[Missing, ...],
    answered: frozenset[str],
    vocabulary: Vocabulary,
    today: date,
    place: Place | None,
) -> Door:
    degree, years = row["degree"] or {}, row["years"] or {}
    required = degree.get("level") if degree.get("required") else None
    asked = required and required + (" or equivalent" if degree.get("or_equivalent") else "")
    return Door(
        posting=row["id"],
        employer=row["employer"],
        role=tuple(
            Named(id=r, label=vocabulary.roles[r].label if r in vocabulary.roles else r) for r in row["role"]
        ),
        place=place_label(asked_first(row["places"], place)),
        remote=row["remote"],
        seniority=row["seniority"],
        missing=missing,
        n_must=row["n_must"],
        basis=row["basis"],
        here=row["whereabouts"] == "there",
        degree=asked or None,
        years_min=years.get("min"),
        gates=tuple(sorted({g["kind"] for g in row["gates"] or []} - answered)),
        posted=row["posted"],
        posted_basis=row["posted_basis"],
        seen_last=row["seen_last"],
        age_days=None if row["posted_basis"] == "written" else _age(row["posted"], today),
        seen_days=_age(row["seen"], today),
        source=row["source"],
        url=row["url"],
    )


def _age(day: date | None, today: date) -> int | None:
    return (today - day).days if day else None


def asked_first(places: list[dict[str, Any]] | None, asked: Place | None) -> list[dict[str, Any]]:
    """The places with the one asked about first, then those of its country."""
    if asked is None:
        return places or []
    return sorted(places or [], key=lambda p: (p["city"] != asked.city, p["iso2"] != asked.iso2))


def place_label(places: list[dict[str, Any]] | None, most: int = 2) -> str:
    """'Berlin, DE', 'London, GB / Paris, FR +2', '' where unknown."""
    names = [", ".join(p for p in (place["city"], place["iso2"]) if p) for place in places or []]
    names = list(dict.fromkeys(n for n in names if n))
    more = f" +{len(names) - most}" if len(names) > most else ""
    return " / ".join(names[:most]) + more
