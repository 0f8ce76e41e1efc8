"""`gander read --json`: the postings in the envelope that every verb shares."""

from __future__ import annotations

from typing import Any

from gander.app.read import Part, Posting, ReadAnswer, Unit
from gander.faces import envelope, reasons

_FACTS = (
    *("seniority", "places", "remote", "remote_from", "employment_type", "years", "degree", "pay", "lang"),
    *("industry", "employer_kind", "posted", "posted_basis", "closes", "basis"),
)


def read(answer: ReadAnswer) -> dict[str, Any]:
    """Spans are [start, end] in characters of the posting's `text`; a skill that has no place has null."""
    return envelope.envelope(
        "read",
        {"postings": [_posting(posting) for posting in answer.postings]},
        as_of=answer.today,
        problems=answer.problems,
        reader=answer.reader,
    )


def _posting(posting: Posting) -> dict[str, Any]:
    return {
        "where": posting.where,
        "title": posting.title,
        "employer": posting.employer,
        "location": posting.location,
        "url": posting.url,
        "text": posting.text,
        "parts": [_part(part) for part in posting.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    facts = {name: part.facts[name] for name in _FACTS if name in part.facts}
    return {
        "part": part.part,
        "role": [envelope.named(role) for role in part.roles],
        **facts,
        "gates": [{"kind": gate.kind, **_span(gate.span)} for gate in part.gates],
        "units": [_unit(unit) for unit in part.units],
    }


def _unit(unit: Unit) -> dict[str, Any]:
    low, high = unit.years
    return {
        "unit": unit.number,
        "members": [{"skill": envelope.named(one.skill), **_span(one.span)} for one in unit.members],
        "under": envelope.named(unit.under),
        "status": unit.status,
        "kind": unit.kind,
        "years": {"min": low, "max": high},
        **_span(unit.span),
        "rule": unit.rule,
        "reason": reasons.reason(unit.rule),
    }


def _span(span: tuple[int, int]) -> dict[str, int | None]:
    start, end = span
    return {"start": start, "end": end} if 0 <= start < end else {"start": None, "end": None}
