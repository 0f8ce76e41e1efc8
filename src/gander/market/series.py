"""Demand by month as the user's own boards show it, and what a monthly series says of growth.

A demand counts in the month in which it was first seen, on boards that had been asked before that month
began: what stands on a board that is asked for the first time is a stock, and no new demand. Months count
that are over and in which the boards were asked, as in the month before; the others are gaps, not zeros.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from gander.market.asks import BOARD
from gander.stats.trend import Outlook, outlook

LONGEST = 36
"""Months that a trend looks back: what was asked for four years ago is another market."""
HOLE = 2
"""Months without anything that a trend may bridge; what lies before a longer gap is left out. A judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesMonth:
    """One month of the user's own boards: demands of the question first seen, of how many in all."""

    month: str
    n_jobs: int
    n_employers: int
    of_jobs: int
    n_boards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyTrend:
    """What a series says of growth; `gap`: the first and last month of the gap that ends it, or None."""

    outlook: Outlook
    gap: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSeries:
    """The user's own boards by month. `gaps`: months between in which too little was asked."""

    rows: tuple[SeriesMonth, ...]
    gaps: tuple[str, ...]
    trend: MonthlyTrend
    first_asked: date | None


def month_of(day: str) -> pl.Expr:
    """A day's month, counted from year 0, so that a year is twelve."""
    return pl.col(day).dt.year().cast(pl.Int64) * 12 + pl.col(day).dt.month().cast(pl.Int64) - 1


def month_name(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def own_series(seen: pl.DataFrame, asked: pl.DataFrame) -> OwnSeries:
    """seen: demand_id, employer_id, source, subject, first_seen, hit (is it asked about), a row an advert's
    part; asked: tables.ASK."""
    boards = asked.group_by(BOARD).agg(pl.col("day").min()).select(*BOARD, month_of("day").alias("since"))
    demands = (
        seen.sort("first_seen", "source", "subject")
        .group_by("demand_id", maintain_order=True)
        .agg(pl.col("employer_id", *BOARD, "first_seen").first(), pl.col("hit").any())
        .join(boards, on=BOARD, how="inner")
        .with_columns(month_of("first_seen").alias("month"))
        .filter(pl.col("since") < pl.col("month"))
    )
    days = asked.join(boards, on=BOARD).with_columns(month_of("day").alias("month"))
    counted = _counted(days)
    panel = days.filter(pl.col("since") < pl.col("month")).group_by("month").agg(pl.struct(BOARD).n_unique())
    n_boards = dict(panel.iter_rows())
    demands = demands.filter(pl.col("month").is_in(counted))
    run, gap = trailing(counted)
    # the same boards throughout: one that came later would be growth
    constant = demands.filter(pl.col("month").is_in(run) & (pl.col("since") < (run[0] if run else 0)))
    return OwnSeries(
        rows=tuple(_row(month, demands, n_boards) for month in counted),
        gaps=_gaps(counted),
        trend=MonthlyTrend(outlook=monthly_outlook(constant, run), gap=gap),
        first_asked=asked.select(pl.col("day").min()).item(),
    )


def _counted(days: pl.DataFrame) -> list[int]:
    """Months that are over, in which boards were asked that were known before, as in the month before."""
    asked_in = set(days["month"])
    known = set(days.filter(pl.col("since") < pl.col("month"))["month"])
    last = max(asked_in, default=0)
    return sorted(month for month in known if month < last and month - 1 in asked_in)


def _row(month: int, demands: pl.DataFrame, n_boards: dict[int, int]) -> SeriesMonth:
    there = demands.filter(pl.col("month") == month)
    hits = there.filter(pl.col("hit"))
    return SeriesMonth(
        month=month_name(month),
        n_jobs=hits.height,
        n_employers=hits["employer_id"].n_unique(),
        of_jobs=there.height,
        n_boards=n_boards.get(month, 0),
    )


def _gaps(months: list[int]) -> tuple[str, ...]:
    if not months:
        return ()
    return tuple(month_name(m) for m in range(months[0], months[-1]) if m not in set(months))


def trailing(months: list[int]) -> tuple[list[int], tuple[str, str] | None]:
    """The newest months without a long gap, at most LONGEST back; and that gap. months: ascending."""
    start = 0
    for i in range(len(months) - 1, 0, -1):
        if months[i] - months[i - 1] > HOLE + 1:
            start = i
            break
    gap = (month_name(months[start - 1] + 1), month_name(months[start] - 1)) if start else None
    return [m for m in months[start:] if m > months[-1] - LONGEST], gap


def monthly_outlook(series: pl.DataFrame, months: list[int]) -> Outlook:
    """series: month, employer_id, hit; one row an advert or a demand. months: those that are known."""
    rows = series.filter(pl.col("month").is_in(months))
    employers = rows["employer_id"].unique().sort()
    at = {month: i for i, month in enumerate(months)}
    where = (
        rows["employer_id"].cast(pl.Enum(employers)).to_physical().to_numpy(),
        np.array([at[m] for m in rows["month"]], dtype=np.int64),
    )
    totals = np.zeros((employers.len(), len(months)))
    hits = totals.copy()
    np.add.at(totals, where, 1.0)
    np.add.at(hits, where, rows["hit"].to_numpy().astype(np.float64))
    return outlook(hits, totals, np.array(months, dtype=np.int64))


def dated_trend(series: pl.DataFrame) -> MonthlyTrend:
    """The trend of a dated series of adverts. series: posted, employer_id, hit."""
    dated = series.with_columns(month_of("posted").alias("month"))
    run, gap = trailing(sorted(set(dated["month"])))
    return MonthlyTrend(outlook=monthly_outlook(dated, run), gap=gap)
