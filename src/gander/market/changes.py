"""What happened on the boards that were asked since a day, restricted to the adverts of a question.

Only what can be compared is called a change. On a board that is asked for the first time everything is 'first
asked': it may have stood there for months. Adverts that a board which failed did not show are 'not known':
neither open nor closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from gander.market.asks import BOARD

KINDS = ("new", "reposted", "reopened", "changed", "closed", "first asked", "not known")
"""An advert may be of several kinds: new and closed again, changed and closed."""
WHOLE, NEVER = "whole", "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """One advert, by the names and the address that its board gives."""

    title: str
    employer: str | None
    url: str | None
    day: date | None
    how: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """The adverts of one kind, their jobs (an advert cloned to many cities is one) and employers.

    `how`: closed adverts by how we know; `by_role`, `by_employer`: jobs, most first; `leading`: the newest,
    of different employers first.
    """

    kind: str
    n_adverts: int
    n_jobs: int
    n_employers: int
    how: Mapping[str, int]
    by_role: tuple[tuple[str, int], ...]
    by_employer: tuple[tuple[str, int], ...]
    leading: tuple[Leading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedBoard:
    """A board that did not show all of itself the last time that it was asked."""

    source: str
    subject: str
    state: str
    why: str
    next: str
    had: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Boards:
    """What can be compared: boards had whole on both sides of the day; asked for the first time since; not
    asked since; and those that failed."""

    compared: int
    first_asked: int
    not_asked: int
    failed: tuple[FailedBoard, ...]


def boards(subjects: pl.DataFrame, firsts: pl.DataFrame, start: date) -> Boards:
    """subjects: tables.SUBJECT; firsts: asks.first_asked; start: the first day of the comparison."""
    known = subjects.join(firsts, on=BOARD, how="left").with_columns(
        pl.col("asked").dt.date(), pl.col("had").dt.date()
    )
    asked = known.filter(pl.col("asked") >= start)
    failed = asked.filter(pl.col("state") != WHOLE).sort(*BOARD)
    whole = asked.filter(pl.col("state") == WHOLE)
    return Boards(
        compared=whole.filter(pl.col("first") < start).height,
        first_asked=whole.filter(pl.col("first") >= start).height,
        not_asked=known.height - asked.height,
        failed=tuple(
            FailedBoard(
                source=row["source"],
                subject=row["subject"],
                state=row["state"] or "",
                why=row["why"] or "",
                next=row["next"] or "",
                had=row["had"],
            )
            for row in failed.iter_rows(named=True)
        ),
    )


def marked(
    adverts: pl.DataFrame,
    events: pl.DataFrame,
    subjects: pl.DataFrame,
    firsts: pl.DataFrame,
    start: date,
) -> pl.DataFrame:
    """The adverts with a true or false column 'is KIND' for each of KINDS, and `day`, when it last was.

    adverts: tables.ADVERT of a question, a row a part, with demand_id, employer_id, employer, role.
    """
    known = adverts.join(firsts, on=BOARD, how="left").join(
        subjects.select(*BOARD, "asked", "state"), on=BOARD, how="left"
    )
    since = events.filter(pl.col("day") >= start)
    happened = {kind: since.filter(pl.col("kind") == kind)["id"].unique() for kind in KINDS}
    fresh = pl.col("first_seen") >= start
    # a board that was never had whole shows now this part of itself and now that
    stood = (pl.col("first_seen") > pl.col("first")).fill_null(False)
    again = pl.col("id").is_in(happened["reposted"].implode())
    unseen = (pl.col("state").fill_null(NEVER) != WHOLE) & (
        pl.col("last_seen") < pl.col("asked").dt.date()
    ).fill_null(True)
    return known.with_columns(
        (fresh & stood & ~again).alias("is new"),
        again.alias("is reposted"),
        (pl.col("id").is_in(happened["reopened"].implode()) & pl.col("closed").is_null()).alias(
            "is reopened"
        ),
        pl.col("id").is_in(happened["changed"].implode()).alias("is changed"),
        (pl.col("closed") >= start).fill_null(False).alias("is closed"),
        (fresh & ~stood & ~again).alias("is first asked"),
        (pl.col("closed").is_null() & unseen).alias("is not known"),
        pl.max_horizontal("first_seen", "changed", "closed").alias("day"),
    )


def change_rows(adverts: pl.DataFrame, top: int) -> tuple[ChangeRow, ...]:
    """One row for each of KINDS. adverts: `marked`."""
    return tuple(_row(kind, adverts.filter(pl.col(f"is {kind}")), top) for kind in KINDS)


def _row(kind: str, there: pl.DataFrame, top: int) -> ChangeRow:
    once = there.unique("id", keep="first", maintain_order=True)
    roles = there.select("demand_id", "role").explode("role")
    how = once.drop_nulls("how")["how"].value_counts().sort("count", "how", descending=[True, False])
    return ChangeRow(
        kind=kind,
        n_adverts=once.height,
        n_jobs=there["demand_id"].n_unique(),
        n_employers=there["employer_id"].n_unique(),
        how=dict(how.iter_rows()) if kind == "closed" else {},
        by_role=_most(roles, "role", top),
        by_employer=_most(there, "employer", top),
        leading=_leading(once, top),
    )


def _most(rows: pl.DataFrame, column: str, top: int) -> tuple[tuple[str, int], ...]:
    counts = (
        rows.drop_nulls(column)
        .group_by(column)
        .agg(pl.col("demand_id").n_unique().alias("n"))
        .sort("n", column, descending=[True, False])
        .head(top)
    )
    return tuple(counts.iter_rows())


def _leading(once: pl.DataFrame, top: int) -> tuple[Leading, ...]:
    ordered = once.sort("day", "title", "id", descending=[True, False, False], nulls_last=True)
    # one clone of a job is enough, and one employer must not fill the list
    ordered = ordered.unique("demand_id", keep="first", maintain_order=True)
    place = pl.col("id").cum_count().over("employer_id")
    chosen = ordered.with_columns(place.alias("place")).sort("place", maintain_order=True).head(top)
    return tuple(
        Leading(
            title=row["title"] or "", employer=row["employer"], url=row["url"], day=row["day"], how=row["how"]
        )
        for row in chosen.iter_rows(named=True)
    )
