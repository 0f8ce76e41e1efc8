"""`gander doors`: everything open and in reach, nearest first, and what of it is new."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Any

import polars as pl

from gander.app.case import Case, Judged, hidden, open_case
from gander.app.request import Request
from gander.errors import UserError
from gander.market.ghosts import STATED, job_ages, spread
from gander.market.population import market_block
from gander.market.selection import is_open
from gander.model import Hidden, Problem, Question
from gander.shell.looks import Look, next_look, read_look, write_look
from gander.shell.market_history import MarketHistory, market_history
from gander.stand.doors import by_nearness, doors, not_judged_newest_first
from gander.stand.how_sure import how_sure
from gander.stand.openings import IN_REACH, News, Opening, Openings, copies, news, openings, pooled_places

ALL = "--all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of it is wanted. everything: also what is out of reach or was not read; new: what is new alone,
    since that day or else since the last look; top: the nearest so many, None all."""

    everything: bool = False
    new: bool = False
    since: date | None = None
    top: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The openings, and the look to remember once they were shown (None: nothing to remember)."""

    openings: Openings
    question: str
    look: Look | None


def find_doors(request: Request, wanted: Wanted, stale_after: int | None = None) -> Answer:
    """`stale_after`: days after which an advert is called old; None: what three quarters of the question's
    open jobs that state their day have not reached, where there are enough of them for a quartile.

    Raises UserError where nothing that was asked for can be done, also where what is new was asked for before
    any board was asked.
    """
    history = market_history()
    if wanted.new and history.folder is None:
        raise UserError(_never_asked())
    case = open_case(request)
    stale_after = stale_after if stale_after is not None else _older_than_most(case)
    judged = case.judged("proven or claimed")
    rows = _rows(case, judged)
    known = copies(case.people.join(rows, on="demand_id", how="semi"), history.adverts)
    events = history.events.join(known.select(id="advert").drop_nulls(), on="id", how="semi")
    look = _look(case.asked, rows, known, request.today) if wanted.new and not wanted.since else None
    new, since = _news(events, wanted, look)
    near = rows if wanted.everything else rows.filter(_in_reach())
    picked = near.join(_fresh(known, new), on="demand_id", how="semi") if wanted.new else near
    best = picked.head(wanted.top or picked.height)
    left = _hidden(case, judged, wanted, near.height - picked.height)
    reader = case.store.reader_quality()
    answer = Openings(
        population=case.population,
        today=request.today,
        market=market_block(case.mine.filter(is_open()), case.people, request.today),
        openings=_openings(best, known, events, new, case, judged, request.today, stale_after),
        n_found=picked.height,
        counts=_counts(rows),
        n_judged=judged.with_musts.height,
        only_new=wanted.new,
        new_since=since,
        asked=_asked_last(history),
        hidden=left,
        how_sure=how_sure(case.population, (), judged.with_musts, reader, request.today, False),
        reader=reader,
        assumed=case.assumed,
        problems=case.problems,
    )
    return Answer(openings=answer, question=_key(case.asked), look=look)


def remember(answer: Answer, words: str) -> None:
    """Keeps that this was looked at; `words`: the question as a person reads it."""
    if answer.look is not None:
        write_look(answer.question, words, answer.look)


def _never_asked() -> Problem:
    return Problem(
        where="--new",
        why="no board was asked yet, so that nothing can be new",
        next="ask them first: gander update; all that is open already: gander doors",
    )


def _older_than_most(case: Case) -> int | None:
    quartiles = spread(job_ages(case.people), STATED).quartiles
    return quartiles[2] if quartiles else None


def _in_reach() -> pl.Expr:
    return pl.col("outcome").is_in(IN_REACH)


def _rows(case: Case, judged: Judged) -> pl.DataFrame:
    """All demands that no answered gate removes: by outcome, nearest first, then what was not read."""
    order = {outcome: i for i, outcome in enumerate((*IN_REACH, "less"))}
    rank = pl.col("outcome").replace_strict(order, default=9, return_dtype=pl.Int8)
    counted = by_nearness(judged.with_musts).sort(rank, maintain_order=True)
    others = case.demands.filter(pl.col("removed").is_null()).join(counted, on="id", how="anti")
    none = pl.lit(None, dtype=pl.String).alias("outcome")
    rest = not_judged_newest_first(others).with_columns(none)
    return pl.concat([counted, rest.with_columns(n_must=pl.lit(0, pl.Int64))], how="diagonal")


def _counts(rows: pl.DataFrame) -> dict[str, int]:
    found = dict(rows["outcome"].drop_nulls().value_counts().iter_rows())
    return {outcome: found.get(outcome, 0) for outcome in IN_REACH}


def _look(asked: Question, rows: pl.DataFrame, known: pl.DataFrame, today: date) -> Look:
    near = known.join(rows.filter(_in_reach()), on="demand_id", how="semi")
    return next_look(read_look(_key(asked)), frozenset(near["advert"].drop_nulls()), today)


def _news(events: pl.DataFrame, wanted: Wanted, look: Look | None) -> tuple[dict[str, News], date | None]:
    """What is new, and since when; nothing where it was not asked for."""
    if not wanted.new:
        return {}, None
    since = wanted.since or (look.since if look else None)
    return news(events, since, look.then if look else frozenset()), since


def _fresh(known: pl.DataFrame, new: Mapping[str, News]) -> pl.DataFrame:
    return known.filter(pl.col("advert").is_in(list(new))).select("demand_id")


def _openings(
    rows: pl.DataFrame,
    known: pl.DataFrame,
    events: pl.DataFrame,
    new: Mapping[str, News],
    case: Case,
    judged: Judged,
    today: date,
    stale_after: int | None,
) -> tuple[Opening, ...]:
    own = known.join(rows, on="demand_id", how="semi")
    pooled = pooled_places(rows, own)
    unmet = judged.missing.join(rows, left_on="posting", right_on="id", how="semi")
    place = case.asked.place
    found = doors(pooled, unmet, frozenset(case.person.gates), case.vocabulary, today, place)
    return openings(pooled, found, own, events, new, today, place, stale_after)


def _hidden(case: Case, judged: Judged, wanted: Wanted, n_known: int) -> tuple[Hidden, ...]:
    """What only this list leaves out, then as the first screen counts it."""
    less = judged.with_musts.filter(~_in_reach()).height
    own = (
        Hidden(reason="in reach, but not new", n=n_known, flag="gander doors without --new"),
        Hidden(reason="less than 60 % of the stated musts met", n=less, flag=ALL),
    )
    # what the first screen shows with --full stands here with --all
    rest = [replace(item, flag=ALL if item.flag == "--full" else item.flag) for item in hidden(case, judged)]
    return tuple(item for item in (*own, *rest) if item.n and not (wanted.everything and item.flag == ALL))


def _asked_last(history: MarketHistory) -> date | None:
    last: Any = history.subjects["asked"].max()
    return last.date() if last else None


def _key(asked: Question) -> str:
    """One for each question, whoever asks it: what somebody has learned since makes no advert new."""
    place = asked.place.label if asked.place else None
    said = [sorted(asked.roles), place, asked.remote_from, asked.anywhere, asked.remote_unsaid]
    return blake2b(json.dumps(said).encode(), digest_size=8).hexdigest()
