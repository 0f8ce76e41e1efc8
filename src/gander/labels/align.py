"""Which skills of two readings of one text are the same: by their id, or else where their places overlap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gander.labels.form import STATUSES, Label, Member, Span, Status, Unit


class Skill(NamedTuple):
    """One skill of a reading, with its strongest status and its places."""

    id: str
    status: Status
    spans: tuple[Span, ...]


def skills(units: Iterable[Unit]) -> dict[str, Skill]:
    """The skills that units name, by id."""
    found: dict[str, Skill] = {}
    for unit in units:
        for member in unit.members:
            before = found.get(member.skill)
            status = min(unit.status, before.status, key=STATUSES.index) if before else unit.status
            spans = (*(before.spans if before else ()), (member.start, member.end))
            found[member.skill] = Skill(member.skill, status, spans)
    return found


def pairs(first: dict[str, Skill], second: dict[str, Skill]) -> dict[str, str]:
    """The id in `first` of each skill of `second` that is also there; each skill is paired once."""
    found = {skill: skill for skill in second if skill in first}
    open_first = [skill for skill in first.values() if skill.id not in found]
    near = [
        (_overlap(a, b), -min(a.spans)[0], a.id, b.id)
        for b in second.values()
        if b.id not in found
        for a in open_first
    ]
    taken: set[str] = set()
    for common, _, a, b in sorted(near, reverse=True):
        if common > 0 and a not in taken and b not in found:
            found[b] = a
            taken.add(a)
    return found


def _overlap(a: Skill, b: Skill) -> int:
    return max(min(x[1], y[1]) - max(x[0], y[0]) for x in a.spans for y in b.spans)


def hard(label: Label) -> tuple[Unit, ...]:
    """The units that a person is measured by."""
    return tuple(unit for unit in label.units if unit.kind == "hard")


def touches(one: Member, other: Member) -> bool:
    """Whether two members are the same skill, or stand on the same words."""
    return one.skill == other.skill or (one.start < other.end and other.start < one.end)
