"""Employers' own boards on Ashby, as they stood open on one day."""

from __future__ import annotations

from datetime import date

import polars as pl

from gander.connectors.columns import NO_ID, NO_TEXT, NO_TITLE, TWICE, day, drop, raw, require, stated, tidy
from gander.connectors.source import Connector, Dropped, SourceFacts

SOURCE = SourceFacts(
    id="ashby-2025",
    file="ashby-2025.parquet",
    what="employers' own boards on Ashby, with text",
    licence="MIT; adverts are the employers'",
    origin="stapply-ai/jobs @7202096c",
    as_of=date(2025, 10, 25),
    kind="stock",
)
COLUMNS = (
    *("source_id", "url", "employer_id", "company", "title", "location", "country", "posted_on", "remote"),
    *("employment_type", "salary_min", "salary_max", "salary_currency", "salary_period", "text"),
)


def parse(frame: pl.DataFrame) -> tuple[pl.DataFrame, Dropped]:
    """RAW rows and the dropped ones by reason. The board's `tags` are departments, no skills: left out."""
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
        remote=tidy("remote"),
        posted=day("posted_on"),
        posted_basis=stated(day("posted_on")),
        snapshot_day=pl.lit(SOURCE.as_of),
        employment_type=tidy("employment_type"),
        pay_min=pl.col("salary_min"),
        pay_max=pl.col("salary_max"),
        pay_currency=tidy("salary_currency"),
        pay_period=tidy("salary_period"),
        text=pl.col("text"),
    )
    return drop(rows, NO_ID, NO_TITLE, NO_TEXT, TWICE)


CONNECTOR = Connector(SOURCE, parse)
