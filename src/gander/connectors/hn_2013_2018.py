"""'Who is hiring' posts of Hacker News, 2013 to 2018: the only dated series with text."""

from __future__ import annotations

from datetime import date

import polars as pl

from gander.connectors.columns import NO_ID, NO_TEXT, NO_TITLE, TWICE, day, drop, raw, require, stated, tidy
from gander.connectors.forum import NOT_AN_ADVERT, headline, poster
from gander.connectors.source import Connector, Dropped, SourceFacts

SOURCE = SourceFacts(
    id="hn-2013-2018",
    file="hn-2013-2018.parquet",
    what="Hacker News 'Who is hiring' posts, with text",
    licence="Unlicense; posts are their authors'",
    origin="gaganpreet/hn-hiring-mapped @9b6b32f9",
    as_of=date(2018, 4, 1),
    kind="series",
    forum=True,
)
COLUMNS = ("source_id", "url", "poster_id", "location", "country", "posted_on", "remote", "text")


def parse(frame: pl.DataFrame) -> tuple[pl.DataFrame, Dropped]:
    """RAW rows and the dropped ones by reason. `location` is another program's guess, often wrong."""
    posted = day("posted_on")
    rows = raw(
        require(frame, SOURCE, COLUMNS),
        SOURCE,
        source_id=tidy("source_id"),
        url=tidy("url"),
        employer_id=poster(),
        title=headline(),
        location=tidy("location"),
        country=tidy("country"),
        remote=tidy("remote"),
        posted=posted,
        posted_basis=stated(posted),
        text=pl.col("text"),
    )
    return drop(rows, NO_ID, NO_TITLE, NO_TEXT, TWICE, NOT_AN_ADVERT)


CONNECTOR = Connector(SOURCE, parse)
