"""`gander market`: how many jobs, what they ask for, and how they divide."""

from __future__ import annotations

import polars as pl

from gander.app.market_frame import (
    in_population,
    kept_whereabouts,
    market_frame,
    window_note,
    with_whereabouts,
)
from gander.app.question import question
from gander.app.request import Request
from gander.errors import UserError
from gander.market.grouping import GROUPS, NOTES, by_month, grouped, n_groups
from gander.market.population import market_block, one_per_demand, population
from gander.market.result import GroupRow, MarketAnswer
from gander.market.selection import has_role
from gander.market.skills import skill_shares
from gander.model import Problem, Question
from gander.shell.places import read_gazetteer
from gander.shell.store import Store, open_market
from gander.shell.vocabulary import read_vocabulary
from gander.stand.hidden import left_out

TOP = 15
MONTHLY = "hn-"
"""Sources that print every advert of every month; what boards still list is survivorship, not demand."""


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
    frame, start, end = market_frame(store, asked, asked.roles)
    people = in_population(frame, asked)
    demands = one_per_demand(people)
    read = demands.filter(pl.col("basis") == "read")
    rest = frame.filter(pl.col("in_window")).join(people.select("id"), on="id", how="anti")
    rows = _rows(store, asked, demands, by, top)
    return MarketAnswer(
        population=population(asked, people, start, end),
        market=market_block(frame.filter(pl.col("in_window")), people, request.today),
        skills=skill_shares(read, store.requirements(read["id"]), vocabulary, top),
        by=by,
        rows=rows,
        n_groups=n_groups(demands, by) if by is not None and by != "month" else len(rows),
        row_note=NOTES.get(by or "", ""),
        hidden=tuple(left_out(rest, asked.remote_from)),
        reader=store.reader_quality(),
        assumed=(*asked.assumed, *window_note(asked, start)),
    )


def _rows(
    store: Store, asked: Question, demands: pl.DataFrame, by: str | None, top: int
) -> tuple[GroupRow, ...]:
    if by is None:
        return ()
    if by != "month":
        return grouped(demands, by, top)
    # every advert of the series is the denominator, so that a month with fewer adverts is no fall in demand
    monthly = pl.col("source").str.starts_with(MONTHLY) & pl.col("posted").is_not_null()
    series = store.postings(monthly)
    if asked.since is not None:
        series = series.filter(pl.col("posted") >= asked.since)
    series = with_whereabouts(series, asked)
    here = pl.col("whereabouts").is_in(kept_whereabouts(asked))
    return by_month(series.select("posted", "employer_id", (has_role(asked.roles) & here).alias("hit")))
