"""Generations of an updated market for tests, with all the files that `gander update` writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from gander.shell.generation import Tables
from gander.shell.generation import write_generation as write_tables
from gander.shell.market_history import SUPERSEDED
from gander.shell.market_home import market_home
from gander.shell.snapshot import write_market
from gander.tables import ADVERT, ASK, EVENT, POSTING, REQUIREMENT, SIGN, SOURCE, SUBJECT
from tests.history import adverts as adverts_of
from tests.history import asks, events, subjects
from tests.tables import postings, units

MADE = date(2026, 11, 8)
EMPTY = {
    "postings": POSTING,
    "requirements": REQUIREMENT,
    "sources": SOURCE,
    "adverts": ADVERT,
    "events": EVENT,
    "subjects": SUBJECT,
    "asks": ASK,
    "superseded": SUPERSEDED,
    "signs": SIGN,
}


def write_generation(**tables: pl.DataFrame) -> Path:
    """Writes the next generation to $GANDER_DATA, which holds from now on; returns its folder.

    tables: fields of shell.generation.Tables; empty where nothing is said, postings one for each part.
    """
    full: dict[str, Any] = {name: pl.DataFrame(schema=columns) for name, columns in EMPTY.items()}
    if "adverts" in tables:
        full["postings"] = postings(*[{"id": part} for part in tables["adverts"]["parts"].explode()])
    with market_home().writing() as new:
        write_tables(new.folder, Tables(**(full | tables), reader="test"), MADE)
        return new.folder


def write_whole_market(
    patch: pytest.MonkeyPatch,
    sources: pl.DataFrame,
    rows: Iterable[dict[str, Any]],
    needs: Iterable[tuple[str, list[str]]],
    adverts: Mapping[str, dict[str, Any]],
    happened: Iterable[tuple[date, str, str]],
) -> Path:
    """A generation beside a snapshot of nothing.

    adverts: id -> what a test is about; happened: day, id, kind.
    """
    told = list(happened)
    first = min((day for day, _, _ in told), default=date(2026, 6, 1))
    known = [
        {"id": key, "parts": [key], "title": f"Job {key}", "first_seen": first, "last_seen": None} | row
        for key, row in adverts.items()
    ]
    day = date(2026, 6, 29)
    folder = write_generation(
        postings=postings(*rows),
        requirements=units(*needs),
        sources=sources,
        adverts=adverts_of(*known),
        events=events(*told),
        subjects=subjects({"asked": day, "had": day}),
        asks=asks(("acme", day)),
    )
    nothing = market_home().folder / "no-snapshot"
    write_market(nothing, *(pl.DataFrame(schema=EMPTY[n]) for n in ("postings", "requirements", "sources")))
    patch.setenv("GANDER_MARKET", str(nothing))
    return folder
