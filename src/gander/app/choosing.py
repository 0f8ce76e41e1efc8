"""Which boards an update asks: the user's own, and those where jobs of their roles were seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import polars as pl

from gander.app.feeds import feeds, of_search
from gander.app.market_frame import in_population, market_frame
from gander.app.question import question
from gander.app.request import Request
from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import Subject
from gander.market.selection import has_role
from gander.model import Question
from gander.shell.boards import read_own, shipped_boards
from gander.shell.market_history import market_history
from gander.shell.places import read_gazetteer
from gander.shell.store import Store, open_market
from gander.shell.vocabulary import read_vocabulary

ML_ROLES = frozenset(
    {
        "ml-engineer",
        "ai-engineer",
        "data-scientist",
        "research-scientist",
        "research-engineer",
        "applied-scientist",
        "mlops-engineer",
        "computer-vision-engineer",
        "nlp-engineer",
    }
)
NEIGHBOUR = 0.25
"""What a job of a neighbouring role counts against one of the user's own roles. A judgement."""
LATELY = timedelta(days=30)
GONE = r"answers (?:404|410)\b"
Keys = Mapping[str, Mapping[str, str]]
"""Source -> name of the key -> its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A subject to ask, and one short reason."""

    subject: Subject
    why: str


def choose(
    request: Request,
    n: int,
    *,
    keys: Keys | None = None,
    robots_ignored: Iterable[str] = (),
    store: Store | None = None,
) -> list[Chosen]:
    """The user's own boards first, then threads, feeds and searches, then the `n` best of the boards that
    ship; each subject once. `robots_ignored`: hosts that the configuration lets be asked in spite of their
    robots.txt; sources of others are left out.

    Raises UserError for an unknown role or place, and where the market or the own file cannot be read.
    """
    vocabulary = read_vocabulary()
    asked = question(request, vocabulary, read_gazetteer())
    near = {one for role in asked.roles for one in vocabulary.roles[role].neighbours} - set(asked.roles)
    told, open_hosts = keys or {}, frozenset(host.lower() for host in robots_ignored)
    own = read_own().boards
    chosen = [
        Chosen(subject=subject, why="yours")
        for row in own.iter_rows(named=True)
        for subject in _subjects(row, asked, told)
    ]
    chosen += [Chosen(subject=one, why=why) for one, why in feeds(asked, request.today, told, open_hosts)]
    said_nothing = not (request.roles or request.places or request.remote_from)
    here = store or open_market()
    seen = _no_jobs() if said_nothing else _jobs(asked, sorted(near), here, request.today)
    is_ml = said_nothing or any(role in ML_ROLES for role in asked.roles)
    boards = _ranked(_askable(open_hosts), seen, is_ml, request.today)
    chosen += [Chosen(subject=subject_of(row), why=_why(row)) for row in boards.iter_rows(named=True)]
    once: dict[tuple[str, str], Chosen] = {}
    for one in chosen:
        once.setdefault((one.subject.source, one.subject.name), one)
    fixed = len(chosen) - boards.height
    listed = {(one.subject.source, one.subject.name) for one in chosen[:fixed]}
    return list(once.values())[: len(listed) + n]


def subject_of(row: Mapping[str, object]) -> Subject:
    """A row of tables.BOARD as what a connector is asked for."""
    company = row["company"]
    return Subject(
        source=str(row["source"]), name=str(row["subject"]), company=str(company) if company else None
    )


def _subjects(row: Mapping[str, object], asked: Question, keys: Keys) -> list[Subject]:
    """An own board as it is; an own search as one for each role."""
    source = str(row["source"])
    if live_connectors()[source].facts.per == "search":
        return of_search(source, asked, keys.get(source, {}), str(row["subject"]))
    return [subject_of(row)]


def _askable(open_hosts: frozenset[str]) -> pl.DataFrame:
    """The boards that ship, without those of sources that robots.txt closes to us."""
    closed = [
        name
        for name, one in live_connectors().items()
        if one.facts.robots and not open_hosts.issuperset(one.facts.robots)
    ]
    return shipped_boards().filter(~pl.col("source").is_in(closed))


def _ranked(boards: pl.DataFrame, seen: pl.DataFrame, is_ml: bool, today: date) -> pl.DataFrame:
    """tables.BOARD plus `jobs`, `near` (jobs of neighbouring roles), `gone`, `is_ml`; the best first."""
    scored = boards.join(seen, on="employer_id", how="left").with_columns(
        pl.col("jobs", "near").fill_null(0), pl.lit(is_ml).alias("is_ml")
    )
    since = datetime.combine(today - LATELY, time(), tzinfo=UTC)
    gone = market_history().subjects.filter(
        (pl.col("state") == "failed") & pl.col("why").str.contains(GONE) & (pl.col("asked") >= since)
    )
    failed = gone.select("source", "subject", pl.lit(True).alias("gone"))
    by = ["gone", "score", *(["ml_postings_seen"] if is_ml else []), "postings_seen"]
    return (
        scored.join(failed, on=["source", "subject"], how="left")
        .with_columns(
            pl.col("gone").fill_null(False), (pl.col("jobs") + NEIGHBOUR * pl.col("near")).alias("score")
        )
        .sort([*by, "source", "subject"], descending=[False, *[True] * (len(by) - 1), False, False])
    )


def _no_jobs() -> pl.DataFrame:
    return pl.DataFrame(schema={"employer_id": pl.String, "jobs": pl.UInt32, "near": pl.UInt32})


def _jobs(asked: Question, near: list[str], store: Store, today: date) -> pl.DataFrame:
    """Jobs of each employer at the place or remote and open: of the roles, and of their neighbours alone."""
    frame, _, _ = market_frame(store, asked, [*asked.roles, *near], today)
    jobs = in_population(frame, asked).with_columns(has_role(asked.roles).alias("own"))
    return jobs.group_by("employer_id").agg(
        pl.col("demand_id").filter("own").n_unique().alias("jobs"),
        pl.col("demand_id").filter(~pl.col("own")).n_unique().alias("near"),
    )


def _why(row: Mapping[str, int]) -> str:
    if row["jobs"]:
        return "jobs of your roles seen there"
    if row["near"]:
        return "jobs of roles near yours seen there"
    return "most ML postings" if row["is_ml"] and row["ml_postings_seen"] else "most postings"
