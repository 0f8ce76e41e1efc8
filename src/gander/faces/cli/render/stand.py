"""The first screen: blocks of a few lines each, the thing one came for first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from gander.faces import door_words
from gander.faces import words as say
from gander.faces.cli.render.lines import (
    GOOD,
    NAME,
    QUIET,
    WARN,
    Piece,
    address,
    block,
    flow,
    inner,
)
from gander.faces.cli.render.outcomes import SHOWN, outcomes
from gander.model import Hidden, Population, ReaderQuality
from gander.stand.result import Blocker, Door, Standing

DOORS = 5
NEAREST = 4
BLOCKERS = 3
SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How much room there is. `fold`: cut addresses at the edge (a pipe without a width wants them whole).

    `airy`: a blank line between blocks. `doors`: how many at most. `full`: all of everything.
    """

    width: int
    fold: bool = True
    airy: bool = True
    doors: int = DOORS
    full: bool = False

    @property
    def room(self) -> int:
        """Cells for a block's body."""
        return inner(self.width)


def fitted(standing: Standing, width: int, height: int | None, fold: bool = True) -> list[Text]:
    """The first screen in so many lines where it can be: closer, then with fewer doors, but 3."""
    lines = first_screen(standing, Layout(width=width, fold=fold))
    for doors in (5, 4, 3):
        if height is None or len(lines) < height - 1:
            break
        lines = first_screen(standing, Layout(width=width, fold=fold, airy=False, doors=doors))
    return lines


def first_screen(standing: Standing, layout: Layout) -> list[Text]:
    """Market, stand, doors, blockers, hidden, how sure; every line at most `width` cells."""
    blocks = [
        ("market", market(standing, layout.room)),
        ("stand", stand(standing, layout.room, layout.full)),
        ("doors", doors(standing, layout)),
        ("blockers", blockers(standing.blockers, layout)),
        ("hidden", hidden(standing.hidden, layout.room)),
        ("how sure", how_sure(standing, layout)),
    ]
    lines = title(standing.population, say.assumed(standing), layout.width)
    for name, body in blocks:
        if body:
            lines += [Text()] if layout.airy or name == "market" else []
            if name == "stand" and (unknown := say.nothing_known(standing)):
                lines += flow([(f"assumed: {say.sentence(unknown)}", WARN)], layout.width)
            lines += block(name, body, layout.width)
    if layout.full:
        return lines
    return [*lines, *([Text()] if layout.airy else []), *more(layout.width)]


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
        (f" · since{say.NBSP}{standing.population.start.isoformat()}, {say.how_old(block)}", ""),
    ]
    if how := say.newer(block):
        pieces.append((f" · newer: {say.unbroken(how)}", QUIET))
    if warning := say.dominated(block):
        pieces.append((f" · {warning}", WARN))
    return flow(pieces, room)


def stand(standing: Standing, room: int, full: bool = False) -> list[Text]:
    """Outcomes by proven and by proven or claimed, side by side where they fit, never mixed."""
    rows = [row for row in standing.stand if row.outcome in SHOWN]
    n = max((row.estimate.n for row in rows), default=0)
    if not n:
        cannot = flow([("cannot tell: no posting here states what it requires.", WARN)], room)
        return cannot + nearest(standing, room, full)
    employers = max(row.estimate.n_employers for row in rows)
    figures = f"share (95{say.NBSP}% interval), postings at employers"
    lines = flow(
        [
            (
                f"of {say.counted(n, 'posting')} at {say.counted(employers, 'employer')} that state a must: ",
                "",
            ),
            ("postings at employers" if standing.below_floor else figures.replace(" ", say.NBSP), QUIET),
        ],
        room,
    )
    lines += outcomes(rows, standing.at_least, room)
    if standing.below_floor:
        lines += flow([(say.sentence(say.cannot_tell(standing)), WARN)], room)
        lines += nearest(standing, room, full)
    return lines


def nearest(standing: Standing, room: int, full: bool = False) -> list[Text]:
    """The nearest questions that have an answer, each with the flags that ask it."""
    lines: list[Text] = []
    for row in standing.nearest if full else standing.nearest[:NEAREST]:
        counts = f"{say.counted(row.n_postings, 'job')} at {say.counted(row.n_employers, 'employer')}"
        flags = f" ({say.unbroken(row.ask)})" if row.ask else ""
        label = say.clean(row.label).replace(" km)", f"{say.NBSP}km)")
        text = f"nearest: {label}: {counts}, {say.reached(row)}"
        lines += flow([(text, ""), (flags, QUIET)], room, rest="  ")
    return lines


def doors(standing: Standing, layout: Layout) -> list[Text]:
    """Postings to look at now, nearest first: two or three lines each; in full the unread ones apart."""
    found = standing.doors if layout.full else standing.doors[: layout.doors]
    if not found:
        text = "none: no posting of this question is near enough, or none is left open."
        return flow([(text, "")], layout.room)
    lines: list[Text] = []
    apart = layout.full and any(door_words.judged(door) for door in found)
    for index, door in enumerate(found, start=1):
        if apart and not door_words.judged(door):
            apart = False
            n = sum(not door_words.judged(d) for d in found)
            lines += flow([(f"{n} more of which no must could be read:", QUIET)], layout.room)
        lines += _door(door, f"{index} ", standing.population.roles, layout)
    if note := door_words.unanswered(found):
        lines += flow([(note, QUIET)], layout.room)
    if len(standing.doors) > len(found) and layout.doors < DOORS:
        lines += flow([(f"{len(standing.doors) - len(found)} more: --full", QUIET)], layout.room)
    return lines


def _door(door: Door, mark: str, asked: Sequence[str], layout: Layout) -> list[Text]:
    room, rest = layout.room, " " * len(mark)
    facts = [door_words.place(door), door_words.what(door, asked), door_words.age(door)]
    head: list[Piece] = [(door_words.who(door), NAME), *((f" · {fact}", "") for fact in facts if fact)]
    good = door_words.judged(door) and not door.missing and door.n_must >= door_words.WELL_READ
    style = GOOD if good else WARN if door_words.judged(door) else QUIET
    body: list[Piece] = [(door_words.shown(door), style)]
    body += [(f" · {door_words.asks(door)}", "")] if door_words.asks(door) else []
    lines = [*flow(head, room, first=mark), *flow(body, room, first=rest)]
    url = say.link(door.url)
    if url and cell_len(lines[-1].plain) + 2 + cell_len(url) <= room:
        lines[-1].append("  ").append_text(address(url, room)[0])
    elif url and room - len(rest) < cell_len(url) <= layout.width:
        lines += address(url, layout.width)
    elif url:
        lines += address(url, room, first=rest, fold=layout.fold)
    return lines


def blockers(found: Sequence[Blocker], layout: Layout) -> list[Text]:
    """What stands in the way most, single skills and sets that only help together."""
    lines: list[Text] = []
    for blocker in found if layout.full else found[:BLOCKERS]:
        pieces: list[Piece] = [(say.blocker_set(blocker), NAME), (f" {say.blocker_opens(blocker)}", "")]
        lines += flow(pieces, layout.room, rest="  ")
    return lines


def hidden(found: Sequence[Hidden], room: int) -> list[Text]:
    """Everything that was left out: how many, why, and the flag that shows it; adverts, then the rest."""
    there = [item for item in found if item.n > 0]
    adverts = [item for item in there if not say.no_advert(item)]
    lines = flow([("adverts: ", QUIET), *_hidden(adverts)], room) if adverts else []
    others = [item for item in there if say.no_advert(item)]
    return [*lines, *(flow(_hidden(others), room) if others else [])] or flow([("nothing", "")], room)


def _hidden(found: Sequence[Hidden]) -> list[Piece]:
    pieces: list[Piece] = []
    for item in found:
        flag = f" ({say.unbroken(item.flag)})" if item.flag else ""
        pieces.append((" · " if pieces else "", QUIET))
        pieces.append((f"{say.number(item.n)}{say.NBSP}{say.sentence(item.reason)}", ""))
        pieces.append((flag, QUIET))
    return pieces


def how_sure(standing: Standing, layout: Layout) -> list[Text]:
    """What the statement rests on and what would change it; in full also every measured quality."""
    said = say.sure(standing, layout.full)
    lines: list[Text] = []
    for sentence in said if layout.full else said[:SENTENCES]:
        lines += flow([(say.sentence(sentence), "")], layout.room, rest="  ")
    if layout.full and standing.reader is not None:
        lines += reader(standing.reader, layout.room)
    return lines


def reader(quality: ReaderQuality | None, room: int) -> list[Text]:
    """The reader's measured precision and recall, with what they were measured on."""
    if quality is None:
        return flow([("the reader's quality has not been measured here", WARN)], room)
    text = say.reader_quality(quality) if quality.precision or quality.recall else say.sentence(quality.note)
    return flow([("reader ", QUIET), (text, "")], room, rest="  ")
