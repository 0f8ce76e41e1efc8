"""tables.RAW for tests: only what a case is about has to be written."""

from __future__ import annotations

from typing import Any

import polars as pl

from gander.tables import RAW


def raw(*rows: dict[str, Any]) -> pl.DataFrame:
    """One row an advert of an employers' board without text."""
    full = []
    for i, row in enumerate(rows):
        blank: dict[str, Any] = dict.fromkeys(RAW.names())
        blank |= {
            "source": "test",
            "source_id": str(i),
            "url": f"https://jobs.example.org/{i}",
            "employer_id": f"e{i}",
            "employer": f"Employer {i}",
            "title": "ML Engineer",
            "posted_basis": "stated",
            "tags": [],
        }
        full.append(blank | row)
    return pl.DataFrame(full, schema=RAW)
