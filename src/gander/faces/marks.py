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
    """`asked` is empty for plain text, else the strongest first; `gates` are the conditions that it says."""

    start: int
    end: int
    asked: tuple[Asked, ...] = ()
    gates: tuple[int, ...] = ()


def gates(posting: Posting) -> list[Gate]:
    """The conditions of all parts, each once, in the order of the text."""
    found = {gate: None for part in posting.parts for gate in part.gates}
    return sorted(found, key=lambda gate: (gate.span, gate.kind))


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
    said = [
        (index, *sentence(posting.text, gate.span))
        for index, gate in enumerate(gates(posting))
        if _lies(gate.span, size)
    ]
    edges = sorted(
        {0, size}
        | {edge for start, end, _ in marks for edge in (start, end)}
        | {edge for _, start, end in said for edge in (start, end) if not _inside(edge, marks)}
    )
    at = {start: tuple(found) for start, _, found in marks}
    return [
        Piece(
            start=start,
            end=end,
            asked=at.get(start, ()),
            gates=tuple(index for index, first, last in said if first < end and start < last),
        )
        for start, end in pairwise(edges)
    ]


_BULLET = re.compile(r"\s*(?:[-*•·‣▪●○◦–+#>]+\s+|\d{1,2}[.)]\s+)?")


def sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span without the bullet and the blanks that it begins with, and the blanks at its end."""
    said = text[slice(*span)]
    opening = _BULLET.match(said)
    skipped = opening.end() if opening and opening.end() < len(said.rstrip()) else 0
    return span[0] + skipped, span[0] + len(said.rstrip())


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


def _lies(span: tuple[int, int], size: int) -> bool:
    """Whether it is a place in the text: what was read elsewhere has none."""
    return 0 <= span[0] < span[1] <= size


def _inside(edge: int, marks: list[tuple[int, int, list[Asked]]]) -> bool:
    return any(start < edge < end for start, end, _ in marks)


def strongest(piece: Piece) -> str:
    """The status that a mark is shown in."""
    return min((one.unit.status for one in piece.asked), key=lambda status: RANK.get(status, 3))
