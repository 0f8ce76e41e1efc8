"""Boards by what a user calls them: 'greenhouse:acme', an address, an employer's name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

import polars as pl

from gander.app.choosing import subject_of
from gander.app.feeds import of_search
from gander.app.question import question
from gander.app.request import Request
from gander.connectors.live.naming import proper
from gander.connectors.live.registry import live_connectors, recognised
from gander.connectors.live.wire import Subject, WireError
from gander.employers import employer_id
from gander.errors import UserError
from gander.model import Problem
from gander.shell.boards import read_own, shipped_boards
from gander.shell.places import read_gazetteer
from gander.shell.vocabulary import read_vocabulary

ADD = "gander sources add greenhouse:acme, or its address: gander sources add https://jobs.lever.co/acme"


def named(
    boards: Iterable[str] = (),
    employers: Iterable[str] = (),
    *,
    request: Request | None = None,
    keys: Mapping[str, Mapping[str, str]] | None = None,
) -> list[Subject]:
    """The subjects that are meant, each once, in the order given; an employer's are all of its boards.

    `request`: whose roles and place a search ('bundesagentur:all') is for. Raises UserError with every word
    that means nothing, and what is near it.
    """
    known, problems = known_boards(), list[Problem]()
    found: dict[tuple[str, str], Subject] = {}
    for word in boards:
        try:
            source, name = board(word)
        except UserError as error:
            problems += error.problems
            continue
        for subject in _subjects(source, name, known, request, keys or {}):
            found.setdefault((subject.source, subject.name), subject)
    for word in employers:
        rows = boards_of(word, known)
        if rows.is_empty():
            problems.append(no_employer(word, known))
        for row in rows.iter_rows(named=True):
            found.setdefault((row["source"], row["subject"]), subject_of(row))
    if problems:
        raise UserError(*problems)
    return list(found.values())


def known_boards() -> pl.DataFrame:
    """tables.BOARD and `own`: the user's own and those that ship, each once. Where a board is both, what its
    own line leaves out is the shipped one's."""
    key = ["source", "subject"]
    own, shipped = read_own().boards, shipped_boards()
    told = own.join(shipped, on=key, how="left", suffix="_shipped").select(
        *key, *(pl.coalesce(name, f"{name}_shipped") for name in own.columns if name not in key)
    )
    mine = told.with_columns(pl.lit(True).alias("own"))
    rest = shipped.join(own, on=key, how="anti").with_columns(pl.lit(False).alias("own"))
    return pl.concat([mine, rest])


def board(word: str) -> tuple[str, str]:
    """Source and subject of 'source:name' (split at the first colon) or of a known platform's address.

    Raises UserError for anything else, with what is near.
    """
    source, colon, name = word.strip().partition(":")
    if source in live_connectors() and colon:
        try:
            return source, proper(source, name)
        except WireError as error:
            raise UserError(Problem(where=word, why=error.why, next=f"e.g. {ADD}")) from error
    known = recognised(word)
    if known:
        return known
    if is_address(word):
        own = read_own()
        link = word if "//" in word else f"https://{word}"
        if own.has("job-posting-page", link):
            return "job-posting-page", link
        then = f"find out where its jobs are and add it: gander sources add {word}"
        raise UserError(
            Problem(where=word, why="no address of a known platform, and none of yours", next=then)
        )
    raise UserError(_unknown(word, source if colon else ""))


def is_address(word: str) -> bool:
    """Whether a word is meant as a web address: '//' or a dot in its host."""
    host = word.partition("//")[2] or word
    return "//" in word or "." in host.partition("/")[0].strip(".")


def _unknown(word: str, source: str) -> Problem:
    if source:
        near = difflib.get_close_matches(source, live_connectors(), 1, 0.6)
        then = f"did you mean '{near[0]}{word[len(source) :]}'?" if near else "all there are: gander sources"
        return Problem(where=word, why=f"'{source}' is no source", next=then)
    rows = boards_of(word, known_boards())
    if not rows.is_empty():
        one = f"{rows['source'][0]}:{rows['subject'][0]}"
        return Problem(where=word, why="an employer, not a board", next=f"did you mean '{one}'?")
    return Problem(where=word, why="neither source:name nor an address", next=f"e.g. {ADD}")


def boards_of(employer: str, known: pl.DataFrame) -> pl.DataFrame:
    """The rows of an employer, by its name or its board's."""
    word = employer.strip()
    own_name = pl.col("subject").str.to_lowercase() == word.lower()
    identity = employer_id(word)
    return (
        known.filter((pl.col("employer_id") == identity).fill_null(False) | own_name)
        if word
        else known.clear()
    )


def quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def no_employer(word: str, known: pl.DataFrame) -> Problem:
    """That no board of an employer is known, and whose name is near."""
    names = {str(name).casefold(): str(name) for name in known["company"].drop_nulls()}
    near = [names[one] for one in difflib.get_close_matches(word.strip().casefold(), names, 3, 0.75)]
    hint = f"did you mean {quoted(near)}? or " if near else ""
    return Problem(
        where=word, why="no board of such an employer is known", next=f"{hint}add its board: {ADD}"
    )


def _subjects(
    source: str,
    name: str,
    known: pl.DataFrame,
    request: Request | None,
    keys: Mapping[str, Mapping[str, str]],
) -> list[Subject]:
    if live_connectors()[source].facts.per == "search" and request is not None:
        asked = question(request, read_vocabulary(), read_gazetteer())
        return of_search(source, asked, keys.get(source, {}), name)
    row = known.filter((pl.col("source") == source) & (pl.col("subject") == name))
    if row.is_empty():
        return [Subject(source=source, name=name)]
    return [subject_of(row.row(0, named=True))]
