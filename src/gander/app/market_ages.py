"""How long the open jobs of a question have been open, which were advertised again, and until they close."""

from __future__ import annotations

from datetime import date

import polars as pl

from gander.app.own_market import own_adverts, own_postings
from gander.market.asks import first_asked
from gander.market.closing import Closing, closing
from gander.market.ghosts import FIRST_SEEN, STATED, UNKNOWN, Ages, Reposted, job_ages, reposted, spread
from gander.model import Question
from gander.shell.market_history import MarketHistory

LEADING = 5


def ages(people: pl.DataFrame, history: MarketHistory, asked: Question, today: date) -> Ages:
    """people: the population (tables.POSTING)."""
    jobs = job_ages(people)
    again: tuple[Reposted, ...] = ()
    until: Closing | None = None
    if history.folder is not None:
        mine = own_adverts(history, own_postings(history, asked, asked.roles).filter("hit"))
        still = people.filter(pl.col("closed").is_null()).select("demand_id")
        again = reposted(mine.join(still, on="demand_id", how="semi"), history.events, today)
        until = closing(mine, first_asked(history.asks))
    return Ages(
        stated=spread(jobs, STATED),
        first_seen=spread(jobs, FIRST_SEEN),
        n_unknown=jobs.filter(pl.col("basis") == UNKNOWN).height,
        n_dated=_only_dated(people, jobs),
        n_reposted=len(again),
        reposted=again[:LEADING],
        closing=until,
    )


def _only_dated(people: pl.DataFrame, jobs: pl.DataFrame) -> int:
    """Jobs of a dated series that stand on no board besides: those are counted there."""
    dated = people.filter(pl.col("snapshot_day").is_null())
    return dated.join(jobs, on="demand_id", how="anti")["demand_id"].n_unique()
