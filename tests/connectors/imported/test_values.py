"""Printed values: days in any usual form, numbers, texts, addresses."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from gander.connectors.imported import values


def one(expression: pl.Expr, value: str | None) -> object:
    return pl.DataFrame({"a": [value]}, schema={"a": pl.String}).select(expression).item()


@pytest.mark.parametrize(
    "printed",
    [
        "2026-05-03",
        "2026-05-03T10:00:00Z",
        "2026/05/03",
        "20260503",
        "3.5.2026",
        "03.05.2026 12:00",
        "3 May 2026",
        "May 3, 2026",
        "May 03, 2026",
        "1777766400",
        "1777766400000",
        "1.7777664e12",
        " 2026-05-03 ",
    ],
)
def test_a_day_in_usual_forms(printed: str) -> None:
    assert one(values.day("a", None), printed) == date(2026, 5, 3)


@pytest.mark.parametrize("printed", ["", "soon", "2026-13-01", "=TODAY()", "12", "0", None, "3/4/2026"])
def test_what_is_no_day(printed: str | None) -> None:
    assert one(values.day("a", None), printed) is None


def test_strokes_are_read_in_the_order_told() -> None:
    assert one(values.day("a", "dmy"), "3/4/2026") == date(2026, 4, 3)
    assert one(values.day("a", "mdy"), "3/4/2026") == date(2026, 3, 4)
    assert one(values.day("a", "dmy"), "3-4-2026") == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["3/4/2026", "25/4/2026"], ("dmy", True)),
        (["3/4/2026", "4/25/2026"], ("mdy", True)),
        (["3/4/2026"], (None, True)),
        (["25/4/2026", "4/25/2026"], (None, True)),
        (["2026-04-03", None], (None, False)),
    ],
)
def test_the_order_that_other_days_show(days: list[str | None], order: object) -> None:
    assert values.order_of(pl.Series(days, dtype=pl.String)) == order


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("120000", 120_000.0),
        ("120,000", 120_000.0),
        ("85.000", 85_000.0),
        ("85.000,50", 85_000.5),
        ("€ 60k", 60_000.0),
        ("$1,234,567", 1_234_567.0),
        ("17.5", 17.5),
        ("1.2e5", 120_000.0),
        ("0", None),
        ("inf", None),
        ("1e300", None),
        ("competitive", None),
        ("=1+1", None),
        ("90-120", None),
    ],
)
def test_numbers(printed: str, number: float | None) -> None:
    assert one(values.number("a"), printed) == number


def test_words_are_one_line_and_nothing_is_null() -> None:
    assert one(values.words("a"), "  Data\n engineer\u00a0") == "Data engineer"
    assert one(values.words("a"), "N/A") is None
    assert one(values.words("a"), '["Berlin", "Huế"]') == "Berlin; Huế"
    assert one(values.words("a"), "x" * 900) == "x" * 500


def test_only_web_addresses_are_addresses() -> None:
    assert one(values.address("a"), "https://example.org/1") == "https://example.org/1"
    for bad in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a b",
        "example.org",
        "https://a\x1b[2J.b",
    ):
        assert one(values.address("a"), bad) is None
