"""Traces, findings and claims -> what is known of each skill of a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from gander.evidence.claims import Claim
from gander.evidence.facts import Trace
from gander.evidence.findings import Findings
from gander.evidence.levels import PROVEN, level, needs_refresh, state
from gander.evidence.uses import newest
from gander.model import Evidence, EvidenceSource
from gander.vocabulary.vocabulary import Vocabulary

MAX_COMMITS = 5
SHORT = 10


def evidence_of(
    vocabulary: Vocabulary,
    traces: Iterable[Trace],
    found: Mapping[str, Findings],
    claims: Iterable[Claim],
    today: date,
) -> dict[str, Evidence]:
    """Evidence by skill id, proven before claimed before unknown, higher levels first.

    A skill that a proven (claimed) one implies is proven (claimed) too, at the level of its best implier.
    """
    sources: dict[str, list[EvidenceSource]] = defaultdict(list)
    for trace in traces:
        sources[trace.skill].append(_source(trace))
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.skill].append(claim)
    direct = {
        skill: _direct(skill, found.get(skill), sources[skill], said[skill], vocabulary, today)
        for skill in sorted({*sources, *said})
    }
    whole = _with_implied(direct, vocabulary, today)
    order = {"proven": 0, "claimed": 1, "unknown": 2}
    return dict(sorted(whole.items(), key=lambda item: (order[item[1].state], -item[1].level, item[0])))


def _source(trace: Trace) -> EvidenceSource:
    uses = newest(trace.uses)
    return EvidenceSource(
        kind=trace.kind,
        where=trace.repository,
        what=", ".join(trace.what[:3]),
        n_commits=len(uses),
        first=date.fromordinal(uses[-1].day),
        last=date.fromordinal(uses[0].day),
        commits=tuple(use.commit[:SHORT] for use in uses[:MAX_COMMITS]),
        files=trace.files,
    )


def _direct(
    skill: str,
    found: Findings | None,
    sources: list[EvidenceSource],
    claims: list[Claim],
    vocabulary: Vocabulary,
    today: date,
) -> Evidence:
    reached = level(found) if found else 0
    told = [
        EvidenceSource(kind="claim", where=c.where, what=c.said, first=c.first, last=c.last) for c in claims
    ]
    seen = found.last_own or found.last if found else None
    standing = state(reached, bool(claims))
    dates = [date.fromordinal(seen)] if seen else []
    if standing != "proven":  # a proof is as fresh as its commits, whatever is claimed beside it
        dates += [c.last for c in claims if c.last]
    last = min(max(dates), today) if dates else None
    return Evidence(
        skill=skill,
        state=standing,
        level=reached,
        last_used=last,
        needs_refresh=needs_refresh(last, today, _kind(vocabulary, skill)),
        sources=(*sorted(sources, key=lambda s: (-s.n_commits, s.where, s.kind)), *told),
        years=max((c.years for c in claims if c.years is not None), default=None),
    )


def _with_implied(direct: dict[str, Evidence], vocabulary: Vocabulary, today: date) -> dict[str, Evidence]:
    whole = dict(direct)
    for wanted in ("proven", "claimed"):
        impliers: dict[str, list[Evidence]] = defaultdict(list)
        for skill, known in direct.items():
            if known.state == wanted:
                for implied in vocabulary.closure([skill]) - {skill}:
                    impliers[implied].append(known)
        for implied, known_by in impliers.items():
            before = whole.get(implied)
            if before is None or before.state != "proven" or wanted == "proven":
                whole[implied] = _implied(implied, before, known_by, vocabulary, today)
    return whole


def _implied(
    skill: str, before: Evidence | None, known_by: list[Evidence], vocabulary: Vocabulary, today: date
) -> Evidence:
    """The skill raised by its impliers; all of one state, which is never lower than its own."""
    impliers = sorted(known_by, key=lambda e: (-e.level, e.skill))
    proven = impliers[0].state == "proven"
    via = tuple(
        EvidenceSource(
            kind="implied", where=f"via {vocabulary.named(e.skill).label}", what=e.skill, last=e.last_used
        )
        for e in impliers[:MAX_COMMITS]
    )
    own = [before] if before is not None and (before.state == "proven" or not proven) else []
    dates = [e.last_used for e in (*impliers, *own) if e.last_used]
    last = max(dates, default=None)
    refresh = needs_refresh(last, today, _kind(vocabulary, skill))
    if before is None:
        reached = max(PROVEN, impliers[0].level) if proven else 0
        return Evidence(
            skill=skill,
            state=impliers[0].state,
            level=reached,
            last_used=last,
            needs_refresh=refresh,
            sources=via,
        )
    return replace(
        before,
        state="proven" if proven or before.state == "proven" else "claimed",
        level=max(before.level, impliers[0].level) if proven else before.level,
        last_used=last,
        needs_refresh=refresh,
        sources=(*before.sources, *via),
    )


def _kind(vocabulary: Vocabulary, skill: str) -> str:
    found = vocabulary.skills.get(skill)
    return found.kind if found else ""
