"""How well the reader reads the postings of one question: its measured quality by source and language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

import polars as pl

from gander.model import ReaderAudit, ReaderQuality, ReaderSegment

FAMILY, OTHER, ALL = "ML, AI or data", "other", "all"
_FAMILY_ROLES = frozenset(
    {
        "ml-engineer",
        "ai-engineer",
        "data-scientist",
        "data-engineer",
        "data-analyst",
        "analytics-engineer",
        "research-scientist",
        "research-engineer",
        "applied-scientist",
        "mlops-engineer",
        "computer-vision-engineer",
        "nlp-engineer",
    }
)
MIN_LABELLED = 15
"""Fewer labelled postings than this say nothing of a segment, as fewer employers say nothing of a share."""

Figure = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Postings of a source and a language in which too few were labelled."""

    source: str
    language: str
    n: int
    n_labelled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """The reader's quality on these postings: `figures` by name over the segments where it is known.

    `n_labelled` were labelled in those; None of `figures` where no segment is known.
    """

    figures: Mapping[str, Figure] | None
    n: int
    n_labelled: int
    unknown: tuple[Unknown, ...]


def family(roles: Iterable[str]) -> str:
    """The family of a posting's roles: ML, AI or data where one of them is."""
    return FAMILY if _FAMILY_ROLES.intersection(roles) else OTHER


def audit_of(reader: ReaderQuality | None, roles: Iterable[str]) -> tuple[str, ReaderAudit | None]:
    """The audit of the family that was asked for; of all roles where both or none were."""
    families = {family([role]) for role in roles}
    name = families.pop() if len(families) == 1 else ALL
    return name, reader.audits.get(name) if reader else None


def segment(source: str, language: str | None) -> str:
    """The name of a segment: postings of one source in one language."""
    return f"{source} {language or 'unknown'}"


def likely(reader: ReaderQuality, postings: pl.DataFrame) -> Likely:
    """`reader` on these postings (source, lang), its segments weighted by how many of them are in each."""
    measured = reader.segments.get("source and language", {})
    counts = postings.group_by("source", "lang").len().sort("len", "source", "lang", descending=True)
    known: list[tuple[int, ReaderSegment]] = []
    unknown: list[Unknown] = []
    for source, language, n in counts.iter_rows():
        one = measured.get(segment(source, language))
        if one is not None and one.n_postings >= MIN_LABELLED:
            known.append((n, one))
        else:
            labelled = one.n_postings if one else 0
            unknown.append(Unknown(source=source, language=language or "", n=n, n_labelled=labelled))
    names = known[0][1].figures if known else ()
    return Likely(
        figures={name: _weighted([(n, one.figures[name]) for n, one in known]) for name in names} or None,
        n=postings.height,
        n_labelled=sum(one.n_postings for _, one in known),
        unknown=tuple(unknown),
    )


def _weighted(parts: list[tuple[int, Figure]]) -> Figure:
    """The weighted mean, with an interval made of those of its parts (MOVER, Zou and Donner 2008)."""
    total = sum(n for n, _ in parts)
    value = sum(n * v for n, (v, _, _) in parts) / total
    below = sqrt(sum((n / total * (v - low)) ** 2 for n, (v, low, _) in parts))
    above = sqrt(sum((n / total * (high - v)) ** 2 for n, (v, _, high) in parts))
    return value, max(0.0, value - below), min(1.0, value + above)
