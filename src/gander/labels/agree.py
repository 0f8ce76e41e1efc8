"""How far two readings of the same texts agree, with intervals over texts; the texts are not needed.

Why the first is the measure: precision and recall need one side to be right. Exchanged sides exchange the
two, and F1 stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from gander.labels.align import Skill, hard, pairs, skills
from gander.labels.form import Label, Unit

SEED, RUNS = 20261122, 2000
FLOOR = 10
"""Texts below which there is no interval, only counts."""
_ONLY = "only the second: "
Counts = dict[str, list[tuple[float, float]]]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`hits` of `of`; `value` is None where `of` is 0, `low` and `high` below the floor too."""

    what: str
    hits: float
    of: float
    value: float | None
    low: float | None
    high: float | None


def agreement(both: Sequence[tuple[Label, Label]]) -> tuple[Figure, ...]:
    """The figures over pairs of labels, each pair of one text."""
    counts: Counts = {}
    for first, second in both:
        for what, row in _of_text(first, second).items():
            counts.setdefault(what, []).append(row)
    return tuple(_figure(what, rows) for what, rows in counts.items())


def _of_text(first: Label, second: Label) -> dict[str, tuple[float, float]]:
    a, b = skills(hard(first)), skills(hard(second))
    same = pairs(a, b)
    out = _scores("skills of any status", len(same), len(a), len(b))
    must_a, must_b = _must(a), {same.get(s, f"{_ONLY}{s}") for s in _must(b)}
    out |= _scores("musts", len(must_a & must_b), len(must_a), len(must_b))
    alike = sum(a[x].status == b[y].status for y, x in same.items())
    out["status of those in both"] = (alike, len(same))
    groups_a, groups_b = _groups(hard(first), None), _groups(hard(second), same)
    out["any-of units, F1"] = (2 * len(groups_a & groups_b), len(groups_a) + len(groups_b))
    whole = _musts(hard(first), None) == _musts(hard(second), same)
    out["texts whose must units are the same"] = (whole, 1)
    return out | _fields(first.posting, second.posting)


def _scores(what: str, both: int, first: int, second: int) -> dict[str, tuple[float, float]]:
    return {
        f"{what}, precision": (both, second),
        f"{what}, recall": (both, first),
        f"{what}, F1": (2 * both, first + second),
    }


def _must(found: dict[str, Skill]) -> set[str]:
    return {skill.id for skill in found.values() if skill.status == "must"}


Same = dict[str, str] | None
"""What the second's skills are called in the first; None for the first itself."""


def _named(unit: Unit, same: Same) -> frozenset[str]:
    ids = (member.skill for member in unit.members)
    return frozenset(ids if same is None else (same.get(one, f"{_ONLY}{one}") for one in ids))


def _groups(units: Sequence[Unit], same: Same) -> set[frozenset[str]]:
    return {_named(unit, same) for unit in units if len(unit.members) > 1}


def _musts(units: Sequence[Unit], same: Same) -> set[frozenset[str]]:
    return {_named(unit, same) for unit in units if unit.status == "must"}


def _fields(first: Any, second: Any) -> dict[str, tuple[float, float]]:
    """What the posting says as a whole; a field that one of them does not have is left out."""
    out: dict[str, tuple[float, float]] = {}
    for name in (
        "seniority",
        "places",
        "remote",
        "remote_from",
        "pay",
        "years",
        "degree",
        "industry",
        "employer",
    ):
        if name in first and name in second:
            out[name] = (_plain(first[name]) == _plain(second[name]), 1)
    out["role (any)"] = (bool(set(first.get("role", ())) & set(second.get("role", ()))), 1)
    a, b = ({gate["kind"] for gate in posting.get("gates", ())} for posting in (first, second))
    out["gates, F1"] = (2 * len(a & b), len(a) + len(b))
    return out


def _plain(value: Any) -> Any:
    """A value without what labels write in more than one way."""
    if isinstance(value, dict):
        return {key: None if item == "unknown" and key != "level" else item for key, item in value.items()}
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return sorted(value)
    return value


def _figure(what: str, rows: list[tuple[float, float]]) -> Figure:
    table = np.asarray(rows, dtype=np.float64)
    hits, of = table.sum(axis=0)
    low = high = None
    if len(rows) >= FLOOR and of:
        rng = np.random.default_rng(SEED)
        sums: Floats = rng.multinomial(len(rows), np.full(len(rows), 1 / len(rows)), size=RUNS) @ table
        drawn = sums[sums[:, 1] > 0]
        low, high = (float(x) for x in np.quantile(drawn[:, 0] / drawn[:, 1], [0.025, 0.975]))
    return Figure(
        what=what, hits=float(hits), of=float(of), value=float(hits / of) if of else None, low=low, high=high
    )
