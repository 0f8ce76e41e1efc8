"""Greenhouse boards of some three thousand employers, January 2026: title, place and address, no text."""

from __future__ import annotations

from datetime import date

import polars as pl

from gander.connectors.columns import NO_ID, NO_TITLE, TWICE, drop, raw, require, tidy
from gander.connectors.source import Connector, Dropped, SourceFacts

SOURCE = SourceFacts(
    id="boards-2026-01",
    file="boards-2026-01.parquet",
    what="Greenhouse boards of 3,131 employers: title, place, address; no text",
    licence="none stated; facts only",
    origin="Feashliaa/job-board-aggregator @4422881e",
    as_of=date(2026, 1, 8),
    kind="stock",
)
COLUMNS = ("source_id", "url", "employer_id", "company", "title", "location")


def parse(frame: pl.DataFrame) -> tuple[pl.DataFrame, Dropped]:
    """RAW rows and the dropped ones by reason.

    `posted_on` is the day of a bulk touch and not of posting, so `posted` stays null.
    """
    rows = raw(
        require(frame, SOURCE, COLUMNS),
        SOURCE,
        source_id=tidy("source_id"),
        url=tidy("url"),
        employer_id=tidy("employer_id"),
        employer=tidy("company"),
        title=tidy("title"),
        location=tidy("location"),
        posted_basis=pl.lit("unknown"),
        snapshot_day=pl.lit(SOURCE.as_of),
    )
    return drop(rows, NO_ID, NO_TITLE, TWICE)


CONNECTOR = Connector(SOURCE, parse)
