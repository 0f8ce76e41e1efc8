"""`gander update` as lines: whom it asked and why, what it found, what to do next."""

from __future__ import annotations

from rich.text import Text

from gander.app.update_result import SourceRow, Updated
from gander.faces import words as say
from gander.faces.cli.render.lines import QUIET, WARN, Piece, block, flow, inner, table


def update(answer: Updated, width: int) -> list[Text]:
    """Asked, market, one line a source, what is new about the sources, next."""
    room = inner(width)
    lines = block("asked", flow(_asked(answer), room), width)
    lines += [Text(), *block("market", flow(_market(answer), room), width)]
    if answer.rows:
        lines += [Text(), *_sources(answer, width)]
    for note in answer.notes:
        lines += [Text(), *block("note", flow([(say.clean(note), QUIET)], room), width)]
    return [*lines, Text(), *block("next", flow([(_next(answer), "")], room), width)]


def _asked(answer: Updated) -> list[Piece]:
    asked, whole, failed = (answer.total(name) for name in ("asked", "whole", "failed"))
    partly = asked - whole - failed
    pieces: list[Piece] = [
        (f"{say.counted(asked, 'board')} on {answer.day}: {say.number(whole)} wholly", ""),
        (f", {say.number(partly)} partly" if partly else "", WARN),
        (f", {say.number(failed)} not" if failed else "", WARN),
        (f" · {say.counted(answer.requests, 'request')}, {say.number(answer.unchanged)} unchanged", QUIET),
    ]
    if answer.stopped:
        pieces.append((" · stopped by hand: what had come is kept", WARN))
    why = ", ".join(f"{say.clean(reason)}{say.NBSP}{say.number(n)}" for reason, n in answer.why)
    pieces.append((f" · chosen: {why}" if why else "", QUIET))
    if answer.left:
        pieces.append((f"; {say.number(answer.left)} other boards are known (--boards N asks more)", QUIET))
    return pieces


def _market(answer: Updated) -> list[Piece]:
    first, new, changed, closed = (answer.total(name) for name in ("first", "new", "changed", "closed"))
    happened = [
        (new, "new"),
        (changed, "changed"),
        (closed, "closed"),
        (answer.reopened, "open again"),
        (answer.reposted, "reposted"),
    ]
    told = " · ".join(f"{say.number(n)} {what}" for n, what in happened)
    pieces: list[Piece] = [
        (f"{say.counted(answer.n_open, 'open advert')} ({say.counted(answer.n_demands, 'job')}) at ", ""),
        (f"{say.counted(answer.n_employers, 'employer')} in your updates", ""),
        (f" · {told}", ""),
    ]
    if first:
        pieces.append(
            (f" · {say.number(first)} first seen on boards that are new to you, not new there", QUIET)
        )
    return pieces


def _sources(answer: Updated, width: int) -> list[Text]:
    """`first` is a column where there is any: what stands on a board new to us is no news there."""
    first = ("first",) if answer.total("first") else ()
    head = ("source", "boards", "whole", "shown", *first, "new", "changed", "closed", "open")
    rows = [_source(row, bool(first)) for row in answer.rows]
    return table(head, rows, width, right=tuple(range(1, len(head))))


def _source(row: SourceRow, first: bool) -> list[Piece]:
    name = say.clean(row.source) + ("" if row.verified else " (unverified)")
    seen = (row.first,) if first else ()
    numbers = (row.asked, row.whole, row.shown, *seen, row.new, row.changed, row.closed, row.open)
    return [
        (name, ""),
        *((say.number(n), WARN if i == 1 and n < row.asked else "") for i, n in enumerate(numbers)),
    ]


def _next(answer: Updated) -> str:
    if answer.stopped:
        return "the same gander update again goes on with the boards that were left"
    if answer.total("new") or answer.total("changed"):
        return "gander doors --new shows what is new and in reach; gander market diff what changed"
    return "gander shows where you stand now; gander doors what is in reach"
