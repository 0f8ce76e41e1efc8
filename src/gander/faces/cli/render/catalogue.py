"""Skills, roles and places as lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from gander.faces import words as say
from gander.faces.cli.render.lines import NAME, QUIET, WARN, Piece, fit, flow, table

if TYPE_CHECKING:
    from gander.app.catalogue import PlaceRow, RoleRow, SkillRow

LONGEST = 40
"""Rows of a list before it is cut; a pipe gets all through --json."""


def skill(row: SkillRow, width: int) -> list[Text]:
    facts = [
        ("id", row.id),
        ("kind", say.joined([row.kind, row.area])),
        ("also written", ", ".join(alias.text for alias in row.aliases)),
        ("implies", ", ".join(item.label for item in row.implies)),
        ("implied by", ", ".join(item.label for item in row.implied_by)),
        ("learn before", ", ".join(item.label for item in row.needs)),
        ("since", str(row.since) if row.since else ""),
        ("replaced by", ", ".join(f"{by.label} ({year})" for by, year in row.replaced_by)),
        ("seen in code", ", ".join((*row.imports, *row.files))),
        (
            "asked for",
            f"must in {say.number(row.n_must)}, at all in {say.number(row.n_asked)}"
            f" of {say.counted(row.n_read, 'posting')} read",
        ),
    ]
    lines = flow([(say.clean(row.label), NAME)], width)
    for name, value in facts:
        if value:
            head = f"  {fit(name, 13)}"
            found = flow([(say.clean(value), "")], width, first=head)
            found[0].stylize(QUIET, 0, len(head))
            lines += found
    return lines


def skills(rows: Sequence[SkillRow], width: int) -> list[Text]:
    cells: list[list[Piece]] = [
        [
            (say.clean(row.label), ""),
            (row.id, QUIET),
            (row.area, QUIET),
            (say.number(row.n_must), ""),
            (say.number(row.n_asked), ""),
        ]
        for row in rows[:LONGEST]
    ]
    head = ("skill", "id", "area", "must", "must or nice")
    return _listed(table(head, cells, width, right=(3, 4)), len(rows), "skills", width)


def roles(rows: Sequence[RoleRow], width: int) -> list[Text]:
    lines: list[Text] = []
    for row in rows:
        counts = f"{say.counted(row.n_postings, 'job')} at {say.counted(row.n_employers, 'employer')}"
        lines += flow([(row.id, NAME), (f" · {say.clean(row.label)} · {counts}", "")], width, rest="  ")
        if row.neighbours:
            lines += flow([(f"near: {', '.join(row.neighbours)}", QUIET)], width, first="  ")
    return lines


def places(rows: Sequence[PlaceRow], width: int, word: str | None) -> list[Text]:
    if not rows:
        return flow([(f"no place here is called '{say.clean(word or '')}'", WARN)], width)
    cells: list[list[Piece]] = [
        [
            (say.clean(row.label), ""),
            (row.iso2 or "", QUIET),
            (say.number(row.n_postings), ""),
            (say.number(row.n_employers), ""),
        ]
        for row in rows[:LONGEST]
    ]
    head = ("place", "", "jobs", "employers")
    return _listed(table(head, cells, width, right=(2, 3)), len(rows), "places", width)


def _listed(lines: list[Text], n: int, what: str, width: int) -> list[Text]:
    if not n:
        return flow([(f"no {what} found", WARN)], width)
    if n > LONGEST:
        more = f"{LONGEST} of {say.number(n)}; the rest: narrow it by a word, or --json"
        lines = [*lines, *flow([(more, QUIET)], width)]
    return lines
