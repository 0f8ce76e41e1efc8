"""`gander market diff` as lines: what is compared with what, a table of kinds, and the leading adverts."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from gander.app.market_diff import MarketDiff
from gander.app.market_musts import MustRow
from gander.faces import words as say
from gander.faces.cli.render import stand
from gander.faces.cli.render.lines import LABEL, NAME, QUIET, WARN, Piece, address, block, flow, inner, table
from gander.market.changes import Boards, ChangeRow, FailedBoard, Leading
from gander.model import Named

WORDS = {
    "new": "new",
    "reposted": "posted again",
    "reopened": "open again",
    "changed": "changed",
    "closed": "closed",
    "first asked": "first asked",
    "not known": "not known",
}
NOTES = {
    "first asked": "they stood on boards that were asked for the first time: no new demand",
    "not known": "their boards failed: neither open nor closed",
}
FAILED = 3
"""Boards that failed and are named; --json has all."""


def market_diff(answer: MarketDiff, width: int, fold: bool = True) -> list[Text]:
    """No line is wider than `width`; only addresses are, where they are not to be folded."""
    room = inner(width)
    lines = stand.title(answer.population, answer.assumed, width)
    lines += [Text(), *block("since", _since(answer, room), width)]
    lines += block("boards", _boards(answer.boards, room), width)
    there = [row for row in answer.rows if row.n_adverts]
    if not there:
        return [*lines, Text(), *flow([("nothing happened to the adverts of this question", WARN)], width)]
    cells: list[list[Piece]] = [
        [
            (WORDS[row.kind], ""),
            (say.number(row.n_adverts), ""),
            (say.number(row.n_jobs), ""),
            (say.number(row.n_employers), QUIET),
        ]
        for row in there
    ]
    lines += [Text(), *table(("", "adverts", "jobs", "employers"), cells, width, right=(1, 2, 3))]
    for row in there:
        lines += [Text(), *_kind(row, width, fold)]
    return [*lines, Text(), *_musts(answer, width, fold)] if answer.musts_note else lines


def _since(answer: MarketDiff, room: int) -> list[Text]:
    until = f" · until {answer.until}" if answer.until >= answer.since else ""
    before = f" · {say.counted(answer.n_before, 'advert')} stood there before"
    return flow(
        [(str(answer.since), ""), (f", {say.clean(answer.since_why)}", QUIET), (until + before, "")], room
    )


def _boards(found: Boards, room: int) -> list[Text]:
    pieces: list[Piece] = [(f"{say.number(found.compared)}{say.NBSP}compared", "")]
    for n, what in ((found.first_asked, "asked for the first time"), (found.not_asked, "not asked since")):
        if n:
            pieces.append((f" · {say.number(n)}{say.NBSP}{what}", ""))
    if found.failed:
        pieces.append((f" · {say.number(len(found.failed))}{say.NBSP}failed", WARN))
    lines = flow(pieces, room)
    for board in found.failed[:FAILED]:
        lines += _failed(board, room)
    if len(found.failed) > FAILED:
        lines += flow([(f"and {say.number(len(found.failed) - FAILED)} more (--json)", QUIET)], room)
    return lines


def _failed(board: FailedBoard, room: int) -> list[Text]:
    had = f", had whole {board.had}" if board.had else ", never had whole"
    pieces: list[Piece] = [
        (f"{say.short(board.source)}:{say.short(board.subject)}", NAME),
        (f" {say.clean(board.state)}{had}", QUIET),
        (f": {say.clean(board.why)}" if board.why else "", ""),
    ]
    return flow(pieces, room, first="  ")


def _kind(row: ChangeRow, width: int, fold: bool) -> list[Text]:
    """The kind's counts by how we know, role and employer; the leading adverts of what is a change."""
    lines = flow([(WORDS[row.kind], LABEL), (_note(row), QUIET)], width, rest="  ")
    pieces: list[Piece] = []
    for name, counts in (
        ("how we know", row.how.items()),
        ("roles", row.by_role),
        ("employers", row.by_employer),
    ):
        if counts:
            pieces += [(" · " if pieces else "", QUIET), (f"{name}: ", QUIET), (_counts(counts), "")]
    lines += flow(pieces, width, first="  ", rest="    ") if pieces else []
    if row.kind in NOTES:
        return lines
    for advert in row.leading:
        lines += _advert(advert, width, fold)
    if row.n_jobs > len(row.leading):
        more = f"and {say.counted(row.n_jobs - len(row.leading), 'job')} more (--top)"
        lines += flow([(more.replace(" ", say.NBSP), QUIET)], width, first="  ")
    return lines


def _note(row: ChangeRow) -> str:
    return f" · {NOTES[row.kind]}" if row.kind in NOTES else ""


def _counts(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{say.short(name)}{say.NBSP}{say.number(n)}" for name, n in counts)


def _advert(advert: Leading, width: int, fold: bool) -> list[Text]:
    day = f" · {advert.day}" if advert.day else ""
    employer = say.short(advert.employer) if advert.employer else "employer not named"
    title: Piece = (say.short(advert.title, 60) or "no title", NAME)
    return [
        *flow([title, (f" · {employer}{day}", "")], width, first="  ", rest="    "),
        *_link(advert.url, width, fold),
    ]


def _link(url: str | None, width: int, fold: bool) -> list[Text]:
    found = say.link(url) if url else None
    return address(found, width, first="    ", fold=fold) if found else []


def _musts(answer: MarketDiff, width: int, fold: bool) -> list[Text]:
    note = f" · {say.sentence(answer.musts_note)}"
    lines = flow([("musts", LABEL), (note, QUIET)], width, rest="  ")
    for row in answer.musts:
        lines += _must(row, width, fold)
    if answer.n_musts > len(answer.musts):
        more = f"and {say.number(answer.n_musts - len(answer.musts))} more (--top)"
        lines += flow([(more.replace(" ", say.NBSP), QUIET)], width, first="  ")
    return lines


def _must(row: MustRow, width: int, fold: bool) -> list[Text]:
    employer = say.short(row.employer) if row.employer else "employer not named"
    lines = flow(
        [(say.short(row.title, 60) or "no title", NAME), (f" · {employer}", "")],
        width,
        first="  ",
        rest="    ",
    )
    for what, units in (("asks now: ", row.added), ("no longer: ", row.dropped)):
        if units:
            lines += flow([(what, QUIET), (_units(units), "")], width, first="    ", rest="      ")
    return [*lines, *_link(row.url, width, fold)]


def _units(units: Iterable[tuple[Named, ...]]) -> str:
    return ", ".join(" or ".join(say.clean(skill.label) for skill in unit) for unit in units)
