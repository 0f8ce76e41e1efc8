"""`gander update`: today's postings from employers' own boards into the user's market."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from gander.app.accept import About, Accepting, Batch, Shown
from gander.app.asking_all import ask_all
from gander.app.choosing import Chosen
from gander.app.ingest import ingested
from gander.app.market_after import After, market_after
from gander.app.request import Progress, silent
from gander.app.update_result import SourceRow, Updated
from gander.connectors.live.registry import live_connectors
from gander.connectors.live.rows import frame
from gander.connectors.live.wire import LiveFacts
from gander.errors import SourceError
from gander.model import Problem
from gander.shell.asking import Asked, Asker
from gander.shell.generation import Tables, read_generation, write_generation
from gander.shell.market_home import Home
from gander.shell.reader_version import reader_version

NAMED = 3
"""Subjects named where many have the same problem."""


@dataclass(slots=True)
class _Counts:
    """What is counted while answers come."""

    requests: int = 0
    unchanged: int = 0
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)


def update(
    chosen: Sequence[Chosen],
    *,
    home: Home,
    asker: Asker,
    shipped: pl.DataFrame,
    today: date,
    left: int = 0,
    progress: Progress = silent,
    stop: threading.Event | None = None,
) -> Updated:
    """Asks those subjects, reads what is new and writes the next generation of the market at `home`.

    shipped: as for `market_after`. What had come when `stop` was set or the user broke off is kept.
    Raises UserError where another update is writing or the disk is full, SourceError where nothing that was
    asked gave anything: the market is then as it was.
    """
    stop, counts = stop or threading.Event(), _Counts()
    companies = {(one.subject.source, one.subject.name): one.subject.company for one in chosen}
    with home.writing() as new:
        known, reader = read_generation(new.before), reader_version()
        accepting = Accepting(known, reader)

        def batches() -> Iterator[Batch]:
            for done, asked in enumerate(ask_all(asker, [one.subject for one in chosen], stop), 1):
                yield _batch(asked, companies, counts)
                progress(f"{accepting.n_seen:,} adverts, {accepting.n_new:,} new", done, len(chosen))

        with ingested(accepting.news(batches()), here=True) as parts:
            shown = accepting.shown(parts)
            problems = merged_problems(shown.batches)
            if shown.batches and all(batch.state == "failed" for batch in shown.batches):
                raise SourceError(*_offline(problems), *problems)
            progress("writing the market", len(chosen), len(chosen))
            after = market_after(known, shown, shipped, reader, today)
            write_generation(new.folder, after.tables, today)
    return Updated(
        day=today,
        rows=_rows(known, shown, after),
        reposted=_n(after.events, "reposted"),
        reopened=_n(after.events, "reopened"),
        requests=counts.requests,
        unchanged=counts.unchanged,
        read=accepting.n_read,
        **_sizes(after.tables),
        why=tuple(Counter(one.why for one in chosen).items()),
        left=left,
        stopped=stop.is_set() and len(shown.batches) < len(chosen),
        notes=_notes(counts.unknown),
        problems=problems,
    )


def about(facts: LiveFacts) -> About:
    return About(
        what=facts.what,
        licence=f"the employers' own adverts; terms: {facts.terms}",
        origin=facts.docs,
        series=facts.per == "thread",
    )


def _batch(asked: Asked, companies: dict[tuple[str, str], str | None], counts: _Counts) -> Batch:
    subject = asked.subject
    facts = live_connectors()[subject.source].facts
    rows, dropped = frame(asked.rows, subject.source)
    counts.requests += asked.sent
    counts.unchanged += asked.same
    counts.unknown.update((subject.source, name) for name in asked.unknown)
    return Batch(
        source=subject.source,
        subject=subject.name,
        company=companies.get((subject.source, subject.name)),
        about=about(facts),
        rows=rows,
        per=facts.per,
        whole=asked.whole,
        gone=asked.gone,
        at=asked.at,
        total=asked.total,
        dropped=sum(asked.dropped.values()) + sum(n for _, n in dropped),
        problems=tuple(asked.problems),
    )


def merged_problems(batches: Iterable[Batch]) -> tuple[Problem, ...]:
    """One line a fault: what is wrong in the same way with many subjects of a source is told once."""
    where: dict[tuple[str, str, str], list[str]] = {}
    for batch in batches:
        for problem in batch.problems:
            same = (batch.source, problem.why, problem.next)
            where.setdefault(same, []).append(problem.where if len(batch.problems) > 1 else batch.subject)
    return tuple(
        Problem(where=f"{source}:{_named(names)}", why=why, next=then)
        for (source, why, then), names in where.items()
    )


def _offline(problems: Sequence[Problem]) -> list[Problem]:
    """What is likely where not one host could be found."""
    if not all("cannot be resolved" in problem.why for problem in problems):
        return []
    then = 'is this machine online? behind a proxy: [network] proxy = "http://127.0.0.1:3128"'
    return [Problem(where="gander update", why="no host could be found", next=then)]


def _named(names: list[str]) -> str:
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {rest:,} more" if rest > 0 else "")


def _rows(known: Tables, shown: Shown, after: After) -> tuple[SourceRow, ...]:
    adverts = after.tables.adverts
    had = known.subjects.drop_nulls("had").select("source", "subject", before=pl.lit(True))
    events = after.events.join(adverts.select("id", "source", "subject"), on="id")
    events = events.join(had, on=["source", "subject"], how="left")
    first = (pl.col("kind") == "new") & pl.col("before").is_null()
    events = events.with_columns(kind=pl.when(first).then(pl.lit("first")).otherwise("kind"))
    happened = Counter(events.select("source", "kind").iter_rows())
    seen = dict(shown.seen["source"].value_counts().iter_rows())
    still = dict(adverts.filter(pl.col("closed").is_null())["source"].value_counts().iter_rows())
    return tuple(
        SourceRow(
            source=source,
            verified=live_connectors()[source].facts.verified,
            asked=len(own),
            whole=sum(batch.state == "whole" for batch in own),
            failed=sum(batch.state == "failed" for batch in own),
            shown=seen.get(source, 0),
            first=happened[source, "first"],
            new=happened[source, "new"],
            changed=happened[source, "changed"],
            closed=happened[source, "closed"],
            open=still.get(source, 0),
        )
        for source in sorted({batch.source for batch in shown.batches})
        for own in [[batch for batch in shown.batches if batch.source == source]]
    )


def _sizes(tables: Tables) -> dict[str, int]:
    still = tables.postings.filter(pl.col("closed").is_null())
    return {
        "n_open": still.height,
        "n_demands": still["demand_id"].n_unique(),
        "n_employers": still["employer_id"].n_unique(),
    }


def _n(events: pl.DataFrame, kind: str) -> int:
    return events.filter(pl.col("kind") == kind).height


def _notes(unknown: Counter[tuple[str, str]]) -> tuple[str, ...]:
    """Fields that a source has and its connector does not know: nothing is wrong yet, but it may be soon."""
    names: dict[str, list[str]] = {}
    for source, name in sorted(unknown):
        names.setdefault(source, []).append(name)
    return tuple(
        f"{source} has fields that are new to us: {_named(found)}" for source, found in names.items()
    )
