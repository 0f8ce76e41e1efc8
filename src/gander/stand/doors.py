"""Doors: the actual postings to look at now, nearest first, one an employer."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from gander.model import Named
from gander.stand.result import Door, Missing
from gander.tables import seen
from gander.vocabulary.vocabulary import Vocabulary


def nearest_first(judged: pl.DataFrame) -> pl.DataFrame:
    """Fewest missing, then most musts met, then newest; one posting an employer.

    Newest decides among equals because old adverts are mostly dead. `judged`: tables.POSTING with n_must,
    n_missing and outcome, one row a demand.
    """
    return (
        judged.filter(pl.col("n_must") > 0)
        .with_columns(seen().alias("seen"))
        .sort("n_missing", "n_must", "seen", "id", descending=[False, True, True, False])
        .unique("employer_id", keep="first", maintain_order=True)
    )


def doors(
    judged: pl.DataFrame, missing: pl.DataFrame, answered: frozenset[str], vocabulary: Vocabulary, today: date
) -> tuple[Door, ...]:
    """The rows of `judged`, in their order, as doors. missing: unmet units; answered: gate kinds answered."""
    lacking: dict[str, list[Missing]] = {}
    for row in missing.sort("posting", "unit").iter_rows(named=True):
        lacking.setdefault(row["posting"], []).append(to_missing(row, vocabulary))
    return tuple(
        _door(row, tuple(lacking.get(row["id"], ())), answered, vocabulary, today)
        for row in judged.with_columns(seen().alias("seen")).iter_rows(named=True)
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
) -> Door:
    degree, years, day = row["degree"] or {}, row["years"] or {}, row["seen"]
    required = degree.get("level") if degree.get("required") else None
    asked = required and required + (" or equivalent" if degree.get("or_equivalent") else "")
    return Door(
        posting=row["id"],
        employer=row["employer"],
        role=tuple(
            Named(id=r, label=vocabulary.roles[r].label if r in vocabulary.roles else r) for r in row["role"]
        ),
        place=place_label(row["places"]),
        remote=row["remote"],
        seniority=row["seniority"],
        missing=missing,
        n_must=row["n_must"],
        degree=asked or None,
        years_min=years.get("min"),
        gates=tuple(sorted({g["kind"] for g in row["gates"] or []} - answered)),
        posted=row["posted"],
        posted_basis=row["posted_basis"],
        seen_last=row["seen_last"],
        age_days=(today - day).days if day else None,
        source=row["source"],
        url=row["url"],
    )


def place_label(places: list[dict[str, Any]] | None, most: int = 2) -> str:
    """'Berlin, DE', 'London, GB / Paris, FR +2', '' where unknown."""
    names = [", ".join(p for p in (place["city"], place["iso2"]) if p) for place in places or []]
    names = list(dict.fromkeys(n for n in names if n))
    more = f" +{len(names) - most}" if len(names) > most else ""
    return " / ".join(names[:most]) + more
