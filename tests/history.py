"""Small tables of what updates know: adverts, what happened to them, boards, and when those were asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import polars as pl

from gander.tables import ADVERT, ASK, EVENT, SUBJECT

MONDAY, THURSDAY, SUNDAY = date(2026, 11, 2), date(2026, 11, 5), date(2026, 11, 8)


def adverts(*rows: dict[str, Any]) -> pl.DataFrame:
    """tables.ADVERT; ids default to a0, a1 …, on board 'acme', with the parts p0, p1 …, open since Monday."""
    full = []
    for i, row in enumerate(rows):
        blank: dict[str, Any] = dict.fromkeys(ADVERT.names())
        blank |= {
            "id": f"a{i}",
            "source": "greenhouse",
            "subject": "acme",
            "source_id": f"acme/{i}",
            "url": f"https://jobs.example.org/{i}",
            "title": f"Engineer {i}",
            "parts": [f"p{i}"],
            "content": f"c{i}",
            "first_seen": MONDAY,
            "last_seen": SUNDAY,
        }
        full.append(blank | row)
    return pl.DataFrame(full, schema=ADVERT)


def events(*rows: tuple[date, str, str] | tuple[date, str, str, str]) -> pl.DataFrame:
    """tables.EVENT: (day, advert, kind) and how, where there is one."""
    full = [(*row, None) if len(row) == 3 else row for row in rows]
    return pl.DataFrame(full, schema=EVENT, orient="row")


def subjects(*rows: dict[str, Any]) -> pl.DataFrame:
    """tables.SUBJECT; board 'acme' had whole on Sunday, where nothing else is said. Days become noon."""
    full = []
    for row in rows or ({},):
        blank: dict[str, Any] = dict.fromkeys(SUBJECT.names())
        blank |= {"source": "greenhouse", "subject": "acme", "asked": SUNDAY, "had": SUNDAY, "state": "whole"}
        said = blank | row
        for name in ("asked", "had"):
            said[name] = said[name] and datetime.combine(said[name], time(12), UTC)
        full.append(said)
    return pl.DataFrame(full, schema=SUBJECT)


def asks(*boards: tuple[Any, ...], whole: bool = True) -> pl.DataFrame:
    """tables.ASK: a board's name and the days on which it was asked; by default 'acme', Monday and Sunday."""
    rows = [
        ("greenhouse", name, day, whole)
        for name, *days in boards or [("acme", MONDAY, SUNDAY)]
        for day in days
    ]
    return pl.DataFrame(rows, schema=ASK, orient="row")
