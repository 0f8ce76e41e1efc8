"""Boards for tests: a small list in place of the one that ships, and a data folder of one's own."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from gander.employers import employer_id
from gander.tables import BOARD, SUBJECT
from tests.generations import write_generation

SHIPPED = (
    ("ashby", "initech", "Initech", 30, 3),
    ("greenhouse", "acme", "Acme", 90, 5),
    ("greenhouse", "globex", "Globex", 500, 0),
    ("lever", "acme", "Acme", 10, 1),
    ("smartrecruiters", "Hooli", "Hooli", 900, 400),
)


def shipped(*rows: tuple[str, str, str, int, int]) -> pl.DataFrame:
    whole = [(*row, employer_id(row[2])) for row in rows or SHIPPED]
    return pl.DataFrame(whole, schema=BOARD, orient="row")


def use(monkeypatch: pytest.MonkeyPatch, folder: Any, *rows: tuple[str, str, str, int, int]) -> None:
    """Gander knows these boards, and its data folder is `folder`."""
    monkeypatch.setenv("GANDER_DATA", str(folder))
    for user in ("choosing", "named", "sources_own"):
        monkeypatch.setattr(f"gander.app.{user}.shipped_boards", lambda: shipped(*rows))


def asked(*rows: dict[str, Any]) -> None:
    """A generation of the market that knows these subjects, each asked once, and no advert."""
    blank = {"state": "whole", "open": 0}
    full = pl.DataFrame([dict.fromkeys(SUBJECT) | blank | row for row in rows], schema=SUBJECT)
    when = {"day": pl.col("asked").dt.date(), "whole": pl.col("state") == "whole"}
    write_generation(subjects=full, asks=full.select("source", "subject", **when))
