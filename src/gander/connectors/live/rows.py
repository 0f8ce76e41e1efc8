"""Rows of live sources as a frame: the one place where what a page said is checked before it is kept.

Why:
    A page is whatever its sender likes: a list where a word is wanted, half a character, a title of a
    megabyte. What does not fit its column is null, a row that says too little is counted, and nothing a page
    can say ends a run. E-mail addresses end here (`mails`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import polars as pl

from gander.connectors.columns import NO_ID, NO_TITLE, TWICE, drop, tidy
from gander.connectors.live.mails import may_hold_mails, without_mails
from gander.connectors.live.wire import Row
from gander.employers import employer_ids
from gander.tables import RAW

LONGEST_TEXT = 200_000
LONGEST = 2_000
"""Characters of a text, and of any other value: what is longer is cut."""
CUT = f"text cut at {LONGEST_TEXT:,} characters"
_MOST_TAGS = 200
_OPEN_ENDED = pl.duration(days=3 * 366)
"""Days of closing further off stand for none: '2099-12-31', '9999-12-31'."""
_BASES = ("stated", "written", "seen first")
_KEYS = ("source", "source_id", "url", "employer_id")
"""What an advert is found by: never cut nor masked."""


def frame(rows: Sequence[Row], source: str) -> tuple[pl.DataFrame, tuple[tuple[str, int], ...]]:
    """tables.RAW of the rows of one source, in their order, and (reason, n) of what was dropped or cut.

    What a row leaves out is null (`tags`: []), and so is a value of another type than its column's.
    Dropped are rows without number or title, and an advert that came before (a search in parts shows some
    twice). A day of posting after the day on which the advert was seen is none.
    """
    found = pl.DataFrame([_column(rows, name, kind) for name, kind in RAW.items()])
    cut = int((found["text"].str.len_chars() > LONGEST_TEXT).sum() or 0)
    names = [name for name, kind in RAW.items() if kind == pl.String and name not in ("text", *_KEYS)]
    found = found.with_columns(pl.lit(source).alias("source"), pl.col("text").str.slice(0, LONGEST_TEXT))
    found = found.with_columns(pl.col(*names).str.slice(0, LONGEST))
    found = found.with_columns(without_mails(found["text"]), *_short_masked(found, names))
    found = found.with_columns(*(tidy(name) for name in (*names, *_KEYS)))
    found = found.with_columns(
        *_dates(),
        url=pl.when(pl.col("url").str.len_chars() <= LONGEST).then("url"),
        text=pl.when(pl.col("text").str.strip_chars() != "").then("text"),
    )
    kept, dropped = drop(_employers(found), NO_ID, NO_TITLE, TWICE)
    return kept, (*dropped, *(((CUT, cut),) if cut else ()))


def _short_masked(found: pl.DataFrame, names: Sequence[str]) -> list[pl.Series]:
    """The short columns and the tags without addresses. All are looked through at once, since a board is
    small and hardly ever has one there."""
    tags = found["tags"].explode().str.slice(0, LONGEST)
    if not may_hold_mails(pl.concat([*(found[name] for name in names), tags])):
        return []
    each = pl.element().str.slice(0, LONGEST).map_batches(without_mails)
    return [*(without_mails(found[name]) for name in names), found["tags"].list.eval(each)]


def _column(rows: Sequence[Row], name: str, kind: pl.DataType | type[pl.DataType]) -> pl.Series:
    values = [row.get(name) for row in rows]
    if kind == pl.String:
        return pl.Series(name, [_word(value) for value in values], dtype=pl.String)
    if kind == pl.Date:
        return pl.Series(name, [_day(value) for value in values], dtype=pl.Date)
    if kind == pl.Float64:
        return pl.Series(name, [_number(value) for value in values], dtype=pl.Float64)
    return pl.Series(name, [_words(value) for value in values], dtype=pl.List(pl.String))


def _word(value: Any) -> str | None:
    """A text that can be written as UTF-8: JSON can hold half of a pair of code units, a file cannot."""
    if not isinstance(value, str):
        return None
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def _words(value: Any) -> list[str]:
    listed = value[:_MOST_TAGS] if isinstance(value, list | tuple) else ()
    return [word for one in listed if (word := (_word(one) or "").strip())]


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def _dates() -> tuple[pl.Expr, ...]:
    late = (pl.col("posted") > pl.col("snapshot_day")).fill_null(False)
    posted = pl.when(~late).then("posted")
    basis = pl.when(pl.col("posted_basis").is_in(_BASES)).then("posted_basis").otherwise(pl.lit("unknown"))
    far = pl.col("closes") - pl.coalesce("snapshot_day", "posted") > _OPEN_ENDED
    return (
        posted.alias("posted"),
        pl.when(posted.is_null()).then(pl.lit("unknown")).otherwise(basis).alias("posted_basis"),
        pl.when(~far.fill_null(False)).then("closes").alias("closes"),
    )


def _employers(found: pl.DataFrame) -> pl.DataFrame:
    """With the contract's id of each employer. Posters of a forum have one of their own, and no name."""
    poster = pl.col("employer_id").str.starts_with("poster:").fill_null(False)
    return found.with_columns(hashed=employer_ids(found["employer"])).select(
        pl.when(poster).then("employer_id").otherwise("hashed").alias("employer_id")
        if name == "employer_id"
        else pl.when(~poster).then("employer").alias("employer")
        if name == "employer"
        else name
        for name in RAW
    )
