"""For a claim whose work cannot be shown: the cheapest way to prove it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gander.evidence.audit import Audit
from gander.evidence.findings import MIN_COMMITS, MIN_DAYS, Findings
from gander.evidence.probes.page import ProbePage
from gander.model import Estimate, Evidence

HOURS_A_COMMIT = 1.5
PROVES = "three commits over 30 days make it proof"
FRESH_HOURS = 8.0
"""our judgement: a small repository of its own for one skill, with a test and a README"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprove:
    """A claimed skill. `way`: what to do, in words; `hours`: rough, our judgement; `days`: how long it takes
    at least by the calendar, because proof needs commits over time; `asked`: postings that ask for it."""

    skill: str
    said: str
    where: str
    years: float | None
    last: date | None
    way: str
    hours: float
    days: int
    asked: Estimate | None


def reproofs(
    claimed: Iterable[Evidence],
    seen: Mapping[str, Findings],
    pages: Mapping[str, ProbePage],
    best: Sequence[Audit],
    asked: Mapping[str, Estimate],
) -> tuple[Reprove, ...]:
    """One way for each claimed skill, those that most postings ask for first.

    `seen`: findings of skills that commits touch; `best`: the strongest repositories.
    """
    found = [_reprove(one, seen.get(one.skill), pages, best, asked.get(one.skill)) for one in claimed]
    return tuple(sorted(found, key=lambda r: (-(r.asked.count if r.asked else 0), r.hours, r.skill)))


def _reprove(
    evidence: Evidence,
    seen: Findings | None,
    pages: Mapping[str, ProbePage],
    best: Sequence[Audit],
    asked: Estimate | None,
) -> Reprove:
    way, hours, days = _way(evidence.skill, seen, pages, best)
    said = next((s for s in evidence.sources if s.kind == "claim"), None)
    return Reprove(
        skill=evidence.skill,
        said=said.what if said else "",
        where=said.where if said else "",
        years=evidence.years,
        last=evidence.last_used,
        way=way,
        hours=hours,
        days=days,
        asked=asked,
    )


def _way(
    skill: str, seen: Findings | None, pages: Mapping[str, ProbePage], best: Sequence[Audit]
) -> tuple[str, float, int]:
    if seen is not None and seen.n_commits:
        commits = max(0, MIN_COMMITS - seen.n_commits)
        days = max(0, MIN_DAYS - (seen.last - seen.first))
        more = f"{commits} more {'commit' if commits == 1 else 'commits'}" if commits else "one more commit"
        until = f", the last one {days} days from now or later" if days else ""
        return f"go on where you used it: {more} of own lines{until}", max(1, commits) * HOURS_A_COMMIT, days
    for one in best:
        for missing in one.missing:
            if skill in pages[missing.finding.probe].serves:
                page = missing.page
                way = f"in {one.repository.name}, with it: {page.step}; {PROVES}"
                return way, page.hours, MIN_DAYS
    way = "a small repository of its own that uses it: three commits over 30 days, a test, a README"
    return way, FRESH_HOURS, MIN_DAYS
