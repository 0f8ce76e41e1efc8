"""Vietnam's IT board in spring 2026: English and Vietnamese text, and skill tags."""

from __future__ import annotations

from datetime import date

import polars as pl

from gander.connectors.columns import (
    NO_ID,
    NO_TEXT,
    NO_TITLE,
    TWICE,
    day,
    drop,
    listed,
    raw,
    require,
    stated,
    tidy,
)
from gander.connectors.itviec_2025 import WAYS
from gander.connectors.source import Connector, Dropped, SourceFacts

SOURCE = SourceFacts(
    id="itviec-2026",
    file="itviec-2026.parquet",
    what="Vietnam's IT board, English and Vietnamese text, with the board's skill tags",
    licence="Apache-2.0; adverts are the employers'",
    origin="kieuvantuyen01/scrape_data_itviec @a92f7a97",
    as_of=date(2026, 5, 8),
    kind="stock",
)
COLUMNS = (
    *("source_id", "url", "employer_id", "company", "title", "location", "country", "posted_on"),
    *("remote", "tags", "text"),
)


def parse(frame: pl.DataFrame) -> tuple[pl.DataFrame, Dropped]:
    """RAW rows and the dropped ones by reason; a job title in `remote` becomes null."""
    posted = day("posted_on")
    rows = raw(
        require(frame, SOURCE, COLUMNS),
        SOURCE,
        source_id=tidy("source_id"),
        url=tidy("url"),
        employer_id=tidy("employer_id"),
        employer=tidy("company"),
        title=tidy("title"),
        location=tidy("location"),
        country=tidy("country"),
        remote=pl.when(tidy("remote").str.contains(WAYS)).then(tidy("remote")),
        posted=posted,
        posted_basis=stated(posted),
        snapshot_day=pl.lit(SOURCE.as_of),
        tags=listed("tags"),
        text=pl.col("text"),
    )
    return drop(rows, NO_ID, NO_TITLE, NO_TEXT, TWICE)


CONNECTOR = Connector(SOURCE, parse)
