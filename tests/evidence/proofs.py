"""Literal pages, findings and audits for the tests of `gander proof`."""

from __future__ import annotations

from datetime import date

from gander.evidence.audit import Audit, audit
from gander.evidence.finding import Finding, FindingOutcome, Place
from gander.evidence.front import Front
from gander.evidence.probes.page import Credibility, Group, ProbePage
from gander.model import Repository


def page(
    statement: str, group: Group, credibility: Credibility = "some", hours: float = 2.0, *serves: str
) -> ProbePage:
    return ProbePage(
        statement=statement,
        sees="What is looked at.",
        matters="Why it matters.",
        how="How it is done.",
        group=group,
        credibility=credibility,
        hours=hours,
        step=f"do: {statement}",
        serves=serves,
    )


PAGES = {
    "trains-a-model": page("trains a model", "model", "large", 8, "machine-learning"),
    "tracks-experiments": page("tracks experiments", "model", "some", 1, "mlflow"),
    "agents": page("builds agents", "language model", "some", 10, "ai-agents"),
    "containerised": page("is containerised", "engineering", "some", 2, "docker"),
    "documented": page("is documented", "trust", "large", 1),
    "licence": page("has a licence", "trust", "small", 0.2),
    "tests-that-assert": page("has tests that assert", "trust", "large", 4, "unit-testing"),
}


def finding(
    probe: str, outcome: FindingOutcome = "true", own: bool | None = True, file: str = "a.py"
) -> Finding:
    places = (Place(file, 7, "seen"),) if outcome == "true" else ()
    return Finding(
        probe=probe,
        outcome=outcome,
        repository="sample",
        why="looked for",
        places=places,
        own=own if outcome == "true" else None,
    )


def repository(name: str = "sample", n_own: int = 12, last: date | None = date(2026, 8, 20)) -> Repository:
    return Repository(
        path=f"~/{name}", name=name, head="0123456789abcdef", n_commits=15, n_own=n_own, first=last, last=last
    )


def made(name: str = "sample", *true: str, own: bool | None = True, **rest: FindingOutcome) -> Audit:
    """An audit of a repository in which `true` hold and the rest of PAGES is false, or as `rest` says."""
    outcomes = dict.fromkeys(PAGES, "false") | dict.fromkeys(true, "true")
    outcomes |= {probe.replace("_", "-"): outcome for probe, outcome in rest.items()}
    found = [finding(probe, outcome, own) for probe, outcome in outcomes.items()]  # type: ignore[arg-type]
    return audit(repository(name), Front(readme="README.md", readme_lines=3), found, PAGES)
