"""A reading as values, and as the label form of the contracts: offsets and facts, never the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast

Status = Literal["must", "nice", "context"]
Kind = Literal["hard", "soft"]
Span = tuple[int, int]
Years = tuple[float | None, float | None]

STATUSES: tuple[Status, ...] = ("must", "nice", "context")
"""The strongest first."""


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A skill and where it stands: characters of canonical(text)."""

    start: int
    end: int
    skill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is satisfied as one; `under` is the broader skill of its examples, `part` counts from 1."""

    status: Status
    members: tuple[Member, ...]
    kind: Kind = "hard"
    under: Member | None = None
    years: Years | None = None
    part: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """`posting` holds what the posting says as a whole, by the names of `fields.FIELDS`, and `parts`."""

    units: tuple[Unit, ...] = ()
    posting: Mapping[str, Any] = field(default_factory=dict)


def to_json(label: Label) -> dict[str, Any]:
    """`units` and `posting` as a label file has them."""
    return {"units": [_unit_json(unit) for unit in label.units], "posting": dict(label.posting)}


def _unit_json(unit: Unit) -> dict[str, Any]:
    out: dict[str, Any] = {
        "status": unit.status,
        "kind": unit.kind,
        "members": [_member_json(member) for member in unit.members],
        "under": _member_json(unit.under) if unit.under else None,
        "years": list(unit.years) if unit.years else None,
    }
    return out if unit.part is None else {**out, "part": unit.part}


def _member_json(member: Member) -> dict[str, Any]:
    return {"start": member.start, "end": member.end, "skill": member.skill}


def from_json(line: Mapping[str, Any]) -> Label:
    """The label of one line. Raises KeyError, TypeError or ValueError where it has another form."""
    if not isinstance(line["posting"], dict):
        raise TypeError("'posting' is no object")
    return Label(units=tuple(_unit(unit) for unit in line["units"]), posting=line["posting"])


def _unit(given: Mapping[str, Any]) -> Unit:
    if given["status"] not in STATUSES or given["kind"] not in ("hard", "soft") or not given["members"]:
        raise ValueError(f"a unit of status {given['status']!r} and kind {given['kind']!r}")
    years = given.get("years")
    return Unit(
        status=cast(Status, given["status"]),
        kind=cast(Kind, given["kind"]),
        members=tuple(_member(member) for member in given["members"]),
        under=_member(given["under"]) if given.get("under") else None,
        years=(years[0], years[1]) if years else None,
        part=given.get("part"),
    )


def _member(given: Mapping[str, Any]) -> Member:
    return Member(int(given["start"]), int(given["end"]), str(given["skill"]))
