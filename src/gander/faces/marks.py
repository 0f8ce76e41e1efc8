"""A text in pieces: which skills and which condition each piece belongs to, without any overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from gander.app.read import Gate, Member, Part, Posting, Unit

RANK = {"must": 0, "nice": 1, "context": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A member of a unit of a part: what a mark stands for."""

    part: int
    unit: Unit
    member: Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`asked` is empty for plain text, else the strongest first; `gates` are the conditions that it says.

    `again`: it names once more what has its own place elsewhere, so it is marked faintly.
    """

    start: int
    end: int
    asked: tuple[Asked, ...] = ()
    gates: tuple[int, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A sentence that states one condition or several; a span below 0 where it is no sentence of the text."""

    kinds: tuple[str, ...]
    span: tuple[int, int]


def conditions(posting: Posting) -> list[Condition]:
    """Those of all parts, each sentence once, in the order of the text."""
    found: dict[tuple[int, int], list[str]] = {}
    gates = {gate for part in posting.parts for gate in part.gates}
    for gate in sorted(gates, key=lambda gate: (gate.span, gate.kind)):
        span = sentence(posting.text, gate.span) if _lies(gate.span, len(posting.text)) else (-1, -1)
        found.setdefault(span, []).append(gate.kind)
    return [Condition(kinds=tuple(dict.fromkeys(kinds)), span=span) for span, kinds in found.items()]


def said(posting: Posting, condition: Condition) -> str:
    """The sentence, as the text has it."""
    return posting.text[slice(*condition.span)] if condition.span[0] >= 0 else ""


def states(posting: Posting, condition: Condition, gate: Gate) -> bool:
    """Whether the condition is that gate's."""
    size = len(posting.text)
    span = sentence(posting.text, gate.span) if _lies(gate.span, size) else (-1, -1)
    return gate.kind in condition.kinds and span == condition.span


def asked(parts: Iterable[Part]) -> list[Asked]:
    """Every member of every unit."""
    return [
        Asked(part=part.part, unit=unit, member=member)
        for part in parts
        for unit in part.units
        for member in unit.members
    ]


def pieces(posting: Posting) -> list[Piece]:
    """The whole text in order; marks that overlap are one, and conditions are cut at the edges of marks."""
    size = len(posting.text)
    marks = list(_united(posting, size))
    again = _again(posting, marks)
    shown = sorted([*marks, *again], key=lambda mark: mark[0])
    said = [
        (index, *condition.span)
        for index, condition in enumerate(conditions(posting))
        if _lies(condition.span, size)
    ]
    edges = sorted(
        {0, size}
        | {edge for start, end, _ in shown for edge in (start, end)}
        | {edge for _, start, end in said for edge in (start, end) if not _inside(edge, shown)}
    )
    at = {start: tuple(found) for start, _, found in shown}
    faint = {start for start, _, _ in again}
    return [
        Piece(
            start=start,
            end=end,
            asked=at.get(start, ()),
            gates=tuple(index for index, first, last in said if first < end and start < last),
            again=start in faint,
        )
        for start, end in pairwise(edges)
    ]


_BULLET = re.compile(r"\s*(?:[-*•·‣▪●○◦–+#>|]+\s+|\d{1,2}[.)]\s+)?")
_TRAIL = " \t\n\r\xa0|•·‣▪●○◦*–—-,;/"
"""What stands behind a stretch of a headline or of a list in one line, and belongs to none."""


def sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span without the bullet and the blanks that it begins with, and the bars and bullets at its end."""
    said = text[slice(*span)]
    size = len(said.rstrip(_TRAIL)) or len(said.rstrip())
    opening = _BULLET.match(said)
    skipped = opening.end() if opening and opening.end() < size else 0
    return span[0] + skipped, span[0] + size


def _united(posting: Posting, size: int) -> Iterator[tuple[int, int, list[Asked]]]:
    """Marks as (start, end, what they stand for), sorted, none overlapping the next."""
    found = [one for one in asked(posting.parts) if _lies(one.member.span, size)]
    found.sort(key=lambda one: (one.member.span, RANK.get(one.unit.status, 3), one.part, one.unit.number))
    current: tuple[int, int, list[Asked]] | None = None
    for one in found:
        start, end = one.member.span
        if current is not None and start < current[1]:
            current = (current[0], max(current[1], end), [*current[2], one])
            continue
        if current is not None:
            yield current
        current = (start, end, [one])
    if current is not None:
        yield current


def _again(posting: Posting, marks: list[tuple[int, int, list[Asked]]]) -> list[tuple[int, int, list[Asked]]]:
    """Further mentions of what is asked, and those of a broader skill that units stand under."""
    of: dict[str, list[Asked]] = {}
    for one in asked(posting.parts):
        of.setdefault(one.member.skill.id, []).append(one)
    for one in asked(posting.parts):
        if one.unit.under and not any(other.unit is one.unit for other in of.get(one.unit.under.id, ())):
            of.setdefault(one.unit.under.id, []).append(one)
    found: list[tuple[int, int, list[Asked]]] = []
    free = 0
    taken = [(start, end) for start, end, _ in marks]
    for mention in sorted(posting.look.mentions, key=lambda one: (one.span[0], -one.span[1])):
        start, end = mention.span
        if mention.skill not in of or start < free or not _lies(mention.span, len(posting.text)):
            continue
        if not any(start < last and first < end for first, last in taken):
            ranked = sorted(of[mention.skill], key=lambda one: RANK.get(one.unit.status, 3))
            found.append((start, end, ranked))
            free = end
    return found


def _lies(span: tuple[int, int], size: int) -> bool:
    """Whether it is a place in the text: what was read elsewhere has none."""
    return 0 <= span[0] < span[1] <= size


def _inside(edge: int, marks: list[tuple[int, int, list[Asked]]]) -> bool:
    return any(start < edge < end for start, end, _ in marks)


def strongest(piece: Piece) -> str:
    """The status that a mark is shown in."""
    return min((one.unit.status for one in piece.asked), key=lambda status: RANK.get(status, 3))
