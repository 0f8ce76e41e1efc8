"""Raw postings to the contract's posting: every column by its own file, joined here."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

import polars as pl

from gander.model import Role
from gander.normalise.dates import dates
from gander.normalise.demand import demand_ids
from gander.normalise.employer import agency
from gander.normalise.employment import employment_type
from gander.normalise.gazetteer import Gazetteer
from gander.normalise.industry import Industry, industries
from gander.normalise.language import language
from gander.normalise.lines import lines_of
from gander.normalise.pay import pay
from gander.normalise.place import places
from gander.normalise.remote import remote
from gander.normalise.remote_from import remote_from
from gander.normalise.role import roles
from gander.normalise.seniority import seniority
from gander.tables import POSTING, conform

LANGUAGES_READ = ("en", "vi", "unknown")
"""The reader knows these, and tries a text too short or odd to tell; one in any other language counts by its
title only."""


def with_ids(raw: pl.DataFrame) -> pl.DataFrame:
    """tables.RAW with `id` (16 hex digits, blake2b-8 of source, source_id and part 0) and `lang`."""
    ids = [part_id(source, key, 0) for source, key in raw.select("source", "source_id").iter_rows()]
    # nobody is the same employer as another whose name is not known
    employer = pl.coalesce("employer_id", pl.lit("posting:") + pl.col("id"))
    return raw.with_columns(
        pl.Series("id", ids, dtype=pl.String), language(raw["text"]).alias("lang")
    ).with_columns(employer_id=employer)


def basis() -> pl.Expr:
    """What is known of a posting: its requirements were read, the board tagged it, or only its title."""
    return (
        pl.when(pl.col("text").is_not_null() & pl.col("lang").is_in(LANGUAGES_READ))
        .then(pl.lit("read"))
        .when(pl.col("tags").list.len() > 0)
        .then(pl.lit("tags"))
        .otherwise(pl.lit("title"))
        .alias("basis")
    )


def part_id(source: str, source_id: str, part: int) -> str:
    """The id of one part of a posting: 16 hex digits."""
    return blake2b(f"{source}\x1f{source_id}\x1f{part}".encode(), digest_size=8).hexdigest()


def postings(
    raw: pl.DataFrame,
    read: pl.DataFrame,
    gazetteer: Gazetteer,
    vocabulary: Mapping[str, Role],
    known_industries: tuple[Industry, ...],
    apart: pl.DataFrame | None = None,
    demands: bool = True,
) -> pl.DataFrame:
    """tables.POSTING, one row a part of each of `raw`, sorted by id; arguments as `described` takes them.

    Without `demands` every part is a demand of its own.
    """
    frame = described(raw, read, gazetteer, vocabulary, known_industries, apart)
    return as_postings(frame, demand_ids(frame, gazetteer) if demands else frame["id"])


def as_postings(frame: pl.DataFrame, demand: pl.Series) -> pl.DataFrame:
    """What `described` gives as tables.POSTING, sorted by id."""
    whole = frame.with_columns(demand.alias("demand_id"))
    return conform(whole, POSTING, "normalised postings").sort("id")


def described(
    raw: pl.DataFrame,
    read: pl.DataFrame,
    gazetteer: Gazetteer,
    vocabulary: Mapping[str, Role],
    known_industries: tuple[Industry, ...],
    apart: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """One row a part of each of `raw` (tables.RAW with `with_ids`): tables.POSTING but its demand, and
    `title`, `text` and `location`, by which adverts are matched.

    read: tables.READ_POSTING, what the reader found in those that it read. apart: the parts of posts that
    advertise several roles (`origin`: the post's id; `id`, `part`, `title`, `own`: the text that is a part's
    alone).
    """
    frame = raw.join(read, left_on="id", right_on="posting", how="left", maintain_order="left")
    frame = frame.with_columns(basis())
    lines = lines_of(frame["text"])
    kind = remote(frame, lines)
    frame = frame.with_columns(places(frame, gazetteer))
    frame = frame.with_columns(
        remote_from(frame, kind, gazetteer),
        pay(frame, lines).alias("pay"),
        industries(frame, known_industries).alias("industry"),
        agency(frame).alias("agency"),
        employment_type("employment_type").alias("employment_type"),
        *dates(frame).get_columns(),
    ).with_columns(kind.alias("remote"))
    frame = _in_parts(frame, apart)
    years = pl.col("years").struct
    return frame.with_columns(
        roles(frame, vocabulary).alias("role"),
        seniority("title", "level", years.field("min"), years.field("max")).alias("seniority"),
    )


def _in_parts(frame: pl.DataFrame, apart: pl.DataFrame | None) -> pl.DataFrame:
    """One row a part, its title and text those that are its alone; a posting of one role is its only part."""
    whole = frame.with_columns(part=pl.lit(0, dtype=pl.Int64))
    if apart is None or apart.is_empty():
        return whole
    several = (
        frame.rename({"id": "origin"})
        .drop("title", "text")
        .join(apart.select("origin", "id", "part", "title", text="own"), on="origin", maintain_order="left")
    )
    whole = whole.join(apart, left_on="id", right_on="origin", how="anti", maintain_order="left")
    return pl.concat([whole, several.select(whole.columns)])
