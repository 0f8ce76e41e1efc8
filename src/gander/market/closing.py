"""After how many days jobs close, from those that the boards asked showed: closed, or open when last seen.

A job is open from the posting day that is stated, else from the day on which it was first seen, where the
board had been asked before; jobs that stood there without a day at the first asking have no known beginning
and are left out. It has closed when all its adverts have. Closed is not filled: employers withdraw, pause and
replace adverts too. The curve is Kaplan and Meier's with delayed entry; plain quartiles of the closed ones
would count the short lives only, because the long ones have not ended yet.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from gander.market.asks import BOARD
from gander.stats.shares import MIN_EMPLOYERS, MIN_N_EFF, employer_codes, share
from gander.stats.survival import Lasting, Spells, lasting


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Jobs seen to close, at how many employers, and their effective number; `lasting` from the floors on."""

    n_closed: int
    n_employers: int
    n_eff: float
    n_watched: int
    lasting: Lasting | None

    @property
    def enough(self) -> bool:
        """Whether METHODS' floors hold."""
        return self.n_employers >= MIN_EMPLOYERS and self.n_eff >= MIN_N_EFF


def closing(adverts: pl.DataFrame, firsts: pl.DataFrame) -> Closing:
    """adverts: source, subject, demand_id, employer_id, posted, posted_basis, first_seen, last_seen, closed,
    a row an advert of the question; firsts: asks.first_asked."""
    stated = (pl.col("posted_basis") == "stated") & (pl.col("posted") <= pl.col("first_seen"))
    fresh = pl.col("first_seen") > pl.col("first")
    begun = pl.when(stated).then(pl.col("posted")).when(fresh).then(pl.col("first_seen"))
    jobs = (
        adverts.join(firsts, on=BOARD, how="inner")
        .with_columns(begun.alias("begun"))
        .drop_nulls("begun")
        .group_by("demand_id")
        .agg(
            pl.col("employer_id").sort().first(),
            pl.col("begun").min(),
            pl.col("first_seen").min(),
            pl.col("closed").is_not_null().all().alias("ended"),
            pl.coalesce("closed", "last_seen").max().alias("left"),
        )
        .filter(pl.col("left") > pl.col("first_seen"))
        .sort("demand_id")
    )
    closed = jobs.filter(pl.col("ended"))
    known = share(closed["ended"].to_numpy(), employer_codes(closed["employer_id"].to_list()))
    found = Closing(
        n_closed=closed.height,
        n_employers=known.n_employers,
        n_eff=known.n_eff,
        n_watched=jobs.height,
        lasting=None,
    )
    if not found.enough:
        return found
    return Closing(
        n_closed=found.n_closed,
        n_employers=found.n_employers,
        n_eff=found.n_eff,
        n_watched=found.n_watched,
        lasting=lasting(_spells(jobs)),
    )


def _spells(jobs: pl.DataFrame) -> Spells:
    days = jobs.select(
        (pl.col("first_seen") - pl.col("begun")).dt.total_days().alias("entry"),
        (pl.col("left") - pl.col("begun")).dt.total_days().alias("leave"),
    )
    return Spells(
        entry=days["entry"].to_numpy(),
        leave=days["leave"].to_numpy(),
        ended=jobs["ended"].to_numpy(),
        employers=employer_codes(jobs["employer_id"].to_list()),
    )
