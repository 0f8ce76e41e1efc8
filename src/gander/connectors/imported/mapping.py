"""Which column of a file is which field of a posting: what the user says, before what the names suggest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from gander.connectors.imported.names import FIELDS, guessed
from gander.errors import UserError
from gander.model import Problem

NONE = "-"
"""`--map level=-`: no column is that field, whatever one is called."""
SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """One field and the column that it is read from."""

    field: str
    column: str
    guessed: bool


def mapping(
    columns: Sequence[str], given: Mapping[str, str], where: str, employer: str | None = None
) -> tuple[Mapped, ...]:
    """In the order of FIELDS. `employer`: who hires in all rows, where the user says so.

    Raises UserError with every mistake: no such field, no such column, nothing that says title or employer.
    """
    problems = [*_fields(given), *_columns(columns, given, where)]
    told = {field: column for field, column in given.items() if column != NONE}
    used = set(told.values())
    usual = {f: c for f, c in guessed(columns).items() if f not in given and c not in used}
    whole = {**usual, **told}
    if not problems:
        problems = _missing(columns, whole, where, employer)
    if problems:
        raise UserError(*problems)
    return tuple(Mapped(field=f, column=whole[f], guessed=f not in told) for f in FIELDS if f in whole)


def _fields(given: Mapping[str, str]) -> list[Problem]:
    problems = []
    for field in given:
        if field in FIELDS:
            continue
        near = get_close_matches(field, FIELDS, 1, 0.5)
        hint = f"did you mean '{near[0]}'? " if near else ""
        then = f"{hint}one of {', '.join(FIELDS)}; e.g. --map title=jobTitle"
        problems.append(
            Problem(where=f"--map {field}={given[field]}", why=f"'{field}' is no field", next=then)
        )
    return problems


def _columns(columns: Sequence[str], given: Mapping[str, str], where: str) -> list[Problem]:
    problems = []
    for field, column in given.items():
        if column in columns or column == NONE:
            continue
        near = get_close_matches(column, columns, 1, 0.5)
        hint = f"did you mean '{near[0]}'? " if near else ""
        problems.append(
            Problem(
                where=f"--map {field}={column}",
                why=f"{where} has no column '{column}'",
                next=f"{hint}{_listed(columns)}",
            )
        )
    return problems


def _missing(
    columns: Sequence[str], whole: Mapping[str, str], where: str, employer: str | None
) -> list[Problem]:
    problems = []
    if "title" not in whole and "text" not in whole:
        why, then = "no column says the title or the text", "--map title=COLUMN or --map text=COLUMN"
        problems.append(Problem(where=where, why=why, next=f"{then}; {_listed(columns)}"))
    if "employer" not in whole and not employer:
        why, then = "no column says who hires", '--map employer=COLUMN, or --employer "NAME" for all rows'
        problems.append(Problem(where=where, why=why, next=f"{then}; {_listed(columns)}"))
    return problems


def _listed(columns: Sequence[str]) -> str:
    more = f" and {len(columns) - SHOWN} more" if len(columns) > SHOWN else ""
    return f"its columns are {', '.join(columns[:SHOWN])}{more}"
