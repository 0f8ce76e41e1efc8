"""Dates with their basis."""

from __future__ import annotations

from datetime import date

import polars as pl

from gander.normalise.dates import dates
from tests.normalise.raw import raw_rows

SNAPSHOT, POSTED, LATER = date(2026, 1, 8), date(2025, 12, 1), date(2026, 2, 1)


def test_dates_keep_their_basis() -> None:
    rows = raw_rows(
        {"posted": POSTED, "snapshot_day": SNAPSHOT},  # a board that says when
        {"posted_basis": "unknown", "snapshot_day": SNAPSHOT},  # a board that does not
        {"posted": POSTED},  # a dated series
        {"posted": LATER, "snapshot_day": SNAPSHOT},  # posted after it was seen: a mistake of the source
    )
    assert dates(rows.with_columns(closes=pl.lit(LATER))).columns[-2:] == ["closes", "closed"]
    assert dates(rows).drop("closes", "closed").rows() == [
        (POSTED, "stated", SNAPSHOT, SNAPSHOT, SNAPSHOT),
        (None, "unknown", SNAPSHOT, SNAPSHOT, SNAPSHOT),
        (POSTED, "stated", POSTED, POSTED, None),
        (None, "unknown", SNAPSHOT, SNAPSHOT, SNAPSHOT),
    ]
