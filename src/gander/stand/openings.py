"""Openings: all demands in reach with what is known of each advert: title, dates, copies, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from gander.model import Hidden, MarketBlock, Outcome, Place, Population, Problem, ReaderQuality
from gander.stand.doors import asked_first, place_label
from gander.stand.result import Door

IN_REACH: tuple[Outcome, ...] = ("nothing missing", "one short", ">= 60 %")
NEWS = ("new", "reopened", "changed")
"""Events that can make an advert new to somebody, the strongest first."""
PLACES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One advert of a demand: another city or source has its own. `advert` is None in the snapshot."""

    posting: str
    advert: str | None
    place: str
    source: str
    url: str | None
    posted: date | None
    first_seen: date | None
    closes: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Why an advert is new to somebody: its event (one of NEWS) and its day."""

    kind: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A demand that one may apply for. `door` is its best known copy, with the places of all.

    id: of the copy known for longest, the same from day to day while that stands; outcome: None where nothing
    was read; pay: tables.PAY; closes: the first closing day among the copies; first_seen and open_days: since
    when, None before a board was asked; reposted: it was taken down and put up again; stale: open for longer
    than such adverts are; news: None where it is not new, or nobody asked; updated: the last day on which
    something became of it.
    """

    id: str
    door: Door
    outcome: Outcome | None
    advert: str | None
    title: str | None
    pay: Mapping[str, Any] | None
    first_seen: date | None
    open_days: int | None
    closes: date | None
    reposted: bool
    stale: bool
    news: News | None
    updated: date
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """What `gander doors` answers.

    openings: the nearest so many of `n_found`; counts: outcome -> demands in reach, new or not; n_judged:
    demands that state a must. only_new: what is new was asked for, since `new_since` (None: ever). asked: the
    day on which a board was last asked, None before the first update.
    """

    population: Population
    today: date
    market: MarketBlock
    openings: tuple[Opening, ...]
    n_found: int
    counts: Mapping[str, int]
    n_judged: int
    only_new: bool
    new_since: date | None
    asked: date | None
    hidden: tuple[Hidden, ...]
    how_sure: tuple[str, ...]
    reader: ReaderQuality | None
    assumed: tuple[str, ...]
    problems: tuple[Problem, ...]


def copies(postings: pl.DataFrame, adverts: pl.DataFrame) -> pl.DataFrame:
    """tables.POSTING with `advert`, `title` and `known` (first seen) of tables.ADVERT, null without."""
    # of a million adverts only few are theirs: those are found before their parts become rows
    own = pl.element().is_in(postings["id"].implode())
    parts = (
        adverts.filter(pl.col("parts").list.eval(own).list.any())
        .select("title", "parts", advert="id", known=pl.col("first_seen"))
        .explode("parts")
        .unique("parts", keep="first", maintain_order=True)
    )
    return postings.join(
        parts, left_on="id", right_on="parts", how="left", maintain_order="left"
    ).with_columns(known=pl.coalesce("known", "seen_first"))


def pooled_places(rows: pl.DataFrame, copies: pl.DataFrame) -> pl.DataFrame:
    """The rows, one a demand, with the places of all its copies, each once."""
    pooled = (
        copies.select("demand_id", "places")
        .explode("places")
        .drop_nulls("places")
        .unique(maintain_order=True)
        .group_by("demand_id", maintain_order=True)
        .agg(pl.col("places").alias("pooled"))
    )
    return (
        rows.join(pooled, on="demand_id", how="left", maintain_order="left")
        .with_columns(places=pl.coalesce("pooled", "places"))
        .drop("pooled")
    )


def news(events: pl.DataFrame, since: date | None, then: frozenset[str]) -> dict[str, News]:
    """Why each advert (id of tables.ADVERT) is new since that day, the strongest event of each.

    then: adverts that were in reach at that look. What has only changed is news where it was not in reach
    before; on the day of the look itself an event is news where the look did not show its advert.
    """
    found = events.filter(pl.col("kind").is_in(NEWS))
    if since is not None:
        had = pl.col("id").is_in(list(then))
        later = pl.col("day") > since
        found = found.filter(
            (later & ((pl.col("kind") != "changed") | ~had)) | ((pl.col("day") == since) & ~had)
        )
    rank = pl.col("kind").replace_strict({k: i for i, k in enumerate(NEWS)}, return_dtype=pl.Int8)
    first = found.sort(rank, "day", descending=[False, True]).unique("id", keep="first", maintain_order=True)
    return {row["id"]: News(kind=row["kind"], day=row["day"]) for row in first.iter_rows(named=True)}


def openings(
    rows: pl.DataFrame,
    doors: Iterable[Door],
    copies: pl.DataFrame,
    events: pl.DataFrame,
    new: Mapping[str, News],
    today: date,
    place: Place | None = None,
    stale_after: int | None = None,
) -> tuple[Opening, ...]:
    """One opening a row, in the order of the rows and their doors.

    rows: tables.POSTING with `outcome`; copies: of those demands; events: tables.EVENT; new: from `news`;
    stale_after: days after which an advert counts as stale, as measured; None: not measured, none does.
    """
    by_demand: dict[str, list[dict[str, Any]]] = {}
    for row in copies.sort("known", "id", nulls_last=True).iter_rows(named=True):
        by_demand.setdefault(row["demand_id"], []).append(row)
    last = dict(events.filter(pl.col("kind") != "closed").group_by("id").agg(pl.col("day").max()).iter_rows())
    reposted = frozenset(events.filter(pl.col("kind") == "reposted")["id"])
    about = _About(last=last, reposted=reposted, new=new, today=today, place=place, stale_after=stale_after)
    return tuple(
        _opening(row, door, by_demand[row["demand_id"]], about)
        for row, door in zip(rows.iter_rows(named=True), doors, strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    last: Mapping[str, date]
    reposted: frozenset[str]
    new: Mapping[str, News]
    today: date
    place: Place | None
    stale_after: int | None


def _opening(row: dict[str, Any], door: Door, copies: list[dict[str, Any]], about: _About) -> Opening:
    own = next((c for c in copies if c["id"] == row["id"]), copies[0])
    adverts = [c["advert"] for c in copies if c["advert"]]
    known = [c["known"] for c in copies if c["known"]]
    first = min(known, default=None)
    open_days = (about.today - first).days if first else None
    fresh = sorted(
        (about.new[a] for a in adverts if a in about.new),
        key=lambda n: (NEWS.index(n.kind), -n.day.toordinal()),
    )
    days = [about.last[a] for a in adverts if a in about.last]
    return Opening(
        id=copies[0]["id"],
        door=replace(door, place=place_label(asked_first(row["places"], about.place), PLACES)),
        outcome=row["outcome"],
        advert=own["advert"],
        title=own["title"],
        pay=row["pay"],
        first_seen=first,
        open_days=open_days,
        closes=min((c["closes"] for c in copies if c["closes"]), default=None),
        reposted=any(a in about.reposted for a in adverts),
        stale=_is_stale(open_days if adverts else None, about.stale_after),
        news=fresh[0] if fresh else None,
        updated=max([*days, *known[-1:]], default=None) or door.posted or door.seen_last or about.today,
        copies=tuple(_copy(c) for c in copies),
    )


def _is_stale(days: int | None, after: int | None) -> bool:
    """Only of adverts that updates know: whether one of an old snapshot is still open, nobody knows."""
    return days is not None and after is not None and days > after


def _copy(row: dict[str, Any]) -> Copy:
    return Copy(
        posting=row["id"],
        advert=row["advert"],
        place=place_label(row["places"], PLACES),
        source=row["source"],
        url=row["url"],
        posted=row["posted"],
        first_seen=row["known"],
        closes=row["closes"],
    )
