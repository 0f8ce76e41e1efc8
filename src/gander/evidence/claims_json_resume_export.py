"""A person's evidence as JSON Resume, for others and for us again. Claims and proof stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from gander.evidence.claims import Claim
from gander.evidence.claims_json_resume import ELSEWHERE
from gander.evidence.claims_reading import Feat
from gander.model import Evidence, Person
from gander.vocabulary.vocabulary import Vocabulary

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_SEEN = ("import", "dependency", "file", "language")


def json_resume(
    person: Person, claims: Iterable[Claim], feats: Sequence[Feat], vocabulary: Vocabulary, today: date
) -> dict[str, Any]:
    """The résumé. Levels are words ('proven, level 3 of 4'); our own key `meta.gander` holds the rest.

    No path, no commit and no employer goes into it; of the identities the first address.
    """
    known = [item for item in person.evidence.values() if item.state != "unknown"]
    own = [claim for claim in claims if claim.part != ELSEWHERE]
    return {
        "$schema": SCHEMA,
        "basics": {"email": person.identities[0]} if person.identities else {},
        "work": [],
        "skills": [_skill(item, vocabulary) for item in known if not _implied(item)],
        "projects": [*_repositories(person, vocabulary), *_merged(feats)],
        "certificates": [_certificate(feat) for feat in feats if feat.kind == "certificate"],
        "meta": {
            "version": "v1.0.0",
            "lastModified": today.isoformat(),
            "gander": {
                "evidence": [_evidence(item) for item in known],
                "claims": [_claim(claim) for claim in own],
            },
        },
    }


def _skill(item: Evidence, vocabulary: Vocabulary) -> dict[str, Any]:
    level = f"proven, level {item.level} of 4" if item.state == "proven" else "claimed"
    return {"name": vocabulary.named(item.skill).label, "level": level, "keywords": [item.state]}


def _implied(item: Evidence) -> bool:
    """Whether it is known only through others that imply it."""
    return all(source.kind == "implied" for source in item.sources)


def _evidence(item: Evidence) -> dict[str, Any]:
    seen = [source for source in item.sources if source.kind in _SEEN]
    firsts = [source.first for source in item.sources if source.first]
    return _filled(
        {
            "skill": item.skill,
            "state": item.state,
            "level": str(item.level),
            "first": min(firsts).isoformat() if firsts else None,
            "last": item.last_used.isoformat() if item.last_used else None,
            "repositories": list(dict.fromkeys(source.where for source in seen)) or None,
            "implied": _implied(item) or None,
        }
    )


def _claim(claim: Claim) -> dict[str, Any]:
    return _filled(
        {
            "skill": claim.skill,
            "said": claim.said,
            "source": claim.source,
            "part": claim.part,
            "years": f"{claim.years:g}" if claim.years is not None else None,
            "first": claim.first.isoformat() if claim.first else None,
            "last": claim.last.isoformat() if claim.last else None,
            "employer": claim.employer,
            "approximate": claim.approximate or None,
        }
    )


def _repositories(person: Person, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """A project for each repository with own commits, its proven skills as keywords."""
    proven: dict[str, list[str]] = {}
    for item in person.evidence.values():
        if item.state == "proven":
            for source in item.sources:
                if source.kind in _SEEN:
                    labels = proven.setdefault(source.where, [])
                    if (label := vocabulary.named(item.skill).label) not in labels:
                        labels.append(label)
    return [
        _filled(
            {
                "name": repository.name,
                "startDate": repository.first.isoformat() if repository.first else None,
                "endDate": repository.last.isoformat() if repository.last else None,
                "keywords": proven.get(repository.name, []),
            }
        )
        for repository in person.repositories
        if repository.n_own
    ]


def _merged(feats: Iterable[Feat]) -> list[dict[str, Any]]:
    """A project for each repository of others that took work over."""
    by_repository: dict[str, list[Feat]] = {}
    for feat in feats:
        if feat.kind == "merged pull request":
            by_repository.setdefault(feat.detail, []).append(feat)
    return [
        _filled(
            {
                "name": name,
                "description": f"{len(done)} pull request{'s' * (len(done) > 1)} merged by others",
                "url": f"https://github.com/{name}",
                "startDate": min(days).isoformat() if (days := [f.on for f in done if f.on]) else None,
                "endDate": max(days).isoformat() if days else None,
                "keywords": [],
            }
        )
        for name, done in by_repository.items()
    ]


def _certificate(feat: Feat) -> dict[str, Any]:
    on = feat.on.isoformat() if feat.on else None
    return _filled({"name": feat.what, "issuer": feat.detail or None, "date": on})


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
