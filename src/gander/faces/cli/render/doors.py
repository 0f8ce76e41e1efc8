"""`gander doors` as lines: groups by what is missing, each opening in three or four lines."""

from __future__ import annotations

from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from gander.faces import door_words
from gander.faces import opening_words as opened
from gander.faces import words as say
from gander.faces.cli.render import stand
from gander.faces.cli.render.lines import GOOD, LABEL, NAME, QUIET, WARN, Piece, address, block, flow, inner
from gander.stand.openings import Opening, Openings

SENTENCES = 2


def doors(found: Openings, width: int, top: int, fold: bool = True) -> list[Text]:
    """Every line at most `width` cells; `fold`: cut addresses at the edge (a pipe wants them whole)."""
    room = inner(width)
    lines = stand.title(found.population, found.assumed, width)
    lines += [Text(), *block("market", _market(found, room), width)]
    if said := opened.whats_new(found):
        lines += block("new", flow([(said, GOOD if found.n_found else "")], room), width)
    lines += _openings(found, width, top, fold)
    lines += [Text(), *block("hidden", stand.hidden(found.hidden, room), width)]
    sure: list[Text] = []
    for sentence in found.how_sure[:SENTENCES]:
        sure += flow([(say.sentence(sentence), "")], room, rest="  ")
    return [*lines, Text(), *block("how sure", sure, width)]


def _market(found: Openings, room: int) -> list[Text]:
    since = f"since{say.NBSP}{found.population.start.isoformat()}"
    how_many = say.how_many(found.market, found.population)
    lines = flow([(f"{how_many} · {since}, {say.how_old(found.market)}", "")], room)
    return lines + flow([(opened.reach(found), "")], room)


def _openings(found: Openings, width: int, top: int, fold: bool) -> list[Text]:
    shown = found.openings[:top]
    if not shown:
        return [Text(), *flow([(_nothing(found), WARN)], width)]
    lines: list[Text] = []
    digits = len(str(len(shown)))
    before = ""
    # an advert that offers three jobs of the same list is three openings, and one thing to read
    alike = [list(run) for _, run in groupby(shown, key=_look)]
    for index, (opening, *more) in enumerate(alike, start=1):
        head = opened.head(opening)
        lines += [Text(), *flow([(head, LABEL)], width)] if head != before else []
        before = head
        lines += _opening(opening, 1 + len(more), f"{index:>{digits}} ", found, width, fold)
    if len(shown) < found.n_found:
        rest = f"and {say.number(found.n_found - len(shown))} more (--top {found.n_found})"
        lines += flow([(rest.replace(" ", say.NBSP), QUIET)], width)
    if note := door_words.unanswered(opening.door for opening in shown):
        lines += flow([(note, QUIET)], width)
    return lines


def _nothing(found: Openings) -> str:
    if found.only_new:
        return "nothing new is in reach; what is open already: gander doors. Ask the boards: gander update"
    return "nothing of this question is in reach; the rest: --all, nearer questions: gander stand"


def _look(opening: Opening) -> tuple[str, ...]:
    """What is seen of an opening."""
    door = opening.door
    return (door.url or "", opened.head(opening), opened.title(opening), door.place, door_words.shown(door))


def _opening(opening: Opening, n: int, mark: str, found: Openings, width: int, fold: bool) -> list[Text]:
    """`n`: how many jobs of the same advert look like it."""
    rest = " " * cell_len(mark)
    door = opening.door
    head: list[Piece] = [(opened.title(opening), NAME), (f" · {door_words.who(door)}", "")]
    news: list[Piece] = [(opened.news(opening), GOOD), (" · ", QUIET)] if opening.news else []
    soon = opened.closes(opening, found.today)
    facts: list[Piece] = []
    same = [f"{say.number(n)} such jobs in one advert"] if n > 1 else []
    for fact in [*opened.facts(opening, found.today), *same]:
        facts += [(" · ", QUIET)] if facts else []
        facts.append((fact, WARN if fact == soon else ""))
    good = opening.outcome == "nothing missing" and door.n_must >= door_words.WELL_READ
    style = GOOD if good else WARN if door_words.judged(door) else QUIET
    body: list[Piece] = [(door_words.shown(door), style)]
    body += [(f" · {door_words.asks(door)}", "")] if door_words.asks(door) else []
    lines = [*flow(head, width, first=mark), *flow([*news, *facts], width, first=rest)]
    lines += flow(body, width, first=rest)
    url = say.link(door.url)
    return lines + (address(url, width, first=rest, fold=fold) if url else [])
