"""The stand block: outcomes counted over postings, one a demand, with intervals clustered by employer.

Only "at least 60 % met" is corrected for the reader's error: the other outcomes are rare, and there the
correction's interval is wider than what it corrects (METHODS section 1).
"""

from __future__ import annotations

import numpy as np
import polars as pl

from gander.model import OUTCOMES, Estimate, EvidenceKind, ReaderAudit
from gander.stand.outcome import at_least
from gander.stand.result import AtLeast, StandRow
from gander.stats.corrected import corrected
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


def at_least_row(
    judged: pl.DataFrame, evidence: EvidenceKind, family: str, audit: ReaderAudit | None
) -> AtLeast:
    """At least 60 % of the musts met, as read and corrected; `audit` is that of the role family."""
    read = estimate(judged, at_least())
    return AtLeast(
        evidence=evidence,
        estimate=read,
        corrected=corrected(read, audit) if audit else None,
        family=family,
        audit=audit,
    )
