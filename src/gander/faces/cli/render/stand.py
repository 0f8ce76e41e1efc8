"""The first screen: blocks of a few lines each, the thing one came for first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text

from gander.faces import words as say
from gander.faces.cli.render.lines import (
    GOOD,
    NAME,
    QUIET,
    WARN,
    Piece,
    address,
    block,
    fit,
    flow,
    inner,
)
from gander.model import EVIDENCE_KINDS, EvidenceKind, Hidden, Outcome, Population, ReaderQuality
from gander.stand.result import Blocker, Door, Standing, StandRow

DOORS = 5
BLOCKERS = 3
SENTENCES = 1
SHOWN: tuple[Outcome, ...] = ("nothing missing", "one short", ">= 60 %")
ROW_NAMES: dict[Outcome, str] = {
    "nothing missing": "nothing missing",
    "one short": "one short",
    ">= 60 %": "≥ 60 % met",
    "less": "less",
    "no stated must": "no stated must",
}
STYLES: dict[str, str] = {"nothing missing": GOOD, "one short": WARN}


def first_screen(standing: Standing, width: int, fold: bool = True, full: bool = False) -> list[Text]:
    """Market, stand, doors, blockers, hidden, how sure; every line at most `width` cells.

    `fold`: cut addresses at the edge too (a pipe without a width wants them whole).
    """
    room = inner(width)
    blocks = [
        ("", title(standing.population, standing.assumed, width)),
        ("market", market(standing, room)),
        ("stand", stand(standing, room)),
        ("doors", doors(standing.doors, room, fold)),
        ("blockers", blockers(standing.blockers, room, full)),
        ("hidden", hidden(standing.hidden, room)),
        ("how sure", how_sure(standing, room, full)),
    ]
    lines: list[Text] = []
    for name, body in blocks:
        if body:
            lines += block(name, body, width) if name else body
            lines.append(Text())
    return lines + more(width) if not full else lines[:-1]


def more(width: int) -> list[Text]:
    """Where to go from here."""
    return flow(
        [
            (
                "more: --full · --html report.html · --why SKILL|EMPLOYER|POSTING".replace(
                    " --", f"{say.NBSP}--"
                ),
                QUIET,
            )
        ],
        width,
    )


def title(population: Population, assumed: Iterable[str], width: int) -> list[Text]:
    """What was asked, and what was assumed because nobody said it."""
    lines = flow([(say.question(population), NAME)], width)
    for line in assumed:
        lines += flow([(f"assumed: {say.clean(line)}", WARN)], width)
    return lines


def market(standing: Standing, room: int) -> list[Text]:
    """How many jobs, where, how old, and how to get newer."""
    block = standing.market
    pieces: list[Piece] = [
        (say.how_many(block, standing.population), ""),
        (f" · {say.window(standing.population)}, {say.how_old(block)}", ""),
        (f" · newer:{say.NBSP}gander snapshot", QUIET),
    ]
    if warning := say.dominated(block):
        pieces.append((f" · {warning}", WARN))
    return flow(pieces, room)


def stand(standing: Standing, room: int) -> list[Text]:
    """Outcomes by proven and by proven or claimed, side by side where they fit, never mixed."""
    rows = [row for row in standing.stand if row.outcome in SHOWN]
    n = max((row.estimate.n for row in rows), default=0)
    if not n:
        return flow([("cannot tell: no posting here states what it requires.", WARN)], room) + nearest(
            standing, room
        )
    employers = max(row.estimate.n_employers for row in rows)
    what = (
        "postings at employers"
        if standing.below_floor
        else f"share (95{say.NBSP}% interval) postings at employers"
    )
    lines = flow(
        [
            (
                f"of {say.counted(n, 'posting')} at {say.counted(employers, 'employer')} that state a must: ",
                "",
            ),
            (what.replace(" ", say.NBSP), QUIET),
        ],
        room,
    )
    lines += _outcomes(rows, room)
    if standing.below_floor:
        lines += flow([(f"cannot tell yet: a share {say.FLOOR}.", WARN)], room)
        lines += nearest(standing, room)
    return lines


def _outcomes(rows: Sequence[StandRow], room: int) -> list[Text]:
    cells = {(row.evidence, row.outcome): _cell(row) for row in rows}
    widths = {
        kind: max(len(kind), *(cell_len(cells.get((kind, outcome), "")) for outcome in SHOWN))
        for kind in EVIDENCE_KINDS
    }
    name = max(len(ROW_NAMES[outcome]) for outcome in SHOWN)
    if name + 2 + sum(widths.values()) + 2 > room:
        return _outcomes_stacked(cells, room)
    head = Text(
        "  ".join([" " * name, *(fit(kind, widths[kind]) for kind in EVIDENCE_KINDS)]).rstrip(), QUIET
    )
    lines = [head]
    for outcome in SHOWN:
        line = Text(fit(ROW_NAMES[outcome], name), STYLES.get(outcome, ""))
        for kind in EVIDENCE_KINDS:
            line.append("  " + fit(cells.get((kind, outcome), ""), widths[kind]))
        line.rstrip()
        lines.append(line)
    return lines


def _outcomes_stacked(cells: dict[tuple[EvidenceKind, Outcome], str], room: int) -> list[Text]:
    name = max(len(ROW_NAMES[outcome]) for outcome in SHOWN)
    lines: list[Text] = []
    for kind in EVIDENCE_KINDS:
        lines.append(Text(fit(kind, min(room, len(kind))), QUIET))
        for outcome in SHOWN:
            label = f"  {ROW_NAMES[outcome]}".ljust(name + 2) + "  "
            lines += flow([(cells.get((kind, outcome), ""), "")], room, first=label)
            lines[-1].stylize(STYLES.get(outcome, ""), 0, min(len(label), len(lines[-1])))
    return lines


def _cell(row: StandRow) -> str:
    counts = f"{say.number(row.estimate.count)} at {say.number(row.estimate.employers_with)}"
    return f"{say.share(row.estimate)} {counts}".strip().replace(say.NBSP, " ")


def nearest(standing: Standing, room: int) -> list[Text]:
    """The nearest questions that have an answer."""
    lines: list[Text] = []
    for row in standing.nearest[:3]:
        reached = f": nothing missing {say.share(row.reached)}" if say.share(row.reached) else ""
        counts = f"{say.counted(row.n_postings, 'posting')} at {say.counted(row.n_employers, 'employer')}"
        lines += flow([(f"nearest: {say.clean(row.label)}, {counts}{reached}", "")], room)
    return lines


def doors(found: Sequence[Door], room: int, fold: bool) -> list[Text]:
    """Up to five postings to look at now, nearest first: two or three lines each."""
    lines: list[Text] = []
    for index, door in enumerate(found[:DOORS], start=1):
        rest = [say.door_place(door), say.door_what(door), say.door_age(door), say.asks(door)]
        head: list[Piece] = [(say.door_who(door), NAME), *((f" · {part}", "") for part in rest if part)]
        lines += flow(head, room, first=f"{index} ", rest="  ")
        body = flow([(say.lacks(door), WARN if door.missing else GOOD)], room, first="  ")
        url = say.link(door.url)
        if url and cell_len(body[-1].plain) + 2 + cell_len(url) <= room:
            body[-1].append("  ").append_text(address(url, room)[0])
        elif url:
            body += address(url, room, first="  ", fold=fold)
        lines += body
    lines += flow([(say.unanswered(found[:DOORS]), QUIET)], room) if say.unanswered(found[:DOORS]) else []
    if not found:
        lines = flow([("none: no posting of this question is near enough, or none is left open.", "")], room)
    return lines


def blockers(found: Sequence[Blocker], room: int, full: bool = False) -> list[Text]:
    """What stands in the way most, single skills and sets that only help together."""
    lines: list[Text] = []
    for blocker in found if full else found[:BLOCKERS]:
        lines += flow(
            [(say.blocker_set(blocker), NAME), (f" {say.blocker_opens(blocker)}", "")], room, rest="  "
        )
    return lines


def hidden(found: Sequence[Hidden], room: int) -> list[Text]:
    """Everything that was left out: how many, why, and the flag that shows it."""
    pieces: list[Piece] = []
    for item in found:
        if item.n <= 0:
            continue
        flag = (
            f" ({say.clean(item.flag)})".replace(" ", say.NBSP).replace(say.NBSP, " ", 1) if item.flag else ""
        )
        pieces.append((" · " if pieces else "", QUIET))
        pieces.append((f"{say.number(item.n)}{say.NBSP}{say.sentence(item.reason)}", ""))
        pieces.append((flag, QUIET))
    return flow(pieces, room) if pieces else flow([("nothing", "")], room)


def how_sure(standing: Standing, room: int, full: bool) -> list[Text]:
    """The reader's measured quality first, then what would change the statement."""
    lines = reader(standing.reader, room)
    for sentence in standing.how_sure if full else standing.how_sure[:SENTENCES]:
        lines += flow([(say.sentence(sentence), "")], room, rest="  ")
    return lines


def reader(quality: ReaderQuality | None, room: int) -> list[Text]:
    if quality is None:
        return flow([("the reader's quality has not been measured here", WARN)], room)
    text = say.reader_quality(quality) if quality.precision or quality.recall else say.clean(quality.note)
    return flow([("reader ", QUIET), (text, "")], room, rest="  ")
