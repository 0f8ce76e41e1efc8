"""Boards of some three hundred employers, August 2026, with remote and employment type where
given; no text.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from gander.connectors.columns import NO_ID, NO_TITLE, TWICE, day, drop, raw, require, stated, tidy
from gander.connectors.source import Connector, Dropped, SourceFacts

SOURCE = SourceFacts(
    id="boards-2026-08",
    file="boards-2026-08.parquet",
    what="boards of 321 employers: title, place, address, remote and employment type where given; no text",
    licence="code MIT; adverts are the employers'",
    origin="ConorsCode/open-jobs-data @adf0538c",
    as_of=date(2026, 8, 22),
    kind="stock",
)
COLUMNS = (
    *("source_id", "url", "employer_id", "company", "title", "location", "posted_on", "remote"),
    "employment_type",
)


def parse(frame: pl.DataFrame) -> tuple[pl.DataFrame, Dropped]:
    """RAW rows and the dropped ones by reason; the board's `tags` are departments, no skills: left out."""
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
        remote=tidy("remote"),
        posted=posted,
        posted_basis=stated(posted),
        snapshot_day=pl.lit(SOURCE.as_of),
        employment_type=tidy("employment_type"),
    )
    return drop(rows, NO_ID, NO_TITLE, TWICE)


CONNECTOR = Connector(SOURCE, parse)
