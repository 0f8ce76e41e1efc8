"""Postings from outside as rows of tables.RAW, and which rows of the answer are whose.

Why its own file: `gander read FILE` and `gander read --jsonl` must hand the reader the same rows, or the same
text would be read in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from gander.app.reading import Readings
from gander.reading.canonical import canonical
from gander.reading.markup import masked
from gander.tables import RAW, conform

SOURCE = "read"
FORUM = "hn-read"
"""What a pasted forum post counts as: roles and place stand in its first line, between bars."""
_LONGEST_TITLE = 150
_ENCODED = re.compile(r"&(?:lt;|#)")
"""What may stand for '<'."""


def raw_rows(columns: Mapping[str, Sequence[Any]]) -> pl.DataFrame:
    """tables.RAW of postings given by column; `text` must be there, whatever else is not is null.

    `source_id` is the place in the sequence. A text that is HTML comes without its markup, character for
    character, so that every offset stays one of `canonical(text)`.
    """
    given = {name: values for name, values in columns.items() if name != "text"}
    texts = [_plain(text) for text in columns["text"]]
    frame = pl.DataFrame({"text": texts, **given}, schema={"text": pl.String, **{n: RAW[n] for n in given}})
    absent = [pl.lit(None, dtype=kind).alias(n) for n, kind in RAW.items() if n not in frame.columns]
    frame = frame.with_columns(*absent).with_row_index("at")
    # columns of their own, because each expression that names one would make it again
    frame = frame.with_columns(first=_first_line()).with_columns(
        heading=pl.col("first").str.strip_chars("#*_ \t"),
        bars=pl.col("first").str.count_matches("|", literal=True),
    )
    first, heading = pl.col("first"), pl.col("heading")
    # a forum post says in its first line, between bars, who looks for whom and where
    forum = (
        (pl.col("title").is_null() | (pl.col("title") == heading))
        & pl.col("location").is_null()
        & (pl.col("bars") >= 2)
    ).fill_null(False)
    title = pl.coalesce("title", pl.when(heading.str.len_chars() <= _LONGEST_TITLE).then(heading))
    posted = pl.col("posted").is_not_null()
    frame = frame.with_columns(
        pl.col("at").cast(pl.String).alias("source_id"),
        pl.when(forum).then(pl.lit(FORUM)).otherwise(pl.lit(SOURCE)).alias("source"),
        pl.when(forum).then(pl.lit("poster:") + pl.col("at").cast(pl.String)).alias("employer_id"),
        pl.when(forum).then(first).otherwise(title).alias("title"),
        pl.when(posted)
        .then(pl.coalesce("posted_basis", pl.lit("stated")))
        .otherwise(pl.lit("unknown"))
        .alias("posted_basis"),
        pl.lit([], dtype=RAW["tags"]).alias("tags"),
    )
    return conform(frame, RAW, "postings to read")


def _first_line() -> pl.Expr:
    """The first line that says something, without white space around it; null where there is none."""
    text = pl.col("text").str.slice(0, 2000).str.strip_chars_start()
    line = text.str.splitn("\n", 2).struct.field("field_0").str.strip_chars_end()
    return pl.when(line != "").then(line)


def _plain(text: str) -> str:
    if "<" not in text and not _ENCODED.search(text):
        return text
    clean = canonical(text)
    blank = masked(clean)
    return text if blank is clean else blank


def origins(found: Readings) -> pl.DataFrame:
    """`id` and `at`: for each part that was read, which row of `raw_rows` it comes from."""
    return found.keys.select("id", at=pl.col("source_id").cast(pl.UInt32))


def as_written(text: str, start: int, end: int) -> str:
    """A name as the text has it, on one line; '' where it has none there."""
    return on_one_line(canonical(text), start, end)


def on_one_line(clean: str, start: int, end: int) -> str:
    """The same of a text that is canonical already."""
    return " ".join(clean[start:end].split()) if 0 <= start < end else ""
