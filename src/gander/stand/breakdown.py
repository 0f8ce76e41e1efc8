"""The tables behind `--full`: jobs and reach by role, place, industry and seniority."""

from __future__ import annotations

import polars as pl

from gander.stand.result import Breakdown
from gander.stand.rows import estimate


def breakdown(demands: pl.DataFrame, top: int = 12, asked: bool = True) -> tuple[Breakdown, ...]:
    """One row a `label`, most jobs first.

    demands: label, employer_id, outcome (null where the requirements were not read), one row a demand and
    label; a demand under two labels counts under both, so rows need not sum to the whole.
    """
    sizes = (
        demands.filter(pl.col("label").is_not_null())
        .group_by("label")
        .agg(pl.len().alias("n"), pl.col("employer_id").n_unique().alias("employers"))
        .sort("n", "label", descending=[True, False])
        .head(top)
    )
    return tuple(
        row(label, demands.filter(pl.col("label") == label), n, employers, asked)
        for label, n, employers in sizes.iter_rows()
    )


def row(label: str, demands: pl.DataFrame, n: int, employers: int, asked: bool) -> Breakdown:
    """One row; reach is over the demands that state at least one must."""
    judged = demands.filter(pl.col("outcome").is_not_null() & (pl.col("outcome") != "no stated must"))
    return Breakdown(
        label=label,
        n_postings=n,
        n_employers=employers,
        reached=estimate(judged, pl.col("outcome") == "nothing missing"),
        asked=asked,
    )
