"""`gander sources`: what can be asked for adverts, how it went the last time, and what is in the way."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

import polars as pl

from gander.app.named import board, boards_of, is_address, known_boards, quoted
from gander.connectors import passing_on
from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import LiveFacts
from gander.errors import UserError
from gander.model import Problem
from gander.shell.boards import read_own
from gander.shell.market_history import market_history
from gander.shell.store import open_market

NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A live source. `closed_hosts`: hosts whose robots.txt asks everybody not to ask, and that the
    configuration does not open. `boards`: known ones; of those `own` are the user's. `whole`, `partial`,
    `failed`: how many of the boards asked went so the last time; `open`: adverts not known to be gone.
    `problem`: the commonest of the last time, of `n_problem` boards."""

    id: str
    what: str
    per: str
    verified: bool
    docs: str
    terms: str
    needs_key: tuple[str, ...]
    has_key: bool
    closed_hosts: tuple[str, ...]
    boards: int
    own: int
    asked: int = 0
    whole: int = 0
    partial: int = 0
    failed: int = 0
    open: int = 0
    last_asked: date | None = None
    age_days: int | None = None
    problem: str | None = None
    n_problem: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardState:
    """One board. `state`: whole | partial | failed | never. Days, not times: faces show days."""

    source: str
    subject: str
    company: str | None
    own: bool
    postings_seen: int | None
    ml_postings_seen: int | None
    state: str = NEVER
    asked: date | None = None
    had: date | None = None
    age_days: int | None = None
    open: int | None = None
    total: int | None = None
    why: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A source of the snapshot that ships, or one that the user imported: never asked, as old as it is."""

    source: str
    what: str
    licence: str
    as_of: date
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything of the first screen. `recorded` ships, `imported` the user brought. `boards`: those that a
    word was about, None where none was said."""

    live: tuple[SourceState, ...]
    recorded: tuple[Recorded, ...] = ()
    imported: tuple[Recorded, ...] = ()
    own: tuple[BoardState, ...] = ()
    failed: tuple[BoardState, ...] = ()
    boards: tuple[BoardState, ...] | None = None
    problems: tuple[Problem, ...] = ()


def sources(
    today: date,
    word: str | None = None,
    keys: Mapping[str, Mapping[str, str]] | None = None,
    robots_ignored: Iterable[str] = (),
) -> Sources:
    """All sources; or those that `word` means: a source ('greenhouse') with its boards, a board
    ('greenhouse:acme' or its address), an employer with all its boards.

    Raises UserError for a word that means nothing, with what is near, and for damaged files.
    """
    problems = read_own().problems
    states = _board_states(today)
    ignored = frozenset(host.lower() for host in robots_ignored)
    live = {
        name: _source_state(one.facts, states, (keys or {}).get(name, {}), ignored, today)
        for name, one in live_connectors().items()
    }
    if word is None:
        told = _recorded()
        return Sources(
            live=tuple(live.values()),
            recorded=tuple(one for one in told if not passing_on.is_imported(one.source)),
            imported=tuple(one for one in told if passing_on.is_imported(one.source)),
            own=tuple(_own(row, states) for row in _boards(states.filter("own"))),
            failed=_boards(states.filter(pl.col("state") == "failed")),
            problems=problems,
        )
    rows = _meant(word, states)
    names = [word] if word in live else rows["source"].unique(maintain_order=True).to_list()
    return Sources(live=tuple(live[name] for name in names), boards=_boards(rows), problems=problems)


def _board_states(today: date) -> pl.DataFrame:
    """Known boards and those asked, with the fields of BoardState as columns; the user's own, then those
    asked, then by what was seen there."""
    known = known_boards()
    subjects = market_history().subjects.with_columns(
        pl.col("asked").dt.date().alias("asked"), pl.col("had").dt.date().alias("had")
    )
    joined = known.join(subjects, on=["source", "subject"], how="full", coalesce=True, suffix="_there")
    age = (pl.lit(today) - pl.col("asked")).dt.total_days()
    return joined.with_columns(
        pl.coalesce("company", "company_there").alias("company"),
        pl.col("own").fill_null(False),
        pl.col("state").fill_null(NEVER),
        age.alias("age_days"),
    ).sort(
        ["own", pl.col("asked").is_not_null(), "ml_postings_seen", "postings_seen", "source", "subject"],
        descending=[True, True, True, True, False, False],
        nulls_last=True,
    )


def _source_state(
    facts: LiveFacts, states: pl.DataFrame, keys: Mapping[str, str], ignored: frozenset[str], today: date
) -> SourceState:
    mine = states.filter(pl.col("source") == facts.id)
    asked = mine.filter(pl.col("asked").is_not_null())
    known = mine.filter(pl.col("own") | pl.col("postings_seen").is_not_null() | pl.col("asked").is_not_null())
    found = SourceState(
        id=facts.id,
        what=facts.what,
        per=facts.per,
        verified=facts.verified,
        docs=facts.docs,
        terms=facts.terms,
        needs_key=facts.needs_key,
        has_key=all(keys.get(name) for name in facts.needs_key),
        closed_hosts=tuple(host for host in facts.robots if host not in ignored),
        boards=known.height,
        own=mine.filter("own").height,
    )
    if asked.is_empty():
        return found
    newest = asked["asked"].max()
    assert isinstance(newest, date) and not isinstance(newest, datetime)
    why = (
        asked.drop_nulls("why")["why"].value_counts(sort=True).sort("count", "why", descending=[True, False])
    )
    return replace(
        found,
        asked=asked.height,
        whole=asked.filter(pl.col("state") == "whole").height,
        partial=asked.filter(pl.col("state") == "partial").height,
        failed=asked.filter(pl.col("state") == "failed").height,
        open=int(asked["open"].sum()),
        last_asked=newest,
        age_days=(today - newest).days,
        problem=why["why"][0] if why.height else None,
        n_problem=why["count"][0] if why.height else 0,
    )


def _boards(rows: pl.DataFrame) -> tuple[BoardState, ...]:
    columns = list(BoardState.__dataclass_fields__)
    return tuple(BoardState(**row) for row in rows.select(columns).iter_rows(named=True))


def _own(row: BoardState, states: pl.DataFrame) -> BoardState:
    """An own search was asked once for each role, under names of their own: their state together."""
    if live_connectors()[row.source].facts.per != "search" or row.asked is not None:
        return row
    each = _boards(states.filter((pl.col("source") == row.source) & pl.col("asked").is_not_null()))
    if not each:
        return row
    ways = {one.state for one in each}
    last = max(each, key=lambda one: (one.asked or date.min, one.why is not None))
    return replace(
        last,
        subject=row.subject,
        own=True,
        state=ways.pop() if len(ways) == 1 else "partial",
        open=sum(one.open or 0 for one in each),
        total=None,
    )


def _meant(word: str, states: pl.DataFrame) -> pl.DataFrame:
    """The boards that a word is about. Raises UserError where it is about none."""
    if word in live_connectors():
        return states.filter(pl.col("source") == word)
    if ":" in word or is_address(word):
        source, subject = board(word)
        rows = states.filter((pl.col("source") == source) & (pl.col("subject") == subject))
        if rows.is_empty():
            then = f"add it: gander sources add {source}:{subject}"
            raise UserError(
                Problem(where=word, why="no board that is known here, nor one of yours", next=then)
            )
        return rows
    rows = boards_of(word, states)
    if rows.is_empty():
        names = [*live_connectors(), *states["company"].drop_nulls().unique(maintain_order=True)]
        near = difflib.get_close_matches(word, names, 3, 0.6)
        hint = f"did you mean {quoted(near)}? " if near else ""
        raise UserError(
            Problem(
                where=word,
                why="neither a source, nor a board, nor an employer that is known here",
                next=f"{hint}all there are: gander sources",
            )
        )
    return rows


def _recorded() -> tuple[Recorded, ...]:
    """The snapshot's sources and imported ones; a live source's row in an updated market is no recording."""
    rows = open_market().sources.filter(~pl.col("source").is_in(list(live_connectors())))
    columns = list(Recorded.__dataclass_fields__)
    return tuple(Recorded(**row) for row in rows.select(columns).sort("source").iter_rows(named=True))
