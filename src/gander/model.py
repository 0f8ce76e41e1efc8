"""The nouns of Gander, as frozen values in the shapes and words of the contracts; nothing here computes.

Tables of many rows are described in `gander.tables`; these classes are single things and answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

State = Literal["proven", "claimed", "unknown"]
EvidenceKind = Literal["proven", "proven or claimed"]
Outcome = Literal["nothing missing", "one short", ">= 60 %", "less", "no stated must"]
Basis = Literal["read", "tags", "title"]
OpenTo = Literal["yes", "no", "unknown"]

OUTCOMES: tuple[Outcome, ...] = ("nothing missing", "one short", ">= 60 %", "less", "no stated must")
EVIDENCE_KINDS: tuple[EvidenceKind, ...] = ("proven", "proven or claimed")
UNLISTED = "unlisted"
"""The id of a skill that the vocabulary does not have and too few employers name for its name to ship."""
GATE_KINDS = (
    "visa",
    "citizenship",
    "clearance",
    "place",
    "timezone",
    "language",
    "degree",
    "licence",
    "years",
    "travel",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that went wrong: where, why, and what to do next with an example of a right value."""

    where: str
    why: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Something left out of a statement: how many, why, and the flag that shows it ('' when none can)."""

    reason: str
    n: int
    flag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A skill, role or place as the faces show it."""

    id: str
    label: str


# ── vocabulary ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One way of writing a skill.

    `case`: must be written exactly so. `context`: the alias counts only where one of these lower-case words
    stands on the same line within 80 characters; '@list' means beside a certain skill in a list (comma,
    slash, 'and', 'or', a bullet of its own); an entry that starts with '!' forbids the alias where that
    phrase overlaps or touches it ('!go to market'); '@only' keeps the learned reader from naming the skill
    where the rest of the context does not hold.
    """

    text: str
    case: bool = False
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """One skill of the vocabulary. `implies`: having this means having those. `needs`: learn those before.

    `imports` are '<language>:<module>' ('py:torch', 'js:react', 'go:k8s.io/client-go'), `packages` are
    '<registry>:<name>' ('pypi:torch', 'npm:react'), `files` are glob patterns of paths ('Dockerfile').
    """

    id: str
    label: str
    kind: str
    area: str
    aliases: tuple[Alias, ...]
    implies: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    since: int | None = None
    replaced_by: tuple[tuple[str, int], ...] = ()
    merged_into: str | None = None
    imports: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    esco: str | None = None
    onet: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One role: frozen id, label, ids of neighbouring roles, and the title patterns that name it."""

    id: str
    label: str
    neighbours: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city, or a whole country (`city` None), or anywhere (`iso2` None too). Degrees, WGS 84."""

    label: str
    city: str | None = None
    admin1: str | None = None
    iso2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    timezone: str | None = None


# ── a person ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSource:
    """Where evidence lies: a repository, a CV line or a flag, with what was seen there.

    `kind`: 'import' | 'dependency' | 'file' | 'language' | 'claim' | 'implied'. `commits` are short hashes,
    newest first, at most five. `n_commits` counts all of them.
    """

    kind: str
    where: str
    what: str
    n_commits: int = 0
    first: date | None = None
    last: date | None = None
    commits: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of one skill of a person. Level 0-4 after METHODS section 7; below 2 nothing is proven.

    `years` is what the person said ('docker 3y') or None. `needs_refresh` is 2^(-t/12 months), 1.0 = fresh,
    None for a claim without a date.
    """

    skill: str
    state: State
    level: int
    last_used: date | None
    needs_refresh: float | None
    sources: tuple[EvidenceSource, ...]
    years: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """One repository as it was read: what was counted, or why it could not be.

    `left_out`: reason -> own touched files or commits that do not count ('vendored', 'lock file', 'merge' …).
    """

    path: str
    name: str
    head: str | None
    n_commits: int
    n_own: int
    first: date | None
    last: date | None
    problem: Problem | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who a statement is about: identities, evidence by skill id, answered gates, and what was assumed."""

    identities: tuple[str, ...]
    evidence: Mapping[str, Evidence]
    repositories: tuple[Repository, ...] = ()
    gates: Mapping[str, bool] = field(default_factory=dict)
    """kind, or 'kind:detail' ('language:de', 'degree:master'), to yes or no; not answered is absent."""

    def owned(self, kind: EvidenceKind) -> frozenset[str]:
        """Ids of the skills this person has by that kind of evidence."""
        states = ("proven",) if kind == "proven" else ("proven", "claimed")
        return frozenset(s for s, e in self.evidence.items() if e.state in states)


# ── statements ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A share with what it rests on. `low` and `high` are None below the floors: then only counts are shown.

    n postings (one a demand), n_employers, G_eff = n^2 / sum n_e^2, n_eff = n / design effect, 95 % interval.
    """

    count: int
    n: int
    n_employers: int
    employers_with: int
    share: float | None
    low: float | None
    high: float | None
    g_eff: float
    n_eff: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the user asked about the market, before any data is looked at."""

    roles: tuple[str, ...]
    place: Place | None
    remote_from: str | None
    since: date | None = None
    anywhere: bool = False
    remote_unsaid: bool = False
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """The postings that a statement is about; printed with every number. `id` hashes the posting ids."""

    id: str
    roles: tuple[str, ...]
    place: str | None
    remote_from: str | None
    as_of: date
    start: date
    end: date
    basis: tuple[Basis, ...]
    n_postings: int
    n_demands: int
    n_employers: int
    g_eff: float
    largest_employer_share: float
    by_source: Mapping[str, int]

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "role": list(self.roles),
            "place": self.place,
            "remote_from": self.remote_from,
            "as_of": self.as_of.isoformat(),
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "basis": list(self.basis),
            "n_postings": self.n_postings,
            "n_demands": self.n_demands,
            "n_employers": self.n_employers,
            "G_eff": round(self.g_eff, 2),
            "largest_employer_share": round(self.largest_employer_share, 4),
            "by_source": dict(self.by_source),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketBlock:
    """How many jobs, whatever their basis; `there` + `remote_open` (+ unsaid when asked) = `n_demands`.

    `remote_unsaid` are remote jobs that do not say from where and are not in n; `unsaid_counted` those that
    are, because they were asked for. Ages in days on the day of asking.
    """

    n_postings: int
    n_demands: int
    n_employers: int
    there: int
    remote_open: int
    remote_unsaid: int
    unsaid_counted: int
    n_read: int
    newest: date | None
    age_days: int | None
    largest_employer: str | None
    largest_employer_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A share without the reader's measured error, with its 95 % interval.

    `n_audited` postings were labelled by hand to measure that error.
    """

    share: float
    low: float
    high: float
    n_audited: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSegment:
    """The reader's quality on one kind of postings: figure -> (value, low, high), shares in 0..1."""

    n_postings: int
    figures: Mapping[str, tuple[float, float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderAudit:
    """How often "at least 60 % met" is read right: verdicts on labelled postings for fixed persons.

    Of `yes` verdicts that are true `yes_read` were read so, of `no` that are not `no_read`. Verdicts of one
    posting resemble each other and so do those of one person: `yes_n_eff` and `no_n_eff` are the numbers of
    independent verdicts that say as much.
    """

    n_postings: int
    n_persons: int
    yes: int
    yes_read: int
    yes_n_eff: float
    no: int
    no_read: int
    no_n_eff: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderQuality:
    """The reader's own measured quality on labelled postings, printed beside what rests on it."""

    n_postings: int
    n_employers: int
    measured: date
    precision: Mapping[str, tuple[float, float, float]]
    """what -> (value, low, high), shares in 0..1; likewise below"""
    recall: Mapping[str, tuple[float, float, float]]
    note: str
    segments: Mapping[str, Mapping[str, ReaderSegment]] = field(default_factory=dict)
    """'source' | 'language' | 'source and language' | 'role family' -> its value -> what was measured"""
    audits: Mapping[str, ReaderAudit] = field(default_factory=dict)
    """by role family, and 'all'"""
