"""What a market from elsewhere must not say."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from gander.market.carried import wrong
from gander.tables import SOURCE
from tests.tables import place, postings, units

MADE = date(2026, 5, 20)
ID = f"{1:016x}"


def told(row: dict[str, Any] | None = None, unit: dict[str, Any] | None = None, source: str = "test") -> str:
    made = postings({"id": ID} | (row or {}))
    asked = units({"posting": ID, "members": ["python"]} | (unit or {}))
    of = pl.DataFrame([dict.fromkeys(SOURCE.names()) | {"source": source}], schema=SOURCE)
    return "; ".join(f"{p.where}: {p.why}" for p in wrong(made, asked, of, MADE, "a.zip"))


def test_a_good_one() -> None:
    assert told() == ""
    assert told({"employer_id": "poster:3e23e7678c367c0b", "employer": None, "url": None}) == ""


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({"id": "x"}, "'id' holds what it cannot"),
        ({"employer": "Heron\x1b[2J"}, "'employer' holds"),
        ({"employer": "x" * 300}, "'employer' holds"),
        ({"url": "javascript:alert(1)"}, "'url' holds"),
        ({"url": "https://a.example/\nx"}, "'url' holds"),
        ({"seniority": "god"}, "'seniority' is 'god'"),
        ({"basis": "guess"}, "'basis' is 'guess'"),
        ({"seniority": None}, "'seniority' is missing in 1 rows"),
        ({"role": ["We look for a person who"]}, "'role' holds"),
        ({"places": [place("Berlin", "Germany")]}, "'iso2' holds"),
        ({"posted": date(2026, 5, 21)}, "'posted' holds a day after 2026-05-20"),
        ({"snapshot_day": date(2030, 1, 1)}, "'snapshot_day' holds a day after"),
        ({"posted": date(1900, 1, 1)}, "before 1990"),
        ({"posted": None}, "no row has a day"),
        ({"pay": {"currency": "dollars"}}, "'currency' holds"),
        ({"gates": [{"kind": "must be nice to us!"}]}, "'kind' holds"),
    ],
)
def test_a_posting_that_cannot_be(row: dict[str, Any], named: str) -> None:
    assert named in told(row)


@pytest.mark.parametrize(
    ("unit", "named"),
    [
        ({"status": "perhaps"}, "'status' is 'perhaps'"),
        ({"members": []}, "no member"),
        ({"members": ["a whole sentence of an advert"]}, "'members' holds"),
        ({"posting": f"{2:016x}"}, "1 units belong to no posting of it"),
        ({"rule": "<script>"}, "'rule' holds"),
    ],
)
def test_a_unit_that_cannot_be(unit: dict[str, Any], named: str) -> None:
    assert named in told(unit=unit)


def test_every_posting_is_from_somewhere() -> None:
    assert "nothing says where 1 postings are from" in told(source="other")


def test_ids_are_there_once() -> None:
    twice = postings({"id": ID}, {"id": ID})
    of = pl.DataFrame([dict.fromkeys(SOURCE.names()) | {"source": "test"}], schema=SOURCE)
    assert any("twice" in p.why for p in wrong(twice, units(), of, MADE, "a.zip"))
    doubled = units(
        {"posting": ID, "members": ["sql"], "unit": 0}, {"posting": ID, "members": ["r"], "unit": 0}
    )
    assert any("unit stands" in p.why for p in wrong(postings({"id": ID}), doubled, of, MADE, "a.zip"))


def test_nothing_is_no_market() -> None:
    of = pl.DataFrame(schema=SOURCE)
    assert [p.why for p in wrong(postings(), units(), of, MADE, "a.zip")] == ["it has none"]
