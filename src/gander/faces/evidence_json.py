"""`gander evidence --json`: what stands in its result."""

from __future__ import annotations

from datetime import date
from typing import Any

from gander.app.evidence import Shown
from gander.evidence.finding import Finding
from gander.faces.envelope import Label, envelope, evidence, repository


def shown(answer: Shown, label: Label, as_of: date) -> dict[str, Any]:
    """The envelope: who, repositories, findings (one a probe and repository), skills, what was assumed."""
    result = {
        "identities": answer.person.identities,
        "repositories": [repository(item) for item in answer.person.repositories],
        "findings": [finding(item) for item in answer.findings],
        "skills": [evidence(item, label) for item in answer.person.evidence.values()],
        "assumed": answer.assumed,
        "assisted": dict(zip(("commits", "lines"), answer.assisted, strict=True)),
        "survival": answer.survival,
    }
    return envelope("evidence", result, as_of=as_of, problems=answer.problems)


def finding(item: Finding) -> dict[str, Any]:
    """`file` and `line`: the first place, or null. `own`: in a file that the person wrote in; null when
    nobody was asked about. `places`: all that are kept."""
    return {
        "probe": item.probe,
        "outcome": item.outcome,
        "repository": item.repository,
        "file": item.file,
        "line": item.line,
        "why": item.why,
        "own": item.own,
        "places": [place._asdict() for place in item.places],
    }
