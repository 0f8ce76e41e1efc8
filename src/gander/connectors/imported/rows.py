"""Rows of somebody's file as rows of tables.RAW; what is wrong with one does not stop the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import polars as pl

from gander.connectors.columns import NO_TAGS, listed
from gander.connectors.imported.values import EARLIEST, Order, address, day, number, whole, words
from gander.tables import RAW

ROW = "row"
"""Column of the line or row in the file."""
PAY = "pay"
"""Column of pay as printed ('$120k–150k a year'), kept beside RAW's columns for who reads money."""
NO_EMPLOYER = "no employer"
NOTHING = "neither a title nor a text"
NO_TITLE = "no title, and none in the text's first line"
NO_DAY = "no day (--as-of says when they were all open)"
AHEAD = "its day is still to come"
AHEAD_KEPT = "read without its day, which is still to come"
NO_SUCH_DAY = "read without a day that is none"
NO_ADDRESS = "read without an address that is none"
_LONGEST_TITLE = 150
_SHORT = ("country", "remote", "employment_type", "level", "industries", "pay_currency", "pay_period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What holds for all rows. `as_of`: the day on which they were all open; without it each counts on its
    own day. `order`: how '3/4/2026' is meant."""

    source: str
    today: date
    employer: str | None = None
    as_of: date | None = None
    order: Order | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """`raw`: tables.RAW with ROW and PAY beside it, employer_id still to come. `dropped` and `notes`: ROW and
    `why` of each row that is left out, and of each value that is."""

    raw: pl.DataFrame
    dropped: pl.DataFrame
    notes: pl.DataFrame


def rows(frame: pl.DataFrame, columns: Mapping[str, str], said: Said) -> Rows:
    """`frame`: ROW and columns of strings as they stand in the file; `columns`: field -> its column."""
    named = frame.select(ROW, *(pl.col(column).alias(field) for field, column in columns.items()))
    absent = [pl.lit(None, dtype=pl.String).alias(n) for n in (*_FIELDS, *_NUMBERS) if n not in named.columns]
    named = named.with_columns(*absent)
    read = named.with_columns(
        words("title"),
        words("employer"),
        words("location"),
        whole("text"),
        *(words(name, 200) for name in _SHORT),
        words(PAY, 200),
        day("posted", said.order),
        day("closes", said.order),
        number("pay_min"),
        number("pay_max"),
        address("url"),
        pl.when(pl.col("tags").is_not_null()).then(listed("tags")).otherwise(NO_TAGS).alias("tags"),
        words("id", 300),
    )
    read = _completed(read, said)
    read = read.with_columns(dropped=_why_not(said), note=_note(named, said))
    kept = read.filter(pl.col("dropped").is_null())
    return Rows(
        raw=_raw(kept, said),
        dropped=read.filter(pl.col("dropped").is_not_null()).select(ROW, why="dropped"),
        notes=kept.filter(pl.col("note").is_not_null()).select(ROW, why="note"),
    )


_FIELDS = ("title", "text", "employer", "location", "url", "id", "posted", "closes", "tags", PAY, *_SHORT)
_NUMBERS = ("pay_min", "pay_max")


def _completed(read: pl.DataFrame, said: Said) -> pl.DataFrame:
    """The employer of all rows, a title from the text, and the days that can be."""
    first = pl.col("text").str.strip_chars_start().str.splitn("\n", 2).struct.field("field_0")
    first = first.str.strip_chars("#*_ \t\r")
    has_words = first.str.contains(r"\w") & (first.str.len_chars() <= _LONGEST_TITLE)
    can_be = pl.col("posted").is_between(pl.lit(EARLIEST), pl.lit(said.as_of or said.today))
    return read.with_columns(
        pl.coalesce("title", pl.when(has_words & ~first.str.contains("<", literal=True)).then(first)),
        pl.coalesce("employer", pl.lit(said.employer, dtype=pl.String)).alias("employer"),
        pl.when(can_be).then(pl.col("posted")).alias("posted"),
        ahead=pl.col("posted") > (said.as_of or said.today),
    )


def _why_not(said: Said) -> pl.Expr:
    """The first reason for which a row is no advert; null for one that is."""
    undated = pl.lit(said.as_of is None) & pl.col("posted").is_null()
    return (
        pl.when(pl.col("employer").is_null())
        .then(pl.lit(NO_EMPLOYER))
        .when(pl.col("title").is_null() & pl.col("text").is_null())
        .then(pl.lit(NOTHING))
        .when(pl.col("title").is_null())
        .then(pl.lit(NO_TITLE))
        .when(undated & pl.col("ahead").fill_null(False))
        .then(pl.lit(AHEAD))
        .when(undated)
        .then(pl.lit(NO_DAY))
    )


def _note(named: pl.DataFrame, said: Said) -> pl.Expr:
    """The first thing of a row that is kept which was left out of it."""

    def stands(field: str) -> pl.Expr:
        return pl.lit(named[field].str.contains(r"\S").fill_null(False))

    none_of_it = (stands("posted") & pl.col("posted").is_null()) | (
        stands("closes") & pl.col("closes").is_null()
    )
    return (
        pl.when(pl.col("ahead").fill_null(False))
        .then(pl.lit(AHEAD_KEPT))
        .when(none_of_it)
        .then(pl.lit(NO_SUCH_DAY))
        .when(stands("url") & pl.col("url").is_null())
        .then(pl.lit(NO_ADDRESS))
    )


def _raw(kept: pl.DataFrame, said: Said) -> pl.DataFrame:
    given: dict[str, pl.Expr] = {
        "source": pl.lit(said.source),
        "source_id": pl.lit(pl.Series(_ids(kept), dtype=pl.String)),
        "posted_basis": pl.when(pl.col("posted").is_null())
        .then(pl.lit("unknown"))
        .otherwise(pl.lit("stated")),
        "snapshot_day": pl.lit(said.as_of, dtype=pl.Date),
        "employer_id": pl.lit(None, dtype=pl.String),
    }
    own = [given.get(name, pl.col(name)).cast(dtype).alias(name) for name, dtype in RAW.items()]
    return kept.select(*own, ROW, PAY)


def _ids(kept: pl.DataFrame) -> list[str]:
    """The file's own number of an advert, else its address, else a hash of what it says: the same advert in
    a later file is the same."""
    return [
        own or url or content_id(*rest)
        for own, url, *rest in kept.select("id", "url", "employer", "title", "location", "text").iter_rows()
    ]


def content_id(*parts: str | None) -> str:
    """16 hex digits of what an advert says."""
    return blake2b(
        "\x1f".join(part or "" for part in parts).encode("utf-8", "replace"), digest_size=8
    ).hexdigest()
