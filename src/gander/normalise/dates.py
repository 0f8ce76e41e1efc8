"""When a posting was posted and seen, each date with its basis; nothing is inferred from a bulk touch."""

from __future__ import annotations

import polars as pl


def dates(frame: pl.DataFrame) -> pl.DataFrame:
    """posted, posted_basis ('stated' | 'written' | 'seen first' | 'unknown'), seen_first, seen_last,
    snapshot_day, closes and closed of RAW rows.

    A board's advert was seen on its snapshot day, a series' advert on the day it was posted. A date of
    posting after the day on which it was seen is a mistake of the source: it goes, and the basis says so.
    """
    late = pl.col("posted") > pl.col("snapshot_day")
    posted = pl.when(late.fill_null(False)).then(None).otherwise(pl.col("posted"))
    seen = pl.coalesce("snapshot_day", "posted")
    return frame.select(
        posted.alias("posted"),
        pl.when(posted.is_null()).then(pl.lit("unknown")).otherwise("posted_basis").alias("posted_basis"),
        seen.alias("seen_first"),
        seen.alias("seen_last"),
        pl.col("snapshot_day"),
        pl.col("closes"),
        pl.lit(None, dtype=pl.Date).alias("closed"),  # a page cannot say that it is gone
    )
