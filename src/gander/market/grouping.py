"""`--by`: the population split by place, seniority, industry or role, or the dated series by month."""

from __future__ import annotations

import numpy as np
import polars as pl

from gander.market.ghosts import STATED
from gander.market.result import GroupRow
from gander.stats.shares import employer_codes, share
from gander.tables import place_names

GROUPS = ("month", "place", "seniority", "industry", "role", "age")
BANDS = ((0, 30), (30, 60), (60, 90), (90, 180), (180, None))
"""Days from and before which, for `--by age`."""
NOTES = {
    "month": "adverts of the dated series (Hacker News) only: boards list what is still open, so their dates "
    "are no demand over time; share = of all adverts of that month",
    "place": "jobs that name the place; share = of the jobs of the population",
    "seniority": "share = of the jobs of the population",
    "industry": "share = of the jobs of the population",
    "role": "a job may have two roles; share = of the jobs of the population",
}


def group_key(by: str) -> pl.Expr:
    """A list or scalar column of labels for that grouping."""
    if by == "place":
        return place_names().list.unique(maintain_order=True)
    return pl.col(by)


def grouped(demands: pl.DataFrame, by: str, top: int) -> tuple[GroupRow, ...]:
    """One row a group, most jobs first. demands: tables.POSTING, one row a demand."""
    labelled = demands.select("id", "employer_id", group_key(by).alias("label"))
    if labelled.schema["label"] == pl.List(pl.String):
        labelled = labelled.explode("label")
    labelled = labelled.drop_nulls("label").filter(pl.col("label") != "")
    employers = employer_codes(demands["employer_id"].to_list())
    leading = (
        labelled.group_by("label")
        .agg(pl.len().alias("n"), pl.col("employer_id").n_unique().alias("employers"))
        .sort("n", "label", descending=[True, False])
        .head(top)
    )
    return tuple(
        GroupRow(
            id=label,
            label=label,
            n_postings=n,
            n_employers=n_employers,
            share=share(
                demands["id"].is_in(labelled.filter(pl.col("label") == label)["id"].implode()).to_numpy(),
                employers,
            ),
        )
        for label, n, n_employers in leading.iter_rows()
    )


def n_groups(demands: pl.DataFrame, by: str) -> int:
    """How many groups there are in all. demands: as for `grouped`."""
    labels = demands.select(group_key(by).alias("label"))
    if labels.schema["label"] == pl.List(pl.String):
        labels = labels.explode("label")
    return labels.drop_nulls("label").filter(pl.col("label") != "")["label"].n_unique()


def by_month(series: pl.DataFrame) -> tuple[GroupRow, ...]:
    """One row a month of a dated series, in order. series: posted, employer_id, hit (is it asked about)."""
    dated = series.with_columns(pl.col("posted").dt.strftime("%Y-%m").alias("month")).sort(
        "month", "employer_id"
    )
    rows = []
    for (month,), adverts in dated.group_by("month", maintain_order=True):
        hits = adverts["hit"].to_numpy().astype(np.bool_)
        estimate = share(hits, employer_codes(adverts["employer_id"].to_list()))
        rows.append(
            GroupRow(
                id=str(month),
                label=str(month),
                n_postings=estimate.count,
                n_employers=estimate.employers_with,
                share=estimate,
            )
        )
    return tuple(rows)


def by_age(jobs: pl.DataFrame) -> tuple[GroupRow, ...]:
    """One row a band of ages, in order, of the jobs whose day of posting is stated. jobs: `job_ages`."""
    mine = jobs.filter(pl.col("basis") == STATED)
    employers = employer_codes(mine["employer_id"].to_list())
    rows = []
    for low, high in BANDS if mine.height else ():
        there = (pl.col("days") >= low) & (pl.col("days") < high if high else pl.lit(True))
        estimate = share(mine.select(there).to_series().to_numpy(), employers)
        rows.append(
            GroupRow(
                id=f"{low}-{high - 1}" if high else f"{low}+",
                label=f"{low}–{high - 1} days" if high else f"{low} days and more",
                n_postings=estimate.count,
                n_employers=estimate.employers_with,
                share=estimate,
            )
        )
    return tuple(rows)
