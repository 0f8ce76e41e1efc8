"""The audit of one repository: what a reader sees first, what holds, what is missing and what that costs.

Why:
    A missing statement is only a gap where a reader would expect it: a library that trains nothing lacks no
    experiment tracking. So statements about models, services, data or language models are expected where at
    least one of their group holds; those about engineering and trust always are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gander.evidence.finding import Finding
from gander.evidence.front import Front
from gander.evidence.probes.page import Credibility, Group, ProbePage
from gander.model import Repository

ALWAYS: frozenset[Group] = frozenset({"engineering", "trust"})
WEIGHT: Mapping[Credibility, int] = {"large": 3, "some": 2, "small": 1}
PAGES = "our judgement, not measured"
"""what credibility and hours are"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A statement that does not hold and that a reader would expect here."""

    finding: Finding
    page: ProbePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """One repository as somebody with two minutes sees it. `missing`: smallest next step first.

    `subject`: false statements of groups that this repository is not about; `unknown`: those that could not
    be told, each with its reason.
    """

    repository: Repository
    front: Front
    holds: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    subject: tuple[Finding, ...]
    not_applicable: tuple[Finding, ...]
    unknown: tuple[Finding, ...]

    @property
    def own(self) -> tuple[Finding, ...]:
        """What holds in files that the person wrote in."""
        return tuple(finding for finding in self.holds if finding.own)


def audit(
    repository: Repository, front: Front, findings: Iterable[Finding], pages: Mapping[str, ProbePage]
) -> Audit:
    """The audit of one repository. `findings`: its own, one a probe."""
    given = tuple(findings)
    holds = tuple(f for f in given if f.outcome == "true")
    expected = ALWAYS | {pages[f.probe].group for f in holds}
    false = [f for f in given if f.outcome == "false"]
    missing = [Missing(finding=f, page=pages[f.probe]) for f in false if pages[f.probe].group in expected]
    return Audit(
        repository=repository,
        front=front,
        holds=holds,
        missing=tuple(sorted(missing, key=lambda m: (m.page.hours, -WEIGHT[m.page.credibility]))),
        subject=tuple(f for f in false if pages[f.probe].group not in expected),
        not_applicable=tuple(f for f in given if f.outcome == "not applicable"),
        unknown=tuple(f for f in given if f.outcome in ("not available", "error")),
    )


def strongest(audits: Iterable[Audit], n: int) -> tuple[Audit, ...]:
    """The `n` repositories that show most: true statements in own files, then own commits, then the newest.

    Where nobody is asked about (no finding is marked own), all true statements count.
    """

    def rank(one: Audit) -> tuple[int, int, int]:
        shown = len(one.own) if any(f.own is not None for f in one.holds) else len(one.holds)
        last = one.repository.last
        return shown, one.repository.n_own, last.toordinal() if last else 0

    seen = [one for one in audits if one.repository.head is not None]
    seen = [one for one in seen if one.repository.n_own] or seen
    return tuple(sorted(seen, key=rank, reverse=True)[:n])
