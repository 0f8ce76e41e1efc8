"""'Who is hiring' posts of Hacker News in 2026."""

from __future__ import annotations

from datetime import date

import polars as pl

from gander.connectors.columns import NO_ID, NO_TEXT, NO_TITLE, TWICE, day, drop, raw, require, stated, tidy
from gander.connectors.forum import NOT_AN_ADVERT, headline, poster
from gander.connectors.source import Connector, Dropped, SourceFacts

SOURCE = SourceFacts(
    id="hn-2026",
    file="hn-2026.parquet",
    what="Hacker News 'Who is hiring' posts, with text",
    licence='README "MIT"; posts are their authors\'',
    origin="gantryops/hn-jobs-data @de8c3aee",
    as_of=date(2026, 5, 5),
    kind="series",
    forum=True,
)
COLUMNS = ("source_id", "url", "poster_id", "posted_on", "text")


def parse(frame: pl.DataFrame) -> tuple[pl.DataFrame, Dropped]:
    """RAW rows and the dropped ones by reason."""
    posted = day("posted_on")
    rows = raw(
        require(frame, SOURCE, COLUMNS),
        SOURCE,
        source_id=tidy("source_id"),
        url=tidy("url"),
        employer_id=poster(),
        title=headline(),
        posted=posted,
        posted_basis=stated(posted),
        text=pl.col("text"),
    )
    return drop(rows, NO_ID, NO_TITLE, NO_TEXT, TWICE, NOT_AN_ADVERT)


CONNECTOR = Connector(SOURCE, parse)
