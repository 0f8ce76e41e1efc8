"""A project -> its findings, one for every probe, whatever happens in one of them."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from gander.evidence.finding import Finding, FindingOutcome, Seen
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project


def findings_of(project: Project, probes: Iterable[Probe]) -> tuple[Finding, ...]:
    """One finding a probe, in their order. A probe that fails is an 'error' finding, not an end."""
    return tuple(_finding(project, probe) for probe in probes)


def _finding(project: Project, probe: Probe) -> Finding:
    try:
        seen = probe.look(project)
    except Exception as error:  # one probe's bug must not cost the other thirty
        return Finding(
            probe=probe.id,
            outcome="error",
            repository=project.name,
            why=f"this probe failed on this repository ({type(error).__name__}); please report it",
        )
    return _outcome(project, probe.id, seen)


def _outcome(project: Project, probe: str, seen: Seen) -> Finding:
    if seen.places:
        return Finding(probe=probe, outcome="true", repository=project.name, why=seen.why, places=seen.places)
    missing = {why: n for why, n in project.unread.items() if why in ("missing", "damaged", "over the limit")}
    if seen.applicable and missing:
        counts = ", ".join(f"{n:,} {why}" for why, n in sorted(missing.items()))
        return Finding(
            probe=probe,
            outcome="not available",
            repository=project.name,
            why=f"not seen, but files could not be read: {counts}",
        )
    outcome: FindingOutcome = "false" if seen.applicable else "not applicable"
    return Finding(probe=probe, outcome=outcome, repository=project.name, why=seen.why)


def owned(findings: Iterable[Finding], touched: Set[str]) -> tuple[Finding, ...]:
    """The findings with `own` set and own places first. `touched`: paths that the person wrote in."""
    return tuple(_owned(finding, touched) for finding in findings)


def _owned(finding: Finding, touched: Set[str]) -> Finding:
    if finding.outcome != "true":
        return finding
    mine = [place for place in finding.places if place.file in touched]
    others = [place for place in finding.places if place.file not in touched]
    return replace(finding, own=bool(mine), places=(*mine, *others))
