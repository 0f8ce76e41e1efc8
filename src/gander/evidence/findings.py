"""Findings: statements about a skill that are true or false, each resting on facts and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gander.evidence.facts import Trace, Use

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
    merged: somebody else merged or applied such a commit · released: such a commit is in a tagged version.
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
    uses = [use for trace in traces for use in trace.uses]
    own = [use for use in uses if use.lines > 0]
    days = [use.day for use in own]
    commits = {use.commit for use in own}
    kinds = {trace.kind for trace in traces if any(use.lines > 0 for use in trace.uses)}
    return Findings(
        skill=skill,
        n_commits=len(commits),
        n_lines=sum(use.lines for use in own),
        first=min(use.day for use in uses),
        last=max(use.day for use in uses),
        last_own=max(days, default=None),
        seen=True,
        own_lines=bool(own),
        authored=len(commits) >= MIN_COMMITS and max(days) - min(days) >= MIN_DAYS,
        tested=any(use.test for use in own),
        fixed=any(use.fix for use in own),
        configured={"import", "file"} <= kinds,
        maintained=any(_maintained(trace.uses) for trace in traces),
        merged=any(use.by_other for use in own),
        released=any(use.released for use in own),
    )


def _maintained(uses: tuple[Use, ...]) -> bool:
    days = [use.day for use in uses if use.lines > 0]
    if not days or max(days) - min(days) < MAINTAINED_DAYS:
        return False
    return len({day // 30 for day in days}) >= MAINTAINED_MONTHS
