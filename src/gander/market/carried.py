"""A market that came from another machine: whether its tables are what they say, before a row is believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from gander.model import Problem
from gander.tables import POSTING, REQUIREMENT, SOURCE, seen

NEXT = "ask whoever made it for another export; nothing was imported"
EARLIEST = date(1990, 1, 1)
_HEX = r"^[0-9a-f]{16}$"
_EMPLOYER = r"^(?:(?:poster|posting):)?[0-9a-z]{1,40}$"
_ID = r"^[a-z0-9][a-z0-9+.:-]{0,79}$"
"""Ids of roles, skills, sources; at most so long that no sentence hides in one."""
_WORDS = r"^[^\x00-\x1f\x7f]{1,200}$"
_RULE = r"^[a-z0-9:, -]{0,120}$"
_ADDRESS = r"^(?i:https?)://[^\s\x00-\x1f\"'<>]{1,2000}$"
_VALUES: Mapping[str, tuple[str, ...]] = {
    "seniority": ("intern", "junior", "mid", "senior", "staff", "lead", "unknown"),
    "remote": ("onsite", "hybrid", "remote", "unknown"),
    "posted_basis": ("stated", "written", "seen first", "unknown"),
    "basis": ("read", "tags", "title"),
}
_UNIT_VALUES: Mapping[str, tuple[str, ...]] = {
    "status": ("must", "nice", "context"),
    "kind": ("hard", "soft"),
}
_POSTING_TEXTS: Mapping[str, str] = {
    "id": _HEX,
    "demand_id": r"^[0-9a-z:-]{1,40}$",
    "employer_id": _EMPLOYER,
    "employer": _WORDS,
    "industry": _ID,
    "employment_type": _ID,
    "lang": r"^[a-z]{2,8}$",
    "source": _ID,
    "url": _ADDRESS,
}
_NEEDED = ("id", "part", "demand_id", "employer_id", "seniority", "remote", "posted_basis", "source", "basis")
_DAYS = ("posted", "seen_first", "seen_last", "snapshot_day", "closed")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedMarket:
    """`postings`: tables.POSTING, each of the source `market:<name>`; `requirements`: tables.REQUIREMENT;
    `source`: tables.SOURCE, the one row of this market; `origins`: tables.SOURCE, what it is made of there.
    `made`: the day of the export; `as_of`: the newest day that any of its postings counts on."""

    name: str
    made: date
    as_of: date
    postings: pl.DataFrame
    requirements: pl.DataFrame
    source: pl.DataFrame
    origins: pl.DataFrame

    def without(self, ids: pl.Series) -> ImportedMarket:
        """Without the postings that this machine has by itself: what it saw last goes before what it was
        told. `ids`: of its own."""
        postings = self.postings.filter(~pl.col("id").is_in(ids.implode()))
        kept = self.requirements.join(postings.select(posting="id"), on="posting", how="semi")
        return replace(
            self,
            postings=postings,
            requirements=kept,
            source=self.source.with_columns(kept=pl.lit(postings.height, dtype=pl.Int64)),
        )


def wrong(
    postings: pl.DataFrame, requirements: pl.DataFrame, sources: pl.DataFrame, made: date, where: str
) -> list[Problem]:
    """Everything that cannot be so in tables that conform to POSTING, REQUIREMENT and SOURCE."""
    told = [
        *_of_postings(postings, made),
        *_of_units(requirements),
        *_of_sources(sources, made),
        *_between(postings, requirements, sources),
    ]
    return [Problem(where=f"{where}, {table}", why=why, next=NEXT) for table, why in told]


def _of_postings(frame: pl.DataFrame, made: date) -> Iterator[tuple[str, str]]:
    table = "postings"
    if not frame.height:
        yield table, "it has none"
        return
    if frame["id"].n_unique() < frame.height:
        yield table, "an id stands in it twice"
    for name in _NEEDED:
        if n := frame[name].null_count():
            yield table, f"'{name}' is missing in {n:,} rows"
    for name, pattern in _POSTING_TEXTS.items():
        yield from _not_like(frame[name], pattern, table)
    for name, values in _VALUES.items():
        yield from _not_among(frame[name], values, table)
    for name in _DAYS:
        yield from _not_then(frame[name], made, table)
    if not frame.select(seen().is_not_null().any()).item():
        yield table, "no row has a day"
    yield from _not_like(frame["role"].explode(empty_as_null=True), _ID, table)
    places = frame["places"].explode(empty_as_null=True)
    for part, pattern in (("city", _WORDS), ("admin1", _WORDS), ("iso2", r"^[A-Z]{2}$")):
        yield from _not_like(places.struct.field(part), pattern, table)
    yield from _not_like(frame["gates"].explode(empty_as_null=True).struct.field("kind"), _ID, table)
    yield from _not_like(frame["pay"].struct.field("currency"), r"^[A-Z]{3}$", table)
    yield from _not_like(frame["pay"].struct.field("period"), r"^(?:year|month|week|day|hour)$", table)
    yield from _not_like(frame["degree"].struct.field("level"), _ID, table)
    away = frame["remote_from"].struct
    yield from _not_like(away.field("kind"), r"^[a-z_]{1,20}$", table)
    yield from _not_like(away.field("region"), r"^[A-Za-z &,./()-]{1,60}$", table)
    yield from _not_like(away.field("iso2").explode(empty_as_null=True), r"^[A-Z]{2}$", table)


def _of_units(frame: pl.DataFrame) -> Iterator[tuple[str, str]]:
    table = "requirements"
    for name in ("posting", "unit", "status", "kind"):
        if n := frame[name].null_count():
            yield table, f"'{name}' is missing in {n:,} rows"
    if frame.select(pl.struct("posting", "unit").is_duplicated().any()).item():
        yield table, "a unit stands in it twice"
    for name, values in _UNIT_VALUES.items():
        yield from _not_among(frame[name], values, table)
    members = frame["members"]
    if frame.height and ((members.list.len().fill_null(0) == 0) | (members.list.len() > 200)).any():
        yield table, "a unit has no member, or more than 200"
    yield from _not_like(members.explode(empty_as_null=True).rename("members"), _ID, table)
    yield from _not_like(frame["under"], _ID, table)
    yield from _not_like(frame["rule"], _RULE, table)


def _of_sources(frame: pl.DataFrame, made: date) -> Iterator[tuple[str, str]]:
    table = "sources"
    if frame["source"].null_count() or frame["source"].n_unique() < frame.height:
        yield table, "a source has no name, or stands in it twice"
    yield from _not_like(frame["source"], _ID, table)
    for name in ("what", "licence", "origin"):
        yield from _not_like(frame[name], r"^[^\x00-\x08\x0b-\x1f\x7f]{0,1000}$", table)
    yield from _not_then(frame["as_of"], made, table)


def _between(
    postings: pl.DataFrame, requirements: pl.DataFrame, sources: pl.DataFrame
) -> Iterator[tuple[str, str]]:
    strange = requirements.join(postings.select(posting="id"), on="posting", how="anti")
    if strange.height:
        yield "requirements", f"{strange.height:,} units belong to no posting of it"
    unnamed = postings.join(sources.select("source"), on="source", how="anti")
    if unnamed.height:
        yield "sources", f"nothing says where {unnamed.height:,} postings are from"


def _not_like(column: pl.Series, pattern: str, table: str) -> Iterator[tuple[str, str]]:
    bad = column.drop_nulls().unique()
    bad = bad.filter(~bad.str.contains(pattern))
    if bad.len():
        yield table, f"'{column.name}' holds what it cannot: {_shown(bad[0])}"


def _not_among(column: pl.Series, values: tuple[str, ...], table: str) -> Iterator[tuple[str, str]]:
    bad = column.drop_nulls().unique()
    bad = bad.filter(~bad.is_in(list(values)))
    if bad.len():
        yield table, f"'{column.name}' is {_shown(bad[0])}, not one of {', '.join(values)}"


def _not_then(column: pl.Series, made: date, table: str) -> Iterator[tuple[str, str]]:
    """A day after the export would move the end of everybody's window."""
    if column.drop_nulls().is_between(EARLIEST, made).not_().any():
        yield (
            table,
            f"'{column.name}' holds a day after {made}, on which it was made, or before {EARLIEST.year}",
        )


def _shown(value: str) -> str:
    return f"'{value[:40]}'"


def named(
    name: str,
    made: date,
    postings: pl.DataFrame,
    requirements: pl.DataFrame,
    sources: pl.DataFrame,
    licence: str | None = None,
) -> ImportedMarket:
    """The market as one source of its own. `licence`: what the user was told, else what its sources say."""
    source = f"market:{name}"
    as_of: date = postings.select(seen().max()).item()
    own: dict[str, object] = {
        "source": source,
        "what": f"a market made elsewhere on {made}, of {', '.join(sources['source'].sort())}"[:1000],
        "licence": licence or "; ".join(dict.fromkeys(sources["licence"].drop_nulls().sort()))[:1000] or None,
        "origin": f"gander market export, {made}",
        "as_of": as_of,
        "kind": "series" if set(sources["kind"]) == {"series"} else "stock",
        "rows_in": postings.height,
        "kept": postings.height,
        "dropped": [],
    }
    return ImportedMarket(
        name=name,
        made=made,
        as_of=as_of,
        postings=postings.with_columns(source=pl.lit(source)).select(POSTING.names()),
        requirements=requirements.select(REQUIREMENT.names()),
        source=pl.DataFrame([own], schema=SOURCE),
        origins=sources.select(SOURCE.names()),
    )
