"""Sources and boards as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from gander.faces import door_words
from gander.faces import words as say
from gander.faces.cli.render.lines import GOOD, LABEL, NAME, QUIET, WARN, Piece, flow, table

if TYPE_CHECKING:
    from gander.app.sources import BoardState, Recorded, Sources, SourceState
    from gander.app.sources_own import Changed

MOST = 40
"""Boards shown before the list is cut."""
FEW = 10
NAMED = 3
"""Boards named that failed in the same way."""
STYLES = {"whole": GOOD, "partial": WARN, "failed": WARN}
CLOSED = "asks not to be asked by robots: see docs"


def sources(found: Sources, width: int, whole: bool) -> list[Text]:
    if found.boards is None:
        return _overview(found, width, whole)
    if len(found.boards) == 1:
        return _one(found.boards[0], found.live[0], width)
    lines = [line for row in found.live for line in _source(row, width)]
    return [*lines, Text(), *_boards(found.boards, width, None if whole else MOST)]


def _overview(found: Sources, width: int, whole: bool) -> list[Text]:
    cells: list[list[Piece]] = [_row(row) for row in found.live]
    head = ("source", "boards", "whole/part/fail", "open", "asked")
    rows = table(head, cells, width, right=(1, 2, 3))
    lines: list[Text] = []
    if len(rows) == len(found.live) + 1:  # one line each: what is in the way stands below it
        lines.append(rows[0])
        for line, row in zip(rows[1:], found.live, strict=True):
            lines += [line, *_in_the_way(row, width, what=True)]
    else:
        lines += rows
        for row in found.live:
            told = _in_the_way(row, width, what=True)
            lines += [*flow([(row.id, NAME)], width), *told] if told else []
    most = None if whole else FEW
    lines += _part("yours", width, _boards(found.own, width, most) if found.own else _none(width))
    if found.failed:
        lines += _part("failed the last time", width, _failed(found.failed, width, None if whole else NAMED))
    lines += _part("imported by you; never asked", width, _recorded(found.imported, width))
    return lines + _part("recorded, in what ships; never asked", width, _recorded(found.recorded, width))


def _part(name: str, width: int, lines: Sequence[Text]) -> list[Text]:
    return [Text(), *flow([(name, LABEL)], width), *lines] if lines else []


def _none(width: int) -> list[Text]:
    return flow([("none yet; e.g. gander sources add https://jobs.lever.co/acme", QUIET)], width)


def _when(row: SourceState | BoardState) -> str:
    return door_words.ago(row.age_days or 0)


def _row(row: SourceState) -> list[Piece]:
    went = f"{row.whole:,}/{row.partial:,}/{row.failed:,}" if row.asked else ""
    return [
        (row.id, ""),
        (say.number(row.boards) if row.per == "board" or row.boards else "", ""),
        (went, WARN if row.failed else ""),
        (say.number(row.open) if row.asked else "", ""),
        (_when(row) if row.asked else "never", "" if row.asked else QUIET),
    ]


def _in_the_way(row: SourceState, width: int, what: bool = False) -> list[Text]:
    """What a source is, what keeps it from being asked, and what went wrong most often."""
    told = [say.clean(row.what)] if what else []
    if not row.verified:
        told.append("unverified: its format rests on one description")
    if row.needs_key:
        keys = ", ".join(row.needs_key)
        told.append(f"key known ({keys})" if row.has_key else f"needs a key ({keys})")
    if row.closed_hosts:
        told.append(CLOSED)
    lines = flow([("; ".join(told), QUIET)], width, first="  ") if told else []
    if row.problem:
        often = f"{row.n_problem:,} × " if row.n_problem > 1 else ""
        lines += flow([(f"{often}{say.short(row.problem, 200)}", WARN)], width, first="  ")
    return lines


def _source(row: SourceState, width: int) -> list[Text]:
    """The head of a source's own page."""
    lines = flow([(row.id, NAME), (f" · {say.clean(row.what)}", "")], width, rest="  ")
    went = "never asked"
    if row.asked:
        went = (
            f"{say.counted(row.asked, 'board')} asked, {_when(row)}: {row.whole:,} whole,"
            f" {row.partial:,} partial, {row.failed:,} failed; {say.counted(row.open, 'advert')} open"
        )
    lines += flow([(f"{say.counted(row.boards, 'board')} known; {went}", "")], width, first="  ")
    lines += _in_the_way(row, width)
    return [*lines, *flow([(f"terms: {say.link(row.terms) or ''}", QUIET)], width, first="  ")]


def _name(row: BoardState) -> str:
    return say.short(f"{row.source}:{row.subject}", 60)


def _boards(rows: Sequence[BoardState], width: int, most: int | None) -> list[Text]:
    cells: list[list[Piece]] = [
        [
            (_name(row), NAME if row.own else ""),
            ("yours" if row.own else "", QUIET),
            (row.state if row.state != "never" else "", STYLES.get(row.state, "")),
            (say.number(row.open) if row.open is not None else "", ""),
            (say.number(row.postings_seen) if row.postings_seen is not None else "", QUIET),
            (_when(row) if row.asked else "never", "" if row.asked else QUIET),
        ]
        for row in rows[:most]
    ]
    lines = table(("board", "", "went", "open", "seen", "asked"), cells, width, right=(3, 4))
    if most is not None and len(rows) > most:
        lines += flow([(f"{most} of {say.number(len(rows))}; the rest: --all, or --json", QUIET)], width)
    return lines or flow([("no board is known; one is added by: gander sources add ADDRESS", QUIET)], width)


def _failed(rows: Sequence[BoardState], width: int, most: int | None) -> list[Text]:
    """One paragraph a fault; the boards that have it together, `most` of them by name."""
    same: dict[tuple[str, str, str], list[BoardState]] = {}
    for row in rows:
        same.setdefault((row.source, row.why or "", row.next or ""), []).append(row)
    lines: list[Text] = []
    for (_, why, then), boards in same.items():
        named = ", ".join(_name(row) for row in boards[:most])
        rest = len(boards) - len(boards[:most])
        more = f" and {say.number(rest)} more (--all)" if rest else ""
        told: list[Piece] = [(named, NAME), (more, QUIET), (f": {say.short(why, 200)}", WARN)]
        lines += flow(told, width, rest="  ")
        if then:
            lines += flow([("next: ", QUIET), (say.short(then, 200), "")], width, first="  ")
    return lines


def _one(row: BoardState, source: SourceState, width: int) -> list[Text]:
    lines = flow([(say.clean(f"{row.source}:{row.subject}"), NAME)], width)
    went = f"{row.state}, {_when(row)} ({say.day(row.asked)})" if row.asked else "never asked"
    of = f" of {say.number(row.total)} that it says it has" if row.total is not None else ""
    facts = [
        ("employer", say.short(row.company or "not known", 80)),
        ("yours", "yes" if row.own else "no"),
        ("asked", went),
        ("whole", say.day(row.had) if row.had else ""),
        ("open", f"{say.number(row.open)}{of}" if row.open is not None else ""),
        ("seen", _seen(row)),
        ("problem", say.short(row.why or "", 200)),
        ("next", say.short(row.next or "", 200)),
    ]
    for name, value in facts:
        if value:
            head = f"  {name:<8}  "
            found = flow([(value, "")], width, first=head)
            found[0].stylize(QUIET, 0, len(head))
            lines += found
    return [*lines, *_in_the_way(replace(source, problem=None), width)]


def _seen(row: BoardState) -> str:
    if row.postings_seen is None:
        return ""
    ml = f", {say.number(row.ml_postings_seen)} of them in ML" if row.ml_postings_seen else ""
    return f"{say.counted(row.postings_seen, 'posting')} by 2026-08{ml}"


def _recorded(rows: Sequence[Recorded], width: int) -> list[Text]:
    if not rows:
        return []
    cells: list[list[Piece]] = [
        [(row.source, ""), (say.number(row.kept), ""), (say.day(row.as_of), "")] for row in rows
    ]
    return table(("source", "postings", "as of"), cells, width, right=(1,))


def changed(done: Changed, width: int) -> list[Text]:
    lines: list[Text] = []
    for row in done.added:
        name = say.clean(f"{row.source}:{row.subject}")
        who = f" ({say.short(row.company)})" if row.company else ""
        style = QUIET if row.state == "there already" else GOOD
        lines += flow([(f"{row.state}  ", style), (name, NAME), (f"{who}, {row.how}", "")], width, rest="  ")
        if row.others:
            rest = f" and {len(row.others) - 5} more" if len(row.others) > 5 else ""
            others = ", ".join(say.short(one, 60) for one in row.others[:5])
            lines += flow([(f"also named: {others}{rest}", QUIET)], width, first="  ")
        if row.note:
            lines += flow([(row.note, WARN)], width, first="  ")
    for name in done.removed:
        lines += flow([("removed  ", GOOD), (say.clean(name), NAME)], width, rest="  ")
    new = [row for row in done.added if row.state == "added"]
    if new or done.removed:
        lines += flow([(f"your own boards lie in {say.clean(str(done.file))}", QUIET)], width)
    return lines
