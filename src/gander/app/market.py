"""`gander market`: how many jobs, what they ask for, and how they divide."""

from __future__ import annotations

import polars as pl

from gander.app.market_ages import ages
from gander.app.market_frame import (
    in_population,
    kept_whereabouts,
    market_frame,
    window_note,
    with_whereabouts,
)
from gander.app.own_market import own_adverts, own_asks, own_postings
from gander.app.question import question
from gander.app.request import Request
from gander.errors import UserError
from gander.market.ghosts import age_note, job_ages
from gander.market.grouping import GROUPS, NOTES, by_age, by_month, grouped, n_groups
from gander.market.population import market_block, one_per_demand, population
from gander.market.result import GroupRow, MarketAnswer
from gander.market.selection import has_role, is_open
from gander.market.series import OwnSeries, dated_trend, own_series
from gander.market.skills import MENTION_COLUMNS, demanded, skill_shares
from gander.model import Problem, Question
from gander.normalise.forum import of_forum
from gander.shell.market_history import MarketHistory, market_history
from gander.shell.places import read_gazetteer
from gander.shell.store import Store, open_market
from gander.shell.vocabulary import read_vocabulary
from gander.stand.hidden import left_out

TOP = 15
COUNTED = ("place", "seniority", "industry", "role")
"""Groupings of which only the largest groups are shown."""


def market(request: Request, by: str | None = None, top: int = TOP) -> MarketAnswer:
    """The market of a question. `by`: one of grouping.GROUPS. Raises UserError on unknown words."""
    if by is not None and by not in GROUPS:
        raise UserError(
            Problem(
                where=f"--by {by}",
                why="no such grouping",
                next=f"one of {', '.join(GROUPS)}; e.g. --by place",
            )
        )
    vocabulary, store = read_vocabulary(), open_market()
    asked = question(request, vocabulary, read_gazetteer())
    frame, start, end = market_frame(store, asked, asked.roles, request.today)
    people = in_population(frame, asked)
    demands = one_per_demand(people)
    read = demands.filter(pl.col("basis") == "read")
    rest = frame.join(people.select("id"), on="id", how="anti")
    history = market_history()
    old = ages(people, history, asked, request.today)
    series = _dated(store, asked) if by == "month" else None
    rows = by_month(series) if series is not None else _rows(people, demands, by, top)
    return MarketAnswer(
        population=population(asked, people, start, end),
        market=market_block(frame.filter(is_open()), people, request.today),
        skills=skill_shares(
            read, store.requirements(read, demanded(), columns=MENTION_COLUMNS), vocabulary, top
        ),
        by=by,
        rows=rows,
        n_groups=n_groups(demands, by) if by in COUNTED else len(rows),
        row_note=age_note(old) if by == "age" else NOTES.get(by or "", ""),
        hidden=tuple(left_out(rest, asked.remote_from)),
        reader=store.reader_quality(),
        assumed=(*asked.assumed, *window_note(asked, start)),
        ages=old,
        trend=dated_trend(series) if series is not None else None,
        own=_own(history, asked) if by == "month" else None,
    )


def _rows(people: pl.DataFrame, demands: pl.DataFrame, by: str | None, top: int) -> tuple[GroupRow, ...]:
    if by is None:
        return ()
    return by_age(job_ages(people)) if by == "age" else grouped(demands, by, top)


def _dated(store: Store, asked: Question) -> pl.DataFrame:
    """posted, employer_id and hit of the dated series: every advert of it is the denominator, so that a month
    with fewer adverts is no fall in demand."""
    # boards show what is still open, so that their dates are survivorship and no demand over time
    monthly = of_forum() & pl.col("posted").is_not_null()
    needed = ["role", "places", "remote", "remote_from", "posted", "employer_id"]
    series = store.postings(monthly, columns=needed)
    if asked.since is not None:
        series = series.filter(pl.col("posted") >= asked.since)
    series = with_whereabouts(series, asked)
    here = pl.col("whereabouts").is_in(kept_whereabouts(asked))
    return series.select("posted", "employer_id", (has_role(asked.roles) & here).alias("hit"))


def _own(history: MarketHistory, asked: Question) -> OwnSeries | None:
    """What the boards that the user asks show by month; all roles, because they are the denominator."""
    if history.folder is None:
        return None
    return own_series(own_adverts(history, own_postings(history, asked, ())), own_asks(history))
