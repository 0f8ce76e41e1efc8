"""What a corrected sheet says otherwise than the reading it began from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gander.labels.align import touches
from gander.labels.form import Label, Unit
from gander.labels.grammar import Grammar
from gander.labels.sheet import posting_lines

What = Literal["added", "removed", "status", "changed", "field"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference, as lines of the sheet; '' where there is no such line."""

    what: What
    before: str
    after: str


def changes(reading: Label, label: Label, grammar: Grammar) -> tuple[Change, ...]:
    """Fields first, then units in the order of the text."""
    before, after = posting_lines(reading, grammar), posting_lines(label, grammar)
    old = {line.partition(":")[0]: line for line in before}
    new = {line.partition(":")[0]: line for line in after}
    found = [
        Change(what="field", before=old.get(name, ""), after=new.get(name, ""))
        for name in dict.fromkeys([*old, *new])
        if old.get(name) != new.get(name)
    ]
    return (*found, *_units(reading.units, label.units, grammar))


def _units(old: Sequence[Unit], new: Sequence[Unit], grammar: Grammar) -> list[Change]:
    paired = _paired(old, new)
    gone = [unit for at, unit in enumerate(old) if at not in paired.values()]
    found = [(unit, Change(what="removed", before=grammar.write(unit), after="")) for unit in gone]
    for at, unit in enumerate(new):
        if at not in paired:
            found.append((unit, Change(what="added", before="", after=grammar.write(unit))))
        elif (other := old[paired[at]]) != unit:
            what: What = "changed" if _but_status(other) != _but_status(unit) else "status"
            found.append((unit, Change(what=what, before=grammar.write(other), after=grammar.write(unit))))
    return [change for _, change in sorted(found, key=lambda pair: pair[0].members[0].start)]


def _paired(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """By the number of a new unit, the old unit that it has most in common with; each is paired once."""
    near = [
        (_common(a, b), a == b, -abs(a.members[0].start - b.members[0].start), -i, -j)
        for i, a in enumerate(old)
        for j, b in enumerate(new)
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for common, _, _, i, j in sorted(near, reverse=True):
        if common and -i not in taken and -j not in found:
            found[-j] = -i
            taken.add(-i)
    return found


def _common(a: Unit, b: Unit) -> float:
    """How much two units share, 0 to 1; a little less where they are of different parts."""
    shared = sum(any(touches(x, y) for y in b.members) for x in a.members)
    return shared / max(len(a.members), len(b.members)) * (1 if a.part == b.part else 0.9)


def _but_status(unit: Unit) -> tuple[object, ...]:
    return (unit.members, unit.under, unit.years, unit.kind, unit.part)
