"""Boards that may be asked: the list that ships, and the user's own, a file that may be edited by hand.

Why:
    The own file is changed line by line and never written anew: what its owner wrote there, notes and order
    and even lines that we cannot read, stays as it is.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import polars as pl

from gander.connectors.live.naming import proper
from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import WireError
from gander.employers import employer_id
from gander.errors import UserError
from gander.model import Problem
from gander.shell.atomic import write_atomically
from gander.shell.market_home import data_folder
from gander.tables import BOARD

BOARDS = "boards.csv"
_EXAMPLE = "e.g. greenhouse,acme,Acme"
_RIGHTS = "look whether the file may be written to, or choose another folder: GANDER_DATA=~/gander"
Row = dict[str, Any]


@cache
def shipped_boards() -> pl.DataFrame:
    """tables.BOARD, sorted by source and subject."""
    file = resources.files("gander") / "data" / "boards" / BOARDS
    with resources.as_file(file) as path:
        return pl.read_csv(path, schema=BOARD)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBoards:
    """`boards`: tables.BOARD in the file's order; `problems`: one for every line that cannot be used."""

    path: Path
    boards: pl.DataFrame
    problems: tuple[Problem, ...] = ()

    def has(self, source: str, subject: str) -> bool:
        return (source, subject) in set(self.boards.select("source", "subject").iter_rows())


def own_file() -> Path:
    return data_folder() / BOARDS


def read_own(path: Path | None = None) -> OwnBoards:
    """The user's own boards; none where there is no file. Raises UserError where it cannot be opened."""
    path = path or own_file()
    rows: dict[tuple[str, str], Row] = {}
    problems: list[Problem] = []
    for line in _lines(_text(path)):
        try:
            row = _row(line.said)
        except WireError as error:
            where = f"{path}, line {line.number}"
            problems.append(Problem(where=where, why=error.why, next=f"mend or remove it; {_EXAMPLE}"))
            continue
        rows.setdefault((row["source"], row["subject"]), row)
    return OwnBoards(
        path=path, boards=pl.DataFrame(list(rows.values()), schema=BOARD), problems=tuple(problems)
    )


def add_own(boards: Sequence[Mapping[str, Any]], path: Path | None = None) -> Path:
    """Writes rows of tables.BOARD behind what stands in the file; returns where. Raises UserError."""
    path = path or own_file()
    text = _text(path)
    if not text.strip("\ufeff \r\n"):
        text = ",".join(BOARD.names()) + "\n"
    columns = next((line.columns for line in _lines(text)), None) or _head(text) or BOARD.names()
    text += "" if text.endswith("\n") else "\n"
    new = "".join(_cells(board.get(name) for name in columns) for board in boards)
    write_atomically(path, text + new, hint=_RIGHTS, folders=True)
    return path


def remove_own(source: str, subject: str, path: Path | None = None) -> int:
    """Takes the lines of a board out of the file; returns how many there were. Raises UserError."""
    path = path or own_file()
    text = _text(path)
    gone = {line.number for line in _lines(text) if _is(line.said, source, subject)}
    if gone:
        kept = [line for number, line in enumerate(text.splitlines(keepends=True), 1) if number not in gone]
        write_atomically(path, "".join(kept), hint=_RIGHTS)
    return len(gone)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    said: Mapping[str, str]
    columns: Sequence[str]


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        raise UserError(
            Problem(where=str(path), why=f"cannot be read: {error.strerror or error}", next=_RIGHTS)
        ) from error


def _head(text: str) -> list[str] | None:
    """The names of the columns, where the first line says them."""
    first = [cell.strip().lower() for cell in _split(next(iter(text.splitlines()), ""))]
    return first if {"source", "subject"} <= set(first) else None


def _lines(text: str) -> Iterable[_Line]:
    """The lines that name a board, by column; not the head, nor notes ('#'), nor what is empty."""
    columns = _head(text) or BOARD.names()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#") or (number == 1 and _head(text)):
            continue
        cells = [cell.strip() for cell in _split(line)]
        yield _Line(number, dict(zip(columns, cells, strict=False)), columns)


def _split(line: str) -> list[str]:
    try:
        return next(iter(csv.reader([line])), [])
    except csv.Error:  # a field without an end, or with signs that no text has
        return [line]


def _cells(values: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(["" if value is None else value for value in values])
    return out.getvalue()


def _row(said: Mapping[str, str]) -> Row:
    """A line as a row of tables.BOARD. Raises WireError with why it is none."""
    source, subject = said.get("source", ""), said.get("subject", "")
    if any("\ufffd" in cell for cell in said.values()):
        raise WireError("", "it is no UTF-8")
    if source not in live_connectors():
        near = difflib.get_close_matches(source, live_connectors(), 1, 0.6)
        raise WireError(
            "", f"'{source[:40]}' is no source" + (f"; did you mean '{near[0]}'?" if near else "")
        )
    try:
        name = proper(source, subject)
    except WireError as error:
        raise WireError("", f"{source}: {error.why}") from None
    company = said.get("company") or None
    return {
        "source": source,
        "subject": name,
        "company": company,
        "postings_seen": _number(said.get("postings_seen", "")),
        "ml_postings_seen": _number(said.get("ml_postings_seen", "")),
        "employer_id": employer_id(company) if company else said.get("employer_id") or None,
    }


def _number(cell: str) -> int | None:
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 10 else None


def _is(said: Mapping[str, str], source: str, subject: str) -> bool:
    """Whether a line is of that board, also where it is written in another way or cannot be read."""
    if said.get("source") != source:
        return False
    written = said.get("subject", "")
    try:
        return subject in (written, proper(source, written))
    except (WireError, KeyError):
        return subject == written
