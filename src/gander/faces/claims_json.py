"""What was understood of claims, as JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from gander.app.evidence_export import ExportedEvidence
from gander.app.told import Told
from gander.evidence.claims import Claim
from gander.evidence.claims_reading import Reading, Refused
from gander.faces.envelope import envelope, plain

Label = Callable[[str], str]


def told(answer: Told, label: Label, today: date) -> dict[str, Any]:
    """`gander evidence --dry-run --json`: `flag` holds the claims of --know, `sources` one entry for each."""
    result = {
        "flag": [_named(claim, label) for claim in answer.claims if claim.source == "flag"],
        "sources": [_reading(reading, label) for reading in answer.readings],
    }
    return envelope("claims", result, as_of=today, problems=answer.problems)


def _reading(reading: Reading, label: Label) -> dict[str, Any]:
    counts = {
        "claims": len(reading.claims),
        "refused": len(reading.refused),
        "unread": len(reading.unread),
        "feats": len(reading.feats),
    }
    return {
        "name": reading.name,
        "kind": reading.kind,
        "approximate": reading.approximate,
        "assumed": reading.assumed,
        "counts": counts,
        "claims": [_named(claim, label) for claim in reading.claims],
        "refused": [_named(refused, label) for refused in reading.refused],
        "unread": plain(reading.unread),
        "feats": plain(reading.feats),
        "problems": plain(reading.problems),
    }


def _named(item: Claim | Refused, label: Label) -> dict[str, Any]:
    return {**plain(item), "skill": {"id": item.skill, "label": label(item.skill)}}


def exported(answer: ExportedEvidence, today: date) -> dict[str, Any]:
    """`gander evidence export --json`."""
    result = {
        "file": answer.file,
        "n_proven": answer.n_proven,
        "n_claimed": answer.n_claimed,
        "n_claims": answer.n_claims,
    }
    return envelope("evidence-export", result, as_of=today, problems=answer.problems)
