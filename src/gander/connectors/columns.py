"""The steps that every connector shares: texts tidied, tags split, missing columns named, rows
dropped by reason.
"""

from __future__ import annotations

import polars as pl

from gander.connectors.source import Dropped, SourceFacts
from gander.errors import SourceError
from gander.model import Problem
from gander.tables import RAW

NO_TAGS = pl.lit(None, dtype=pl.List(pl.String)).fill_null([])


def tidy(name: str) -> pl.Expr:
    """A printed value without outer white space; an empty one is null."""
    trimmed = pl.col(name).cast(pl.String).str.replace_all("\u00a0", " ").str.strip_chars()
    return pl.when(trimmed.str.len_bytes() > 0).then(trimmed).alias(name)


def day(name: str) -> pl.Expr:
    """An ISO date as printed; anything else is null."""
    return pl.col(name).cast(pl.String).str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)


def stated(posted: pl.Expr) -> pl.Expr:
    """The basis of a date that the source states where it has one."""
    return pl.when(posted.is_null()).then(pl.lit("unknown")).otherwise(pl.lit("stated"))


def listed(name: str) -> pl.Expr:
    """Skill tags from 'A, B' or from a JSON list of strings; [] when there are none."""
    text = pl.col(name).cast(pl.String).str.strip_chars()
    quoted = text.str.extract_all(r'"(?:[^"\\]|\\.)*"').list.eval(
        pl.element().str.strip_prefix('"').str.strip_suffix('"').str.replace_all(r"\\(.)", "$1")
    )
    plain = text.str.split(",")
    chosen = pl.when(text.str.starts_with("[")).then(quoted).otherwise(plain)
    clean = chosen.list.eval(pl.element().str.strip_chars()).list.eval(
        pl.element().filter(pl.element().str.len_bytes() > 0)
    )
    return clean.fill_null([])


def require(frame: pl.DataFrame, facts: SourceFacts, names: tuple[str, ...]) -> pl.DataFrame:
    """The frame itself. Raises SourceError that names every column which the source no longer has."""
    missing = [name for name in names if name not in frame.columns]
    if missing:
        raise SourceError(
            *(
                Problem(
                    where=facts.file,
                    why=f"column '{name}' is missing",
                    next=f"take the file of {facts.origin}, whose columns are {', '.join(names)}",
                )
                for name in missing
            )
        )
    return frame


def raw(frame: pl.DataFrame, facts: SourceFacts, **columns: pl.Expr) -> pl.DataFrame:
    """RAW rows: the given columns, the source's id, and null (or no tags) for what the source lacks."""
    given = {"source": pl.lit(facts.id), "tags": NO_TAGS, **columns}
    return frame.select(given.get(name, pl.lit(None)).cast(dtype).alias(name) for name, dtype in RAW.items())


def drop(rows: pl.DataFrame, *reasons: tuple[str, pl.Expr]) -> tuple[pl.DataFrame, Dropped]:
    """Rows to which no reason applies, with the count of each reason; a row counts under its first one."""
    dropped: Dropped = []
    for reason, applies in reasons:
        kept = rows.filter(~applies.fill_null(False))
        if kept.height < rows.height:
            dropped.append((reason, rows.height - kept.height))
        rows = kept
    return rows, dropped


NO_TITLE = ("no title", pl.col("title").is_null())
NO_TEXT = ("no text", pl.col("text").str.len_chars().fill_null(0) < 40)
TWICE = ("same advert id twice", ~pl.col("source_id").is_first_distinct())
NO_ID = ("no advert id", pl.col("source_id").is_null())
