"""A posting with several jobs, told once: what all of them share, and under each name only what differs.

Why: ten jobs of one post repeat its place, its stack and its conditions ten times, and the reader of a page
looks for the difference.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from gander.app.read import Part, Posting, Unit
from gander.faces import posting_words as words
from gander.faces.marks import Condition, states

Fact = tuple[str, str, str]
_ORDER = {"must": 0, "nice": 1, "context": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """`name` is '' for what holds for the whole posting. Its units are its own, numbered over the posting."""

    name: str
    part: Part
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`whole`: all that is so for the whole posting; `jobs`: none where it has one job, and so is it all.

    `posting` has the parts as they are told: the whole first, then the jobs.
    """

    posting: Posting
    whole: Job | None
    jobs: tuple[Job, ...] = ()

    @property
    def all(self) -> tuple[Job, ...]:
        """The whole and the jobs."""
        return (*((self.whole,) if self.whole else ()), *self.jobs)


def tell(posting: Posting) -> Told:
    """The posting as it is told; one with a single job is told as it was read."""
    if len(posting.parts) < 2:
        whole = [Job(name="", part=part, facts=_facts(posting, part)) for part in posting.parts]
        return Told(posting=posting, whole=whole[0] if whole else None)
    facts = [_facts(posting, part) for part in posting.parts]
    shared = tuple(fact for fact in facts[0] if all(fact in others for others in facts[1:]))
    common = set.intersection(*({_key(unit) for unit in part.units} for part in posting.parts))
    first = posting.parts[0]
    gates = tuple(gate for gate in first.gates if all(gate in part.gates for part in posting.parts))
    units = _numbered((unit for unit in first.units if _key(unit) in common), 1)
    part = replace(first, part=len(posting.parts), gates=gates, units=units, title="")
    jobs, number = [], len(units) + 1
    for one, said in zip(posting.parts, facts, strict=True):
        units = _numbered((unit for unit in one.units if _key(unit) not in common), number)
        number += len(units)
        own = replace(one, units=units)
        jobs.append(Job(name=_name(one), part=own, facts=tuple(fact for fact in said if fact not in shared)))
    return Told(
        posting=replace(posting, parts=(part, *(job.part for job in jobs))),
        whole=Job(name="", part=part, facts=shared),
        jobs=tuple(jobs),
    )


def only(told: Told, condition: Condition) -> str:
    """The jobs whose condition it is, by name; '' where it is everybody's."""
    found = [
        job.name for job in told.jobs if any(states(told.posting, condition, gate) for gate in job.part.gates)
    ]
    return ", ".join(found) if len(found) < len(told.jobs) else ""


def _facts(posting: Posting, part: Part) -> tuple[Fact, ...]:
    return tuple(words.facts(posting, part))


def _name(part: Part) -> str:
    """Its title as the post writes it; else its roles and seniority; else its number."""
    if part.title:
        title = words.cut(part.title, 80)
        return title[:1].upper() + title[1:]
    said = [words.seniority(part), words.roles(part)]
    return " ".join(word for word in said if word) or f"job {part.part + 1}"


def _numbered(units: Iterable[Unit], start: int) -> tuple[Unit, ...]:
    ordered = sorted(units, key=lambda unit: _ORDER.get(unit.status, 3))
    return tuple(replace(unit, number=number) for number, unit in enumerate(ordered, start))


def _key(unit: Unit) -> Hashable:
    """What makes two units the same: everything but the number."""
    return replace(unit, number=0)
