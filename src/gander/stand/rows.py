"""The stand block: outcomes counted over postings, one a demand, with intervals clustered by employer."""

from __future__ import annotations

import numpy as np
import polars as pl

from gander.model import OUTCOMES, Estimate, EvidenceKind
from gander.stand.result import StandRow
from gander.stats.shares import employer_codes, share


def estimate(postings: pl.DataFrame, hit: pl.Expr) -> Estimate:
    """Share of the rows where `hit` is true; `postings` has employer_id, one row a demand."""
    marked = postings.select(hit.alias("hit"), "employer_id")
    return share(marked["hit"].to_numpy().astype(np.bool_), employer_codes(marked["employer_id"].to_list()))


def stand_rows(judged: pl.DataFrame, evidence: EvidenceKind) -> tuple[StandRow, ...]:
    """One row an outcome. `judged`: employer_id and outcome, one row a demand, 'no stated must' left out."""
    return tuple(
        StandRow(evidence=evidence, outcome=o, estimate=estimate(judged, pl.col("outcome") == o))
        for o in OUTCOMES
        if o != "no stated must"
    )
