"""What Gander read of a posting, in the form of a person's label, so that a person can correct it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from gander.app import read as reading
from gander.app.read import Posting
from gander.labels.form import Label, Member, Span, Unit
from gander.labels.grammar import Grammar
from gander.vocabulary.vocabulary import Vocabulary

_OPENING = re.compile(r"[^\s:;(\[,]+")


def label_of(posting: Posting, grammar: Grammar, vocabulary: Vocabulary) -> Label:
    """The units and fields as read; what does not stand in the text is left out."""
    found: dict[Unit, list[int]] = {}
    for part in posting.parts:
        for unit in part.units:
            made = _unit(unit, grammar, vocabulary)
            if made is not None:
                # as a sheet says it: what no sheet can say is nothing that a person could have meant
                found.setdefault(grammar.read(grammar.write(made)), []).append(part.part)
    several = len(posting.parts) > 1
    numbers = {part.part: at for at, part in enumerate(posting.parts, start=1)}
    units: list[Unit] = []
    for one, where in found.items():
        own = several and len(set(where)) < len(posting.parts)
        units += [replace(one, part=numbers[part]) for part in dict.fromkeys(where)] if own else [one]
    facts = _posting(posting, grammar)
    if several:
        facts["parts"] = [_part(part, numbers[part.part], units, grammar) for part in posting.parts]
    return Label(units=tuple(units), posting=facts)


def _unit(unit: reading.Unit, grammar: Grammar, vocabulary: Vocabulary) -> Unit | None:
    page = grammar.page
    spans = {page.trimmed(member.span): member.skill.id for member in unit.members}
    members = tuple(sorted(Member(*span, skill) for span, skill in spans.items() if span is not None))
    if not members:
        return None
    low, high = unit.years
    return Unit(
        status=unit.status,
        members=members,
        kind="soft" if unit.kind == "soft" else "hard",
        under=_under(unit, members, grammar, vocabulary) if unit.under else None,
        years=None if low is None and high is None else (low, high),
    )


def _under(
    unit: reading.Unit, members: tuple[Member, ...], grammar: Grammar, vocabulary: Vocabulary
) -> Member | None:
    """The broader skill where it stands: the reader says only which it is, and where the unit begins."""
    assert unit.under is not None
    skill, text = unit.under.id, grammar.page.text
    first, last = members[0], members[-1]
    whole = (min(unit.span[0], first.start), max(unit.span[1], last.end))
    free = [span for span in _written(skill, text, whole, vocabulary) if not _covers(span, members)]
    if free:
        start, end = min(free, key=lambda span: (span[0] != whole[0], abs(span[0] - first.start)))
        return Member(start, end, skill)
    opening = _OPENING.match(text, whole[0])
    if whole[0] < first.start and opening and opening.end() <= first.start:
        return Member(opening.start(), opening.end(), skill)
    return None


_AROUND = 200
"""Characters before and behind a unit in which its broader skill is looked for."""


def _written(skill: str, text: str, whole: Span, vocabulary: Vocabulary) -> Iterable[Span]:
    known = vocabulary.skills.get(skill)
    names = {known.label, *(alias.text for alias in known.aliases)} if known else {skill}
    words = (
        r"[\s\-‐‑–]+".join(map(re.escape, re.split(r"[\s-]+", name)))
        for name in sorted(names, key=len, reverse=True)
    )
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?:s|es)?(?!\w)", re.IGNORECASE)
    low, high = max(whole[0] - _AROUND, 0), min(whole[1] + _AROUND, len(text))
    return [found.span() for found in pattern.finditer(text, low, high)]


def _covers(span: Span, members: tuple[Member, ...]) -> bool:
    return any(span[0] < member.end and member.start < span[1] for member in members)


def _posting(posting: Posting, grammar: Grammar) -> dict[str, Any]:
    """What it says as a whole: of several parts what they have in common, roles and gates of all."""
    parts = posting.parts
    facts: Mapping[str, Any] = parts[0].facts if parts else {}
    roles = dict.fromkeys(role.id for part in parts for role in part.roles)
    levels = {part.facts.get("seniority") for part in parts}
    remote = facts.get("remote") or "unknown"
    return {
        "role": list(roles) or ["other"],
        "seniority": (levels.pop() if len(levels) == 1 else None) or "unknown",
        "places": list(
            dict.fromkeys(_places(place for part in parts for place in part.facts.get("places") or ()))
        ),
        "remote": remote,
        "remote_from": _remote_from(facts.get("remote_from")) if remote == "remote" else None,
        "pay": _pay(facts.get("pay")),
        "years": _years(facts.get("years")),
        "degree": _degree(facts.get("degree")),
        "gates": _gates(posting, grammar),
        "industry": facts.get("industry") or "unknown",
        "employer": facts.get("employer_kind") or "direct",
        "lang": facts.get("lang") or "unknown",
    }


def _part(part: reading.Part, number: int, units: Iterable[Unit], grammar: Grammar) -> dict[str, Any]:
    """A part begins where the first line speaks of it alone; with none, where the text begins."""
    own = [unit.members[0].start for unit in units if unit.part == number]
    line = grammar.page.line_of(min(own)) if own else 1
    return {
        "role": [role.id for role in part.roles] or ["other"],
        "seniority": part.facts.get("seniority") or "unknown",
        "start": grammar.page.line_span(line)[0],
    }


def _places(places: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for place in places:
        if place["iso2"]:
            yield f"{place['city']}, {place['iso2']}" if place["city"] else place["iso2"]


def _remote_from(found: Mapping[str, Any] | None) -> str:
    kind = (found or {}).get("kind")
    if found is None or kind in (None, "not_said"):
        return "not_said"
    if kind == "countries":
        return f"countries:{','.join(found['iso2'])}" if found.get("iso2") else "not_said"
    if kind == "region":
        return f"region:{found['region']}"
    if kind == "timezone":
        low, high = found["tz"]
        return f"timezone:UTC{low:+g}..UTC{high:+g}"
    return str(kind)


def _pay(found: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if found is None or (found["min"] is None and found["max"] is None):
        return None
    unknown = {key: found.get(key) or "unknown" for key in ("period", "base_or_total")}
    return {"min": found["min"], "max": found["max"], "currency": found["currency"], **unknown}


def _years(found: Mapping[str, Any] | None) -> list[float | None] | None:
    pair = [(found or {}).get("min"), (found or {}).get("max")]
    return None if pair == [None, None] else pair


def _degree(found: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not found or (
        found["level"] in (None, "unknown") and not found["required"] and not found["or_equivalent"]
    ):
        return None
    flags = {key: bool(found[key]) for key in ("required", "or_equivalent")}
    return {"level": found["level"] or "unknown", **flags}


def _gates(posting: Posting, grammar: Grammar) -> list[dict[str, Any]]:
    """Each with the line that says it."""
    out: list[dict[str, Any]] = []
    for gate in sorted((g for part in posting.parts for g in part.gates), key=lambda g: g.span):
        start, end = grammar.page.line_span(grammar.page.line_of(max(gate.span[0], 0)))
        found = {"kind": gate.kind, "detail": None, "start": start, "end": end}
        if found not in out:
            out.append(found)
    return out
