"""What `gander stand` answers: the blocks of the first screen and the tables behind `--full`, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gander.model import (
    Basis,
    Corrected,
    Estimate,
    Evidence,
    EvidenceKind,
    Hidden,
    MarketBlock,
    Named,
    Outcome,
    Population,
    Problem,
    ReaderAudit,
    ReaderQuality,
    Repository,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandRow:
    """One outcome for one kind of evidence. Rows are per outcome, not cumulative; they sum to n."""

    evidence: EvidenceKind
    outcome: Outcome
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """At least 60 % of the stated musts met, for one kind of evidence; cumulative, so no row of the stand.

    `corrected` for the reader's error on postings of the role `family` ('all' where no one family was asked
    for), by its `audit`; None where there is no share, no audit, or no correction that stays in 0..1.
    """

    evidence: EvidenceKind
    estimate: Estimate
    corrected: Corrected | None
    family: str
    audit: ReaderAudit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A unit that is not met: any one of `members` would meet it."""

    members: tuple[Named, ...]
    under: Named | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A posting to look at now. `gates` are the kinds it states that the person has not answered.

    `basis`: 'read', or 'tags' and 'title' where its requirements were not read; then `missing` says nothing.
    `n_must` 0 with basis 'read' means that it states no must. `age_days` since it was posted, None where no
    source says or only when it was written; `seen_days` since it was last seen open. `here`: it names the
    place asked about.
    """

    posting: str
    employer: str | None
    role: tuple[Named, ...]
    place: str
    remote: str
    seniority: str
    missing: tuple[Missing, ...]
    n_must: int
    basis: Basis
    here: bool
    degree: str | None
    years_min: float | None
    gates: tuple[str, ...]
    posted: date | None
    posted_basis: str
    seen_last: date | None
    age_days: int | None
    seen_days: int | None
    source: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """A set of skills; having all of it opens these postings. `alone` = what its members open one by one."""

    skills: tuple[Named, ...]
    opens_postings: int
    opens_employers: int
    alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """One row of a `--full` table: jobs by title, and of those read how many have nothing missing."""

    label: str
    n_postings: int
    n_employers: int
    reached: Estimate
    """Nothing missing, by the wider evidence (proven or claimed)."""
    asked: bool = True
    """False for neighbouring roles and nearest markets, which are no part of the population."""
    ask: str = ""
    """the flags that ask this question, '' where they are those of the question itself"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything a face needs to render the first screen, `--full`, HTML and JSON."""

    population: Population
    today: date
    market: MarketBlock
    stand: tuple[StandRow, ...]
    below_floor: bool
    """True: show counts and the list only, with 'cannot tell yet'."""
    doors: tuple[Door, ...]
    blockers: tuple[Blocker, ...]
    hidden: tuple[Hidden, ...]
    how_sure: tuple[str, ...]
    """sentences, the most important first"""
    reader: ReaderQuality | None
    assumed: tuple[str, ...]
    nearest: tuple[Breakdown, ...]
    """the nearest questions that have an answer, when this one is below the floors"""
    evidence: tuple[Evidence, ...]
    repositories: tuple[Repository, ...]
    at_least: tuple[AtLeast, ...] = ()
    """one a kind of evidence"""
    breakdowns: Mapping[str, tuple[Breakdown, ...]] = field(default_factory=dict)
    """'role' | 'place' | 'industry' | 'seniority' -> rows; empty unless asked for in full"""
    problems: tuple[Problem, ...] = ()
