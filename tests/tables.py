"""Small tables for tests: only what a case is about has to be written, the rest is filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from gander.tables import POSTING, REQUIREMENT

DAY = date(2026, 5, 1)


def place(
    city: str | None, iso2: str, latitude: float | None = None, longitude: float | None = None
) -> dict[str, Any]:
    return {"city": city, "admin1": None, "iso2": iso2, "latitude": latitude, "longitude": longitude}


def postings(*rows: dict[str, Any]) -> pl.DataFrame:
    """tables.POSTING; ids default to p0, p1 …, each its own demand and employer."""
    full = []
    for i, row in enumerate(rows):
        blank: dict[str, Any] = dict.fromkeys(POSTING.names())
        blank |= {
            "id": f"p{i}",
            "part": 0,
            "demand_id": f"d{i}",
            "employer_id": f"e{i}",
            "employer": f"Employer {i}",
            "industry": "unknown",
            "role": ["ml-engineer"],
            "seniority": "unknown",
            "places": [],
            "remote": "onsite",
            "posted": DAY,
            "posted_basis": "stated",
            "gates": [],
            "lang": "en",
            "source": "test",
            "url": f"https://jobs.example.org/{i}",
            "basis": "read",
        }
        full.append(blank | row)
    return pl.DataFrame(full, schema=POSTING)


def units(*rows: tuple[str, list[str]] | dict[str, Any]) -> pl.DataFrame:
    """tables.REQUIREMENT: (posting, members) is a hard must; a dict says more."""
    full = []
    for i, row in enumerate(rows):
        given = row if isinstance(row, dict) else {"posting": row[0], "members": row[1]}
        blank: dict[str, Any] = dict.fromkeys(REQUIREMENT.names())
        blank |= {"unit": i, "status": "must", "kind": "hard", "start": 0, "end": 0, "rule": "test"}
        full.append(blank | given)
    return pl.DataFrame(full, schema=REQUIREMENT)
