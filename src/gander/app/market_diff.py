"""`gander market diff`: what happened on the boards that were asked, since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from gander.app.market_musts import MustRow, must_rows
from gander.app.own_market import own_adverts, own_asks, own_postings
from gander.app.question import question
from gander.app.request import Request
from gander.errors import UserError
from gander.market.asks import day_before_last, first_asked
from gander.market.changes import Boards, ChangeRow, boards, change_rows, marked
from gander.market.population import population
from gander.model import Population, Problem
from gander.shell.market_history import market_history
from gander.shell.places import read_gazetteer
from gander.shell.vocabulary import read_vocabulary

TOP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketDiff:
    """`population`: the adverts of the question on the boards asked, open or closed since. `since`: the first
    day that is compared, and `since_why` where it comes from. `musts_note`: what `musts` can know of."""

    population: Population
    since: date
    since_why: str
    until: date
    n_before: int
    boards: Boards
    rows: tuple[ChangeRow, ...]
    musts: tuple[MustRow, ...]
    n_musts: int
    musts_note: str
    assumed: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def market_diff(request: Request, top: int = TOP) -> MarketDiff:
    """Raises UserError on unknown words, and where there is nothing to compare with yet."""
    vocabulary, history = read_vocabulary(), market_history()
    asked = question(request, vocabulary, read_gazetteer())
    known = own_asks(history)
    since, why = _since(request.since, known)
    until: date = known.select(pl.col("day").max()).item()
    request.progress("comparing", 0, None)
    # what had closed before that day is no part of the comparison
    still = pl.col("closed").is_null() | (pl.col("closed") >= since)
    postings = own_postings(history, asked, asked.roles).filter(pl.col("hit") & still)
    firsts = first_asked(history.asks)
    adverts = own_adverts(history, postings).filter(still)
    found = marked(adverts, history.events, history.subjects, firsts, since)
    musts, note = must_rows(history, found.filter("is changed"), vocabulary)
    return MarketDiff(
        population=population(asked, postings, min(since, until), until),
        since=since,
        since_why=why,
        until=until,
        n_before=found.filter(pl.col("first_seen") < since)["id"].n_unique(),
        boards=boards(history.subjects, firsts, since),
        rows=change_rows(found, top),
        musts=musts[:top],
        n_musts=len(musts),
        musts_note=note,
        assumed=asked.assumed,
    )


def _since(told: date | None, known: pl.DataFrame) -> tuple[date, str]:
    """The first day compared, and where it comes from. known: tables.ASK."""
    if known.is_empty():
        raise UserError(
            Problem(
                where="gander market diff",
                why="no board was asked yet, so that there is nothing to compare",
                next="ask the boards now and again in some days: gander update",
            )
        )
    if told is not None:
        return told, "--since"
    before = day_before_last(known)
    last: date = known.select(pl.col("day").max()).item()
    if before is None:
        raise UserError(
            Problem(
                where="gander market diff",
                why=f"each board was asked on one day only, the last on {last}: nothing to compare with",
                next="ask them again in some days: gander update",
            )
        )
    return before + timedelta(days=1), f"after the update before the last ({before})"
