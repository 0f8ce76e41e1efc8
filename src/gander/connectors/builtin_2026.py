"""AI-engineer adverts of one board, with text, level, industries and tags, dated by the board."""

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
from gander.connectors.source import Connector, Dropped, SourceFacts

SOURCE = SourceFacts(
    id="builtin-2026",
    file="builtin-2026.parquet",
    what="AI-engineer adverts of one board (NY, London, Berlin, Bengaluru …), with text",
    licence="none stated; adverts are the employers'",
    origin="alexeygrigorev/ai-engineering-field-guide",
    as_of=date(2026, 2, 27),
    kind="series",
)
COLUMNS = (
    *("source_id", "url", "employer_id", "company", "title", "location", "level", "posted_on"),
    *("employment_type", "industries", "tags", "text"),
)


def parse(frame: pl.DataFrame) -> tuple[pl.DataFrame, Dropped]:
    """RAW rows and the dropped ones by reason."""
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
        posted=posted,
        posted_basis=stated(posted),
        employment_type=tidy("employment_type"),
        level=tidy("level"),
        industries=tidy("industries"),
        tags=listed("tags"),
        text=pl.col("text"),
    )
    return drop(rows, NO_ID, NO_TITLE, NO_TEXT, TWICE)


CONNECTOR = Connector(SOURCE, parse)
