"""The result for a person and each posting: nothing missing, one short, >= 60 %, less, no stated must."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from gander.stand.satisfied import satisfied

ENOUGH_SHARE = 0.6
"""METHODS section 2: above about 60 % of the requirements more made no difference to interviews."""


MUST_COLUMNS = ("posting", "unit", "members", "under", "status", "kind")
"""What is read of a unit to say whether it is met."""


def hard_must() -> pl.Expr:
    """A unit that a person's skills are asked for (CONTRACTS: the hard must units)."""
    return (pl.col("status") == "must") & (pl.col("kind") == "hard")


def hard_musts(requirements: pl.DataFrame) -> pl.DataFrame:
    """The units that a person's skills are asked for."""
    return requirements.filter(hard_must())


def outcomes(posting_ids: pl.Series, musts: pl.DataFrame, owned: Iterable[str]) -> pl.DataFrame:
    """One row a posting, in the order given: posting, n_must, n_missing, outcome.

    musts: the hard must units (tables.REQUIREMENT) of at least these postings; owned: closed under implies.
    A posting without any is 'no stated must': nobody meets an empty list.
    """
    own = musts.filter(pl.col("posting").is_in(posting_ids.implode()))
    judged = (
        own.with_columns(satisfied(own, owned))
        .group_by("posting")
        .agg(pl.len().alias("n_must"), (~pl.col("satisfied")).sum().alias("n_missing"))
    )
    met = 1 - pl.col("n_missing") / pl.col("n_must")
    return (
        pl.DataFrame({"posting": posting_ids})
        .join(judged, on="posting", how="left", maintain_order="left")
        .with_columns(pl.col("n_must", "n_missing").fill_null(0).cast(pl.Int64))
        .with_columns(
            pl.when(pl.col("n_must") == 0)
            .then(pl.lit("no stated must"))
            .when(pl.col("n_missing") == 0)
            .then(pl.lit("nothing missing"))
            .when(pl.col("n_missing") == 1)
            .then(pl.lit("one short"))
            .when(met >= ENOUGH_SHARE)
            .then(pl.lit(">= 60 %"))
            .otherwise(pl.lit("less"))
            .alias("outcome")
        )
    )


def at_least(share: float = ENOUGH_SHARE) -> pl.Expr:
    """Whether at least this share of the musts is met, for rows of `outcomes`; without a must it is not.

    Cumulative, unlike the outcomes: it holds for everything with nothing missing, and for one short where
    that one is a third of the list or less.
    """
    met = 1 - pl.col("n_missing") / pl.col("n_must")
    return ((pl.col("n_must") > 0) & (met >= share)).alias("at_least")


def missing_units(musts: pl.DataFrame, owned: Iterable[str]) -> pl.DataFrame:
    """The hard must units that are not met."""
    return musts.filter(~satisfied(musts, owned))
