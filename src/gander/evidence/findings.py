"""Findings: statements about a skill that are true or false, each resting on facts and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from gander.evidence.facts import Trace
from gander.evidence.uses import Columns, columns, joined

MIN_COMMITS = 3
MIN_DAYS = 30
MAINTAINED_DAYS = 182
MAINTAINED_MONTHS = 3
"""METHODS section 7; the months with a commit are ours, so that two ends alone are no upkeep"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is true of one skill.

    seen: named at all · own_lines: own non-trivial lines used it · authored: so in >= 3 commits over >= 30
    days · tested, fixed, configured: such a commit was in a test file, mended something, or its
    configuration file was written too · maintained: in one repository over >= 182 days and in >= 3 months ·
    merged: somebody else merged or applied such a commit · released: such a commit is in a tagged version ·
    n_assisted, assisted_lines: commits and own lines whose message says that a coding assistant took part.
    """

    skill: str
    n_commits: int
    n_lines: int
    first: int
    last: int
    last_own: int | None
    seen: bool
    own_lines: bool
    authored: bool
    tested: bool
    fixed: bool
    configured: bool
    maintained: bool
    merged: bool
    released: bool
    n_assisted: int = 0
    assisted_lines: int = 0

    def sentences(self) -> tuple[tuple[str, bool], ...]:
        """Every finding as (statement, true or false), in the order of the levels."""
        return (
            ("named in a repository", self.seen),
            ("own lines use it", self.own_lines),
            (f"own lines in {MIN_COMMITS} commits or more over {MIN_DAYS} days or more", self.authored),
            ("used in own tests", self.tested),
            ("a fix of one's own touches it", self.fixed),
            ("its configuration is one's own", self.configured),
            ("maintained for half a year or more in one repository", self.maintained),
            ("merged or applied by somebody else", self.merged),
            ("in a tagged release", self.released),
        )


def findings(traces: Iterable[Trace]) -> dict[str, Findings]:
    """The findings of every skill that the traces hold."""
    by_skill: dict[str, list[Trace]] = defaultdict(list)
    for trace in traces:
        by_skill[trace.skill].append(trace)
    return {skill: _of_skill(skill, found) for skill, found in by_skill.items()}


def _of_skill(skill: str, traces: list[Trace]) -> Findings:
    each = [columns(trace.uses) for trace in traces]
    uses = joined(each)
    wrote = uses.lines > 0
    own = Columns(*(column[wrote] for column in uses))
    commits, first = np.unique(own.key, return_index=True)
    kinds = {trace.kind for trace, part in zip(traces, each, strict=True) if (part.lines > 0).any()}
    days = own.day
    assisted = own.has("assisted")
    return Findings(
        skill=skill,
        n_commits=len(commits),
        n_lines=int(own.lines.sum()),
        first=int(uses.day.min()),
        last=int(uses.day.max()),
        last_own=int(days.max()) if len(days) else None,
        seen=True,
        own_lines=bool(len(days)),
        authored=len(commits) >= MIN_COMMITS and int(days.max() - days.min()) >= MIN_DAYS,
        tested=bool(own.test.any()),
        fixed=bool(own.has("fix").any()),
        configured={"import", "file"} <= kinds,
        maintained=any(map(_maintained, each)),
        merged=bool(own.has("by_other").any()),
        released=bool(own.has("released").any()),
        n_assisted=int(assisted[first].sum()),
        assisted_lines=int(own.lines[assisted].sum()),
    )


def _maintained(uses: Columns) -> bool:
    days = uses.day[uses.lines > 0]
    if not len(days) or int(days.max() - days.min()) < MAINTAINED_DAYS:
        return False
    return len(np.unique(days // 30)) >= MAINTAINED_MONTHS
