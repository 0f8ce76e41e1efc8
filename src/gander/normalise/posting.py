"""Raw postings to the contract's posting: every column by its own file, joined here."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

import polars as pl

from gander.model import Role
from gander.normalise.dates import dates
from gander.normalise.demand import demand_ids
from gander.normalise.employment import employment_type
from gander.normalise.gazetteer import Gazetteer
from gander.normalise.industry import Industry, industries
from gander.normalise.language import language
from gander.normalise.pay import pay
from gander.normalise.place import places
from gander.normalise.remote import remote
from gander.normalise.remote_from import remote_from
from gander.normalise.role import roles
from gander.normalise.seniority import seniority
from gander.tables import POSTING, conform

LANGUAGES_READ = ("en", "vi")
"""The reader knows these; a text in any other language counts by its title only."""


def with_ids(raw: pl.DataFrame) -> pl.DataFrame:
    """tables.RAW with `id` (16 hex digits, blake2b-8 of source, source_id and part 0) and `lang`."""
    keys = (raw["source"] + "\x1f" + raw["source_id"] + "\x1f0").to_list()
    ids = [blake2b(key.encode(), digest_size=8).hexdigest() for key in keys]
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


def postings(
    raw: pl.DataFrame,
    read: pl.DataFrame,
    gazetteer: Gazetteer,
    vocabulary: Mapping[str, Role],
    known_industries: tuple[Industry, ...],
) -> pl.DataFrame:
    """tables.POSTING, one row for each of `raw` (tables.RAW with `with_ids`), sorted by id.

    read: tables.READ_POSTING, what the reader found in those that it read.
    """
    frame = raw.join(read, left_on="id", right_on="posting", how="left", maintain_order="left").with_columns(
        basis(), part=pl.lit(0)
    )
    kind = remote(frame)
    frame = frame.with_columns(places(frame, gazetteer), roles(frame, vocabulary).alias("role"))
    frame = frame.with_columns(
        remote_from(frame, kind, gazetteer),
        pay(frame).alias("pay"),
        industries(frame, known_industries).alias("industry"),
        demand_ids(frame).alias("demand_id"),
        employment_type("employment_type").alias("employment_type"),
        seniority(
            "title",
            "level",
            pl.col("years").struct.field("min"),
            pl.col("years").struct.field("max"),
        ).alias("seniority"),
        *dates(frame).get_columns(),
    )
    frame = frame.with_columns(kind.alias("remote"))
    return conform(frame, POSTING, "normalised postings").sort("id")
