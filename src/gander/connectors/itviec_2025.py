"""Vietnam's IT board in autumn 2025: skill tags, no text."""

from __future__ import annotations

from datetime import date

import polars as pl

from gander.connectors.columns import NO_ID, NO_TITLE, TWICE, day, drop, listed, raw, require, stated, tidy
from gander.connectors.source import Connector, Dropped, SourceFacts

SOURCE = SourceFacts(
    id="itviec-2025",
    file="itviec-2025.parquet",
    what="Vietnam's IT board with the board's skill tags; no text",
    licence="none stated; facts only",
    origin="dinhhoa2911/IT_Job_Analyse @519ce6a5",
    as_of=date(2025, 10, 30),
    kind="stock",
)
COLUMNS = (
    *("source_id", "url", "employer_id", "company", "title", "location", "country", "posted_on"),
    *("remote", "tags"),
)
# Some `remote` cells hold a street address ('2F, Building C, Office Area, …'); those begin otherwise.
WAYS = r"^(?i)(at office|hybrid|remote|work remotely)"


def parse(frame: pl.DataFrame) -> tuple[pl.DataFrame, Dropped]:
    """RAW rows and the dropped ones by reason; a street address in `remote` becomes null."""
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
    )
    return drop(rows, NO_ID, NO_TITLE, TWICE)


CONNECTOR = Connector(SOURCE, parse)
