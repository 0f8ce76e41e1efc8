"""RAW rows for tests: one dict a row, what is not given is null."""

from __future__ import annotations

from typing import Any

import polars as pl

from gander.tables import RAW


def raw_rows(*rows: dict[str, Any]) -> pl.DataFrame:
    """Rows of a board unless `forum` is set: then a post whose title is its first line."""
    filled = []
    for n, row in enumerate(rows):
        forum = row.pop("forum", False)
        filled.append(
            {
                "source": "board",
                "source_id": str(n),
                "employer_id": f"poster:{n}" if forum else f"{n:016x}",
                "title": "Engineer",
                "posted_basis": "stated",
                "tags": [],
                **row,
            }
        )
    return pl.DataFrame(filled, schema=RAW)
