"""The next generation of the user's market: what the one before held, and all that was shown since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from gander.app.accept import Batch, Shown
from gander.app.replacing import replaced, since
from gander.market.carried import ImportedMarket
from gander.market.history import ASKED, merged, reposted
from gander.normalise.demand import demands_of
from gander.normalise.posting import part_id
from gander.shell.generation import Tables
from gander.tables import ADVERT, ASK, POSTING, REQUIREMENT, SIGN, SOURCE, SUBJECT, conform


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """`tables`: to be written; `events`: what happened now, by tables.EVENT."""

    tables: Tables
    events: pl.DataFrame


def market_after(
    known: Tables,
    shown: Shown,
    shipped: pl.DataFrame,
    reader: str,
    today: date,
    about: pl.DataFrame | None = None,
) -> After:
    """What a generation is written of; its requirements lie with `shown.parts` and are gone with them.

    shipped: the snapshot's adverts as `replacing.shipped_adverts` gives them; about: tables.SOURCE of what
    is described better than its batches are."""
    parts = shown.parts
    asked = pl.DataFrame([_asked(batch) for batch in shown.batches], schema=ASKED)
    asked = asked.group_by("source", "subject").agg(pl.all().last())
    closes = pl.concat([shown.closes, known.postings.select("id", "closes").drop_nulls()])
    history = merged(known.adverts, shown.seen, asked, closes, since(shipped, shown.seen), today)
    read, signs, keys = (part.collect() for part in (parts.postings, parts.signs, parts.keys))
    adverts = _with_parts(history.adverts, keys.join(read, on="id", how="semi"))
    gone = _read_again(known.adverts, keys)
    signs = pl.concat([_but(known.signs, "id", gone), conform(signs, SIGN, "signs")])
    postings = pl.concat([_but(known.postings, "id", gone), conform(read, POSTING, "read postings")])
    old = known.requirements.lazy().filter(~pl.col("posting").is_in(gone.implode()))
    requirements = pl.concat([old.select(REQUIREMENT.names()), parts.units.select(REQUIREMENT.names())])
    demands = demands_of(signs, known.postings.select("id", "demand_id"))
    postings = _dated(postings, adverts, shown.closes, shown.seen)
    postings = _in_demands(postings, demands)
    new = history.events.filter(pl.col("kind") == "new")["id"]
    events = pl.concat([history.events, reposted(adverts, demands, new)]).sort("day", "kind", "id")
    subjects = _subjects(known.subjects, shown.batches, adverts)
    tables = Tables(
        postings=conform(postings, POSTING, "postings"),
        requirements=requirements,
        sources=_described(_sources(known.sources, shown.batches, adverts), about),
        adverts=adverts,
        events=pl.concat([known.events, events]),
        subjects=subjects,
        asks=_asks(known.asks, shown.batches),
        superseded=replaced(shipped, adverts, postings, subjects),
        signs=signs,
        reader=reader,
    )
    return After(tables=tables, events=events)


def _asked(batch: Batch) -> dict[str, Any]:
    return {
        "source": batch.source,
        "subject": batch.subject,
        "per": batch.per,
        "whole": batch.whole,
        "gone": batch.gone,
        "day": batch.at.date(),
    }


def _with_parts(adverts: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """With the ids of each advert's postings: those just read, else those it had. keys: id, source, source_id
    of the postings read."""
    origin = [part_id(source, key, 0) for source, key in keys.select("source", "source_id").iter_rows()]
    read = (
        keys.with_columns(pl.Series("advert", origin, dtype=pl.String))
        .group_by("advert")
        .agg(pl.col("id").sort().alias("read"))
    )
    both = adverts.join(read, left_on="id", right_on="advert", how="left", maintain_order="left")
    return conform(both.with_columns(parts=pl.coalesce("read", "parts")), ADVERT, "adverts")


def _read_again(adverts: pl.DataFrame, keys: pl.DataFrame) -> pl.Series:
    """Ids of the postings whose adverts were read now, and whose place what was read now takes."""
    old = adverts.join(keys.select("source", "source_id").unique(), on=["source", "source_id"], how="semi")
    return old["parts"].explode().drop_nulls()


def _but(table: pl.DataFrame, column: str, gone: pl.Series) -> pl.DataFrame:
    return table.filter(~pl.col(column).is_in(gone.implode()))


def _dated(
    postings: pl.DataFrame, adverts: pl.DataFrame, closes: pl.DataFrame, seen: pl.DataFrame
) -> pl.DataFrame:
    """With the history of each one's advert: first and last seen, the last day to apply, closed. Those of
    another machine's market have no advert here and stay as they came."""
    told = seen.select("id", here=pl.lit(True)).join(closes.unique("id"), on="id", how="left")
    each = (
        adverts.join(told, on="id", how="left")
        .explode("parts", empty_as_null=True, keep_nulls=True)
        .select("here", id="parts", first="first_seen", last="last_seen", gone="closed", ends="closes")
        .with_columns(mine=pl.lit(True))
    )
    both = postings.join(each, on="id", how="left", maintain_order="left")
    stock = pl.col("snapshot_day").is_not_null()
    return both.with_columns(
        seen_first=pl.coalesce("first", "seen_first"),
        seen_last=pl.coalesce("last", "seen_last"),
        snapshot_day=pl.when(stock).then(pl.coalesce("last", "snapshot_day")),
        closes=pl.when(pl.col("here").fill_null(False)).then("ends").otherwise("closes"),
        closed=pl.when(pl.col("mine").fill_null(False)).then("gone").otherwise("closed"),
    ).drop("first", "last", "gone", "ends", "here", "mine")


def _in_demands(postings: pl.DataFrame, demands: pl.DataFrame) -> pl.DataFrame:
    """With the demand of each; those of another machine's market keep theirs."""
    found = demands.rename({"demand_id": "now"})
    both = postings.join(found, on="id", how="left", maintain_order="left")
    return both.with_columns(demand_id=pl.coalesce("now", "demand_id")).drop("now")


def _described(sources: pl.DataFrame, about: pl.DataFrame | None) -> pl.DataFrame:
    if about is None:
        return sources
    return pl.concat([sources.join(about, on="source", how="anti"), about]).sort("source")


def with_market(known: Tables, market: ImportedMarket, shipped: pl.Series) -> Tables:
    """The tables with another machine's market in them, in place of an earlier one of its name. shipped: ids
    of the snapshot's postings; those, and one's own, are not taken twice."""
    source = market.source["source"][0]
    old = known.postings.filter(pl.col("source") == source)["id"]
    postings = known.postings.filter(pl.col("source") != source)
    requirements = known.requirements.lazy().filter(~pl.col("posting").is_in(old.implode()))
    taken = market.without(pl.concat([postings["id"], shipped]))
    return replace(
        known,
        postings=pl.concat([postings, conform(taken.postings, POSTING, source)]),
        requirements=pl.concat([requirements, conform(taken.requirements, REQUIREMENT, source).lazy()]),
        sources=_described(known.sources, market.source),
    )


def _sources(known: pl.DataFrame, batches: Iterable[Batch], adverts: pl.DataFrame) -> pl.DataFrame:
    """tables.SOURCE of all live sources: those asked now as they are described now."""
    counts = adverts.group_by("source").agg(
        pl.len().alias("rows_in"),
        pl.col("closed").is_null().sum().alias("kept"),
        pl.col("last_seen").max().alias("as_of"),
    )
    facts = {row["source"]: row for row in counts.iter_rows(named=True)}
    rows: dict[str, dict[str, Any]] = {row["source"]: row for row in known.iter_rows(named=True)}
    for batch in batches:
        about = batch.about
        rows[batch.source] = {
            "what": about.what,
            "licence": about.licence,
            "origin": about.origin,
            "kind": "series" if about.series else "stock",
        }
    table = [
        {"dropped": [], **row, "source": source, **facts.get(source, {})}
        for source, row in sorted(rows.items())
        if source in facts or row.get("as_of") is not None
    ]
    return pl.DataFrame(table, schema=SOURCE)


def _subjects(known: pl.DataFrame, batches: Iterable[Batch], adverts: pl.DataFrame) -> pl.DataFrame:
    """tables.SUBJECT: those asked now by how it went, the others as they were; `open` counted anew."""
    rows = {(row["source"], row["subject"]): row for row in known.iter_rows(named=True)}
    for batch in batches:
        key = (batch.source, batch.subject)
        before = rows.get(key, {})
        problem = batch.problems[-1] if batch.problems else None
        rows[key] = {
            "source": batch.source,
            "subject": batch.subject,
            "company": batch.company or before.get("company"),
            "asked": batch.at,
            "state": batch.state,
            "had": batch.at if batch.whole else before.get("had"),
            "total": batch.total,
            "why": problem.why if problem else None,
            "next": problem.next if problem else None,
        }
    table = pl.DataFrame(list(rows.values()), schema=SUBJECT).drop("open")
    still = adverts.filter(pl.col("closed").is_null()).group_by("source", "subject").agg(open=pl.len())
    both = table.join(still, on=["source", "subject"], how="left", maintain_order="left")
    return conform(both.with_columns(pl.col("open").fill_null(0)), SUBJECT, "subjects")


def _asks(known: pl.DataFrame, batches: Iterable[Batch]) -> pl.DataFrame:
    now = pl.DataFrame([_asked(batch) for batch in batches], schema=ASK)
    both = pl.concat([known, now])
    return (
        both.group_by("source", "subject", "day").agg(pl.col("whole").any()).sort("source", "subject", "day")
    )
