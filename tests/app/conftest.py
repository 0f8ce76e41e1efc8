"""A small market on disk, and a person who owns what a test says."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from gander.app.request import Request
from gander.shell.snapshot import write_market
from gander.tables import SOURCE
from tests.tables import place, postings, units

TODAY = date(2026, 6, 30)
BERLIN = [place("Berlin", "DE", 52.52, 13.405)]


def sources() -> pl.DataFrame:
    row = {
        "source": "test",
        "what": "made for tests",
        "licence": "CC0",
        "origin": "tests",
        "as_of": date(2026, 5, 1),
        "kind": "stock",
        "rows_in": 1,
        "kept": 1,
        "dropped": [],
    }
    return pl.DataFrame([row], schema=SOURCE)


@pytest.fixture
def market(tmp_path, monkeypatch):
    """Writes a market and points Gander to it; thirty jobs in Berlin at thirty employers by default.

    Ten ask for Python, ten for Python and Docker and Kubernetes, ten for SQL.
    """

    def write(rows=None, needs=None):
        rows = rows or [{"places": BERLIN} for _ in range(30)]
        if needs is None:
            groups = [["python"]] * 10 + [["python", "docker", "kubernetes"]] * 10 + [["sql"]] * 10
            needs = [(f"p{i}", [skill]) for i, group in enumerate(groups) for skill in group]
        folder = tmp_path / "market"
        write_market(folder, postings(*rows), units(*needs), sources())
        monkeypatch.setenv("GANDER_MARKET", str(folder))
        monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        monkeypatch.chdir(tmp_path)
        return folder

    return write


@pytest.fixture
def ask():
    """A request of a person known by claims alone."""

    def request(**words) -> Request:
        filled = {"today": TODAY, "roles": ("ml-engineer",), "places": ("Berlin",), "know": ("python",)}
        return Request(**(filled | words))

    return request
