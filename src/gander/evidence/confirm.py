"""The person confirms or corrects some skills: how well levels fit them, and what that changes.

Why:
    A level says what commits show, not what somebody can do. Twenty to thirty answers tell how often each
    level is right for this person (METHODS section 7); priors move by them, and a correction counts at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gander.evidence.levels import PROVEN
from gander.model import Evidence, EvidenceSource
from gander.stats.calibration import brier, updated

PRIOR = {0: 0.05, 1: 0.2, 2: 0.5, 3: 0.75, 4: 0.9}
"""chance that somebody works with the skill well enough to be asked about it (METHODS 7; 0 is ours)"""
STRENGTH = 4.0
"""answers that a prior counts as; ours"""
ITEMS = 25
ENOUGH = 20
"""answers below which nothing is said of the levels (METHODS section 7: 20 to 30)"""
LEVELS = (1, 2, 3, 4)
KIND = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: at that level then, `yes` when the person works with it. `on`: the day."""

    skill: str
    level: int
    yes: bool
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFit:
    """One level: the prior, the chance after the answers, and what they were."""

    level: int
    prior: float
    after: float
    n: int
    yes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well levels fit the answers. `before`: Brier of the priors; `after`: of chances that each answer
    had no part in (leave one out), so that it is not flattered; None below ENOUGH answers."""

    n: int
    levels: tuple[LevelFit, ...]
    before: float | None
    after: float | None


def items(evidence: Iterable[Evidence], answered: Iterable[str], n: int = ITEMS) -> tuple[Evidence, ...]:
    """What to ask: the levels in turn, within each the latest used first; nothing that was answered already.

    Only what commits show is asked about; a claim is an answer already.
    """
    done = set(answered)
    by_level: dict[int, list[Evidence]] = defaultdict(list)
    for one in evidence:
        if one.level in LEVELS and one.skill not in done and any(s.kind != "implied" for s in one.sources):
            by_level[one.level].append(one)
    for found in by_level.values():
        found.sort(key=lambda e: (-(e.last_used or date.min).toordinal(), e.skill))
    chosen: list[Evidence] = []
    while len(chosen) < n and any(by_level.values()):
        for level in LEVELS:
            if by_level[level] and len(chosen) < n:
                chosen.append(by_level[level].pop(0))
    return tuple(chosen)


def latest(answers: Iterable[Answer]) -> dict[str, Answer]:
    """The last answer for each skill; what was said before is kept in the record, not counted."""
    return {answer.skill: answer for answer in answers}


def fit(answers: Sequence[Answer]) -> Fit:
    """How well the levels fit: priors, chances after, Brier before and after."""
    counts: dict[int, list[int]] = {level: [0, 0] for level in PRIOR}
    for answer in answers:
        counts[answer.level][0] += 1
        counts[answer.level][1] += answer.yes
    levels = tuple(
        LevelFit(level=v, prior=PRIOR[v], after=updated(PRIOR[v], STRENGTH, yes, n), n=n, yes=yes)
        for v, (n, yes) in counts.items()
        if n
    )
    if len(answers) < ENOUGH:
        return Fit(n=len(answers), levels=levels, before=None, after=None)
    outcomes = [answer.yes for answer in answers]
    without = []
    for answer in answers:
        n, yes = counts[answer.level]
        without.append(updated(PRIOR[answer.level], STRENGTH, yes - answer.yes, n - 1))
    return Fit(
        n=len(answers),
        levels=levels,
        before=brier([PRIOR[answer.level] for answer in answers], outcomes),
        after=brier(without, outcomes),
    )


def corrected(evidence: Mapping[str, Evidence], answers: Mapping[str, Answer]) -> dict[str, Evidence]:
    """The evidence with what the person said of it: a no takes a skill out, a yes below proof is a claim."""
    return {skill: _corrected(one, answers.get(skill)) for skill, one in evidence.items()}


def _corrected(one: Evidence, answer: Answer | None) -> Evidence:
    if answer is None:
        return one
    said = "you said yes" if answer.yes else "you said no"
    source = EvidenceSource(kind=KIND, where="gander evidence confirm", what=said, last=answer.on)
    sources = (*one.sources, source)
    if not answer.yes:
        return replace(one, state="unknown", sources=sources)
    if one.level < PROVEN and one.state == "unknown":
        return replace(one, state="claimed", sources=sources)
    return replace(one, sources=sources)
