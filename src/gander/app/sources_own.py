"""`gander sources add` and `remove`: the user's own boards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import polars as pl

from gander.app.named import board, is_address
from gander.connectors.live.naming import proper
from gander.connectors.live.registry import live_connectors, recognised
from gander.connectors.live.wire import WireError
from gander.errors import UserError
from gander.model import Problem
from gander.shell.boards import add_own, own_file, read_own, remove_own, shipped_boards
from gander.shell.fetch.fetcher import Fetcher
from gander.shell.finding import INSTEAD, Found, find
from gander.tables import BOARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one address. `how`: how the board was found; `others`: further ones that were named.
    `note`: what the user has to do before it can be asked, '' where nothing."""

    asked: str
    source: str
    subject: str
    company: str | None
    state: Literal["added", "would be added", "there already"]
    how: str
    others: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """`file`: where the user's own boards lie."""

    file: Path
    added: tuple[Added, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def add(
    addresses: Iterable[str],
    fetcher: Callable[[], Fetcher],
    *,
    dry_run: bool = False,
    said: Callable[[str], None] = lambda url: None,
) -> Changed:
    """Finds out which board each address is and writes those that are new. `fetcher`: makes one, where a
    company's own page has to be looked at; `said`: told of each address that is asked for.

    Raises UserError where none of them could be made out.
    """
    own, shipped = read_own(), shipped_boards()
    have = set(own.boards.select("source", "subject").iter_rows())
    added, problems, rows = list[Added](), list(own.problems), list[dict[str, Any]]()
    made: list[Fetcher] = []
    lost: list[Problem] = []

    def one_fetcher() -> Fetcher:
        made[:] = made or [fetcher()]
        return made[0]

    try:
        for asked in addresses:
            try:
                found = _found(asked, one_fetcher, said)
            except UserError as error:
                lost += error.problems
                continue
            row = _row(found, shipped)
            new = (found.source, found.subject) not in have
            have.add((found.source, found.subject))
            rows += [row] if new else []
            added.append(_added(asked, found, row, new, dry_run))
    finally:
        for one in made:
            one.close()
    if not added:
        raise UserError(*lost)
    if rows and not dry_run:
        add_own(rows, own.path)
    return Changed(file=own.path, added=tuple(added), problems=(*problems, *lost))


def remove(names: Iterable[str]) -> Changed:
    """Takes boards out of the user's own list. Raises UserError with every one that is not in it."""
    path = own_file()
    gone, lost = list[str](), list[Problem]()
    for name in names:
        source, subject = _called(name)
        if remove_own(source, subject, path):
            gone.append(f"{source}:{subject}")
        else:
            boards = read_own().boards.select("source", "subject")
            mine = [f"{one}:{other}" for one, other in boards.iter_rows()]
            then = (
                f"yours are: {', '.join(mine[:10])}"
                if mine
                else "none is yours; all there are: gander sources"
            )
            lost.append(Problem(where=name, why="none of your own boards", next=then))
    if lost and not gone:
        raise UserError(*lost)
    return Changed(file=path, removed=tuple(gone), problems=tuple(lost))


def _found(asked: str, fetcher: Callable[[], Fetcher], said: Callable[[str], None]) -> Found:
    source, colon, _ = asked.partition(":")
    if not (source in live_connectors() and colon) and is_address(asked):
        known = recognised(asked)
        found = Found(source=known[0], subject=known[1], how="by its address") if known else None
        found = found or find(asked, fetcher(), said)
        try:
            return Found(
                source=found.source,
                subject=proper(found.source, found.subject),
                how=found.how,
                others=found.others,
            )
        except WireError as error:
            raise UserError(Problem(where=asked, why=error.why, next=INSTEAD)) from error
    source, subject = board(asked)
    return Found(source=source, subject=subject, how="by its name")


def _row(found: Found, shipped: pl.DataFrame) -> dict[str, Any]:
    known = shipped.filter((pl.col("source") == found.source) & (pl.col("subject") == found.subject))
    blank: dict[str, Any] = dict.fromkeys(BOARD.names())
    return (
        known.row(0, named=True)
        if known.height
        else {**blank, "source": found.source, "subject": found.subject}
    )


def _added(asked: str, found: Found, row: dict[str, Any], new: bool, dry_run: bool) -> Added:
    facts = live_connectors()[found.source].facts
    notes = []
    if facts.needs_key:
        notes.append(f"it needs a key ({', '.join(facts.needs_key)}) in the configuration")
    if facts.robots:
        notes.append(f'its robots.txt asks not to be asked: robots_ignored = ["{facts.robots[0]}"] allows it')
    return Added(
        asked=asked,
        source=found.source,
        subject=found.subject,
        company=row["company"],
        state="there already" if not new else "would be added" if dry_run else "added",
        how=found.how,
        others=found.others,
        note="; ".join(notes),
    )


def _called(name: str) -> tuple[str, str]:
    """Source and subject of a name, also of one that no connector takes: a bad line can be removed, too."""
    try:
        return board(name)
    except UserError:
        source, _, subject = name.partition(":")
        return source.strip(), subject.strip()
