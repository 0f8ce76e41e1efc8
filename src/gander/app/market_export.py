"""`gander market export`: the facts of a market as one file that others may have, and what stays here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from gander import __version__
from gander.app.market_frame import kept_whereabouts, with_whereabouts
from gander.app.question import question
from gander.app.request import Request
from gander.app.snapshot import shippable
from gander.connectors import passing_on
from gander.connectors.live.registry import live_connectors
from gander.connectors.registry import ALL
from gander.errors import UserError
from gander.market.selection import has_role
from gander.model import UNLISTED, Hidden, Problem
from gander.shell.atomic import check_folder
from gander.shell.market_manifest import SCHEMA, File, LeftOut, Manifest, Source
from gander.shell.market_zip import described, table_bytes, write_market_zip
from gander.shell.places import read_gazetteer
from gander.shell.store import Store, open_market
from gander.shell.vocabulary import read_vocabulary
from gander.tables import POSTING, REQUIREMENT, SOURCE, conform, seen
from gander.vocabulary.vocabulary import Vocabulary

STEPS = 4
SHIPPED = "they are in the snapshot that everybody has"
OWN = "your own: pasted postings and your files"
ELSEWHERE = "markets of others, which they pass on themselves"
UNKNOWN = "a source whose terms nobody has read"
_DATED = re.compile(r"[-_. ]?(?:19|20)\d\d(?:[-_.]?\d\d){0,2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written, and what was left out of it and why."""

    file: str
    name: str
    bytes: int
    n_postings: int
    n_requirements: int
    n_employers: int
    n_unlisted: int
    window: tuple[date, date]
    sources: tuple[Source, ...]
    hidden: tuple[Hidden, ...]
    question: Mapping[str, str | list[str]]


def export(
    request: Request,
    file: str,
    name: str | None = None,
    include_shipped: bool = False,
    include_own: bool = False,
) -> Exported:
    """Writes the facts that may be passed on. The same market gives the same bytes on the same day.

    Raises UserError on unknown roles and places, and where nothing is left to pass on.
    """
    progress = request.progress
    progress("choosing postings", 0, STEPS)
    path = Path(file).expanduser()
    check_folder(path)
    store, vocabulary = open_market(), read_vocabulary()
    told = market_name(name or path.name)
    chosen, asked = _chosen(store, request, vocabulary)
    kept, hidden = _may_pass(chosen, include_shipped, include_own)
    if kept.is_empty():
        raise UserError(_nothing(file, hidden))
    progress("what they ask", 1, STEPS)
    units = conform(store.requirements(kept["id"]), REQUIREMENT, "requirements")
    frames = {
        "postings.parquet": conform(kept, POSTING, "postings").sort("id"),
        "requirements.parquet": shippable(units, kept, set(vocabulary.skills)).sort("posting", "unit"),
        "sources.parquet": _sources(store, kept),
    }
    progress("packing", 2, STEPS)
    tables = {table: table_bytes(table, frame) for table, frame in frames.items()}
    files = described(tables, {table: frame.height for table, frame in frames.items()})
    manifest = _manifest(told, request, asked, frames, files, hidden, _reader(store))
    progress("writing", 3, STEPS)
    size = write_market_zip(path, manifest, tables)
    progress("done", STEPS, STEPS)
    asks = frames["requirements.parquet"]
    return Exported(
        file=file,
        name=told,
        bytes=size,
        n_postings=kept.height,
        n_requirements=asks.height,
        n_employers=kept["employer_id"].n_unique(),
        n_unlisted=int(asks["members"].list.contains(UNLISTED).sum()),
        window=manifest.window,
        sources=tuple(manifest.sources),
        hidden=hidden,
        question=asked,
    )


def _manifest(
    name: str,
    request: Request,
    asked: dict[str, str | list[str]],
    frames: Mapping[str, pl.DataFrame],
    files: dict[str, File],
    hidden: tuple[Hidden, ...],
    reader: dict[str, Any],
) -> Manifest:
    start, end = (
        frames["postings.parquet"].select(seen().min().alias("from"), seen().max().alias("to")).row(0)
    )
    # how much the user has brought by themselves is nobody else's business
    left_out = [LeftOut(reason=h.reason, n=h.n) for h in hidden if h.reason not in (OWN, ELSEWHERE)]
    return Manifest(
        schema=SCHEMA,
        name=name,
        made=request.today,
        window=(start, end),
        question=asked,
        files=files,
        sources=[_terms(row) for row in frames["sources.parquet"].iter_rows(named=True)],
        left_out=left_out,
        reader=reader,
    )


def market_name(said: str) -> str:
    """A name of letters, digits and hyphens of a file's or a typed one, without its day: an export of next
    month then takes this one's place. Raises UserError where nothing is left."""
    stem = said.removesuffix(".zip")
    name = re.sub(r"[^a-z0-9]+", "-", (_DATED.sub("", stem) or stem).lower()).strip("-")[:60].strip("-")
    if not name:
        raise UserError(
            Problem(where=said, why="no name can be made of it", next="--name NAME, e.g. --name ml-school")
        )
    return name


def _chosen(
    store: Store, request: Request, vocabulary: Vocabulary
) -> tuple[pl.DataFrame, dict[str, str | list[str]]]:
    """The postings asked for, all of them where nothing is said, and the question in words."""
    is_narrow = bool(request.roles or request.places)
    asked = question(request, vocabulary, read_gazetteer()) if is_narrow else None
    roles = asked.roles if asked is not None and request.roles else ()
    where = has_role(roles) & seen().is_not_null()
    if request.since is not None:
        where &= seen() >= request.since
    frame = store.postings(where)
    told: dict[str, str | list[str]] = {}
    if request.since is not None:
        told["since"] = request.since.isoformat()
    if roles:
        told["roles"] = list(roles)
    if asked is not None and asked.place is not None:
        frame = with_whereabouts(frame, asked)
        frame = frame.filter(pl.col("whereabouts").is_in(kept_whereabouts(asked)))
        told["place"] = ", ".join(filter(None, (asked.place.city, asked.place.iso2)))
    return frame.select(POSTING.names()), told


def _may_pass(
    frame: pl.DataFrame, include_shipped: bool, include_own: bool
) -> tuple[pl.DataFrame, tuple[Hidden, ...]]:
    """The postings that others may have; how many others there are, by reason."""
    reasons: dict[str, tuple[str, str]] = {}
    for source in frame["source"].unique().sort():
        reason = _why_not(source, include_shipped, include_own)
        if reason is not None:
            reasons[source] = reason
    counts = dict(frame.group_by("source").len().iter_rows())
    each: dict[tuple[str, str], int] = {}
    for source, reason in reasons.items():
        each[reason] = each.get(reason, 0) + counts[source]
    hidden = tuple(
        Hidden(reason=reason, n=n, flag=flag)
        for (reason, flag), n in sorted(each.items(), key=lambda e: -e[1])
    )
    return frame.filter(~pl.col("source").is_in(list(reasons))), hidden


def _why_not(source: str, include_shipped: bool, include_own: bool) -> tuple[str, str] | None:
    """Why a source's facts stay here, and the flag that takes them along; None for one that may go."""
    if source in passing_on.FORBIDDEN:
        return passing_on.FORBIDDEN[source], ""
    if passing_on.is_own(source):
        return None if include_own else (OWN, "--include-own")
    if source.startswith(passing_on.MARKET):
        return ELSEWHERE, ""
    if any(connector.facts.id == source for connector in ALL):
        return None if include_shipped else (SHIPPED, "--include-shipped")
    return None if source in live_connectors() else (UNKNOWN, "")


def _nothing(file: str, hidden: tuple[Hidden, ...]) -> Problem:
    n = sum(one.n for one in hidden)
    why = (
        "no posting is asked for" if not n else f"none of {n:,} postings may be passed on: {hidden[0].reason}"
    )
    flag = next((one.flag for one in hidden if one.flag), "")
    then = f"gander market export {file} {flag}" if flag else "ask for more, or fetch some: gander update"
    return Problem(where=file, why=why, next=then)


def _sources(store: Store, kept: pl.DataFrame) -> pl.DataFrame:
    """tables.SOURCE of those that have rows here; one that the market does not list, by its connector."""
    used = kept["source"].unique().to_list()
    known = store.sources.filter(pl.col("source").is_in(used))
    as_of = dict(kept.group_by("source").agg(seen().max()).iter_rows())
    live = live_connectors()
    missing = [
        {
            "source": source,
            "what": live[source].facts.what if source in live else "a file of the exporter's",
            "licence": None,
            "origin": live[source].facts.docs if source in live else None,
            "as_of": as_of[source],
            "kind": "stock",
            "rows_in": None,
            "kept": None,
            "dropped": [],
        }
        for source in sorted(set(used) - set(known["source"]))
    ]
    frame = pl.concat([known.select(SOURCE.names()), pl.DataFrame(missing, schema=SOURCE)])
    counts = kept.group_by("source").agg(pl.len().cast(pl.Int64).alias("n"), seen().max().alias("newest"))
    frame = frame.join(counts, on="source", how="left").with_columns(
        kept="n", as_of=pl.min_horizontal("as_of", "newest")
    )
    return frame.select(SOURCE.names()).sort("source")


def _terms(row: Mapping[str, Any]) -> Source:
    connector = live_connectors().get(row["source"])
    return Source(
        source=row["source"],
        licence=row["licence"],
        terms=connector.facts.terms if connector else None,
        origin=row["origin"],
        as_of=row["as_of"],
    )


def _reader(store: Store) -> dict[str, Any]:
    quality = store.reader_quality()
    told: dict[str, Any] = {"version": __version__}
    if quality is None:
        return told
    return told | {
        "measured": quality.measured.isoformat(),
        "n_postings": quality.n_postings,
        "precision": {name: list(figures) for name, figures in quality.precision.items()},
        "recall": {name: list(figures) for name, figures in quality.recall.items()},
    }
