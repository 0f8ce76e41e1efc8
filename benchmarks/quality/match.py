"""Which of the skills two readings of a posting name are the same one, in canonical skills.

Why:
    A label names a skill in its reader's words, Gander by its vocabulary's id, and one skill may be named at
    several places of a text. Two names are the same skill when the vocabulary resolves them to one id. A
    name that the vocabulary does not know is matched by its place instead: where their spans overlap.
"""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.quality.labels import Labelled
from gander.vocabulary.vocabulary import Vocabulary

RANK = {"must": 0, "nice": 1, "context": 2}


@dataclass(frozen=True, slots=True)
class Named:
    """One member of a unit: its canonical id ('label:…' where the vocabulary has none) and its span."""

    skill: str
    start: int
    end: int

    @property
    def known(self) -> bool:
        return not self.skill.startswith("label:")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is satisfied as one; `under` is the broader skill of its examples."""

    status: str
    members: tuple[Named, ...]
    under: Named | None = None


def canonical_skill(surface: str, label: str, vocabulary: Vocabulary) -> str:
    """The vocabulary's id for a labelled span; what it does not know keeps the label's own name."""
    skill = (
        vocabulary.resolve(surface)
        or vocabulary.resolve(label)
        or vocabulary.resolve(label.replace("-", " "))
    )
    return skill.id if skill else f"label:{label}"


def labelled_units(one: Labelled, vocabulary: Vocabulary, kind: str = "hard") -> list[Unit]:
    """The hard units of a label."""

    def named(m: dict[str, int | str]) -> Named:
        start, end = int(m["start"]), int(m["end"])
        return Named(canonical_skill(one.text[start:end], str(m["skill"]), vocabulary), start, end)

    return [
        Unit(u["status"], tuple(named(m) for m in u["members"]), named(u["under"]) if u["under"] else None)
        for u in one.units
        if u["kind"] == kind
    ]


def same(a: Named, b: Named) -> bool:
    """Whether two names are of one skill."""
    if a.skill == b.skill:
        return True
    return not (a.known and b.known) and a.start < b.end and b.start < a.end


def aligned(truth: list[Unit], read: list[Unit]) -> tuple[list[str | None], dict[Named, int]]:
    """The skills of both readings, numbered alike where they are the same.

    Returns the status of each numbered skill in `truth` (None: only in `read`) and every name's number.
    A skill that is named several times keeps its strongest status.
    """
    skills: list[tuple[Named, str | None]] = []
    number: dict[Named, int] = {}
    by_id: dict[str, int] = {}
    for units, is_truth in ((truth, True), (read, False)):
        for status, member in ((u.status, m) for u in units for m in u.members):
            place = by_id.get(member.skill)
            if place is None:
                place = next((i for i, (other, _) in enumerate(skills) if same(other, member)), None)
            if place is None:
                place = len(skills)
                skills.append((member, None))
            by_id.setdefault(member.skill, place)
            number[member] = place
            if is_truth:
                before = skills[place][1]
                strongest = status if before is None else min(before, status, key=RANK.__getitem__)
                skills[place] = (skills[place][0], strongest)
    return [status for _, status in skills], number


def statuses(units: list[Unit], number: dict[Named, int]) -> dict[int, str]:
    """Each numbered skill of one reading with its strongest status."""
    out: dict[int, str] = {}
    for unit in units:
        for member in unit.members:
            place = number[member]
            out[place] = min(out.get(place, "context"), unit.status, key=RANK.__getitem__)
    return out


def groups(units: list[Unit], number: dict[Named, int]) -> set[frozenset[int]]:
    """The any-of units of one reading."""
    sets = {frozenset(number[m] for m in unit.members) for unit in units}
    return {one for one in sets if len(one) > 1}


def musts(units: list[Unit], number: dict[Named, int]) -> set[frozenset[int]]:
    """The must units of one reading, as sets of numbered skills."""
    return {frozenset(number[m] for m in u.members) for u in units if u.status == "must"}
