"""A generation of an updated market for tests: postings, and what the updates know of each advert."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from gander.shell.market_history import SUPERSEDED
from gander.shell.market_home import market_home
from gander.shell.snapshot import write_market
from gander.tables import ADVERT, EVENT, SUBJECT
from tests.tables import postings, units


def write_generation(
    sources: pl.DataFrame,
    rows: Iterable[dict[str, Any]],
    needs: Iterable[tuple[str, list[str]]],
    adverts: Mapping[str, dict[str, Any]],
    events: Iterable[tuple[date, str, str]],
) -> Path:
    """Writes it to $GANDER_DATA and returns its folder. adverts: id -> what a test is about; events: day, id,
    kind."""
    first = min((day for day, _, _ in events), default=date(2026, 6, 1))
    known = [
        {"id": key, "source": "greenhouse", "parts": [key], "title": f"Job {key}", "first_seen": first} | row
        for key, row in adverts.items()
    ]
    asked = [{"source": "greenhouse", "subject": "example", "asked": datetime(2026, 6, 29, tzinfo=UTC)}]
    with market_home().writing() as new:
        write_market(new.folder, postings(*rows), units(*needs), sources)
        pl.DataFrame(known, schema=ADVERT).write_parquet(new.folder / "adverts.parquet")
        told = [{"day": day, "id": key, "kind": kind} for day, key, kind in events]
        pl.DataFrame(told, schema=EVENT).write_parquet(new.folder / "events.parquet")
        pl.DataFrame(asked, schema=SUBJECT).write_parquet(new.folder / "subjects.parquet")
        pl.DataFrame(schema=SUPERSEDED).write_parquet(new.folder / "superseded.parquet")
        return new.folder
