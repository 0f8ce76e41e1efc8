"""Pay as printed, and sums of money that are no pay."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from gander.normalise.pay import from_text, pay
from tests.normalise.raw import raw_rows

PRINTED: list[tuple[str, tuple[float | None, float | None, str | None, str | None, str | None]]] = [
    ("Acme | Engineer | $120k–$150k + equity", (120_000, 150_000, "USD", "year", None)),
    ("Salary: €70k-€120k", (70_000, 120_000, "EUR", "year", None)),
    ("£60,000 - £80,000 per annum", (60_000, 80_000, "GBP", "year", None)),
    ("Pay: 120-150K USD", (120_000, 150_000, "USD", "year", None)),  # the K stands for both
    ("Salary: 120k-150k", (120_000, 150_000, None, None, None)),  # no currency printed, so no period known
    ("$60/hr to $80/hr", (60, 80, "USD", "hour", None)),
    ("Compensation: $43-$55/hr.", (43, 55, "USD", "hour", None)),
    ("The base salary range is $75,000 - $113,000 CAD", (75_000, 113_000, "CAD", "year", "base")),
    ("OTE (cash): $225K–$275K", (225_000, 275_000, "USD", "year", "total")),
    ("2,000 – 2,800 USD per month (gross)", (2000, 2800, "USD", "month", None)),
    ("NodeJS Dev - Up to $2000", (None, 2000, "USD", None, None)),  # a month in Vietnam, but not printed
    ("Lương: 25 - 40 triệu", (25e6, 40e6, "VND", None, None)),
    ("Salary up to 100 million VND", (None, 100e6, "VND", None, None)),
    ("Acme | Engineer | $100k+ and equity", (100_000, None, "USD", "year", None)),
    ("Machine Learning Engineer | $150k–$250k", (150_000, 250_000, "USD", "year", None)),
    ("Recently raised $20M | Berlin | €60k - €80k", (60_000, 80_000, "EUR", "year", None)),
    ("Acme | NYC | $160K–$200K + seed-stage equity", (160_000, 200_000, "USD", "year", None)),
    ("The salary is $157,500 [minimum, lowest location]", (157_500, None, "USD", "year", None)),
    ("Salary/Hourly Rate Range*: $170,000 - $215,000", (170_000, 215_000, "USD", "year", None)),
    (
        "The base salary range for this role starts at $8,033 CAD monthly",
        (8033, None, "CAD", "month", None),
    ),
    ("A market-competitive yearly cash base of $150,000-$200,000", (150_000, 200_000, "USD", "year", "base")),
    ("Between $167,000 [lowest market] to $260,500 [highest]", (167_000, 260_500, "USD", "year", None)),
    ("60.000 € - 75.000 €", (60_000, 75_000, "EUR", "year", None)),
    ("142 320,00 $ - 213 480,00 $", (142_320, 213_480, "USD", "year", None)),
    ("₹45,000 per month or equivalent", (45_000, 45_000, "INR", "month", None)),
    ("Remote (India) | 6–10 LPA", (600_000, 1_000_000, "INR", None, None)),
    ("Salary: 15 000 - 18 000 PLN gross/monthly", (15_000, 18_000, "PLN", "month", None)),
    ("Pay: $100,000-$150,000 (OTE $200,000-$300,000)", (100_000, 150_000, "USD", "year", None)),
    ("Total compensation: $200k-$260k\nBase salary: $150k-$180k", (150_000, 180_000, "USD", "year", "base")),
    ("OTE $200k-$260k, base salary of $100k-$130k", (100_000, 130_000, "USD", "year", "base")),
    ("Salary: $90k-$110k; total cash compensation is higher", (90_000, 110_000, "USD", "year", None)),
    ("- $83,000 base salary plus a car", (83_000, 83_000, "USD", "year", "base")),
    ("Earn up to $110,000k", (None, 110_000, "USD", "year", None)),  # a slip of the pen, and no millions
    ("Acme | NYC | $170k + bonus", (170_000, 170_000, "USD", "year", None)),
    ("Acme | Oslo | 150-200k", (150_000, 200_000, None, None, None)),
    ("$197,300 - $225,100 for a machine learning engineer", (197_300, 225_100, "USD", "year", None)),
    ("Zone A: $100,000 - $120,000\nZone B: $90,000 - $110,000", (90_000, 120_000, "USD", "year", None)),
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_printed_pay(text: str, expected: tuple[Any, ...]) -> None:
    assert tuple(from_text(pl.Series([text])).to_list()[0].values()) == expected


NO_PAY = [
    "We raised $20M - $25M in funding.",
    "Backed by $250M from investors.",
    "401k match and dental",
    "A $1,000 annual learning stipend",
    "Up to £1,000 a year for your training",
    "Base pay and $5,000 variable",
    "- $350/mo productivity stipend",
    "We serve 600k-800k users.",
    "Sign-on bonus up to $2000",
    "Technician ($2,000-$3,000 Hiring Bonus)",
    "20% equity, 2-3 years of experience",
    "- $500/month to be used for dependent health insurance coverage",
    "Close multiple $50k-$100k ACV deals",
    "Our revenue grew from $1,000,000 to $2,000,000.",
]


@pytest.mark.parametrize("text", NO_PAY)
def test_what_is_no_pay(text: str) -> None:
    found = from_text(pl.Series([text])).to_list()[0]
    assert found is None or set(found.values()) == {None}


def test_dollars_are_canadas_where_nothing_else_is_named() -> None:
    text = "Pay: $90,000 - $110,000 a year"
    rows = raw_rows(
        {"location": "Toronto, Canada", "text": text}, {"location": "Toronto or New York", "text": text}
    )
    assert [row["currency"] for row in pay(rows).to_list()] == ["CAD", "USD"]


def test_a_pay_without_a_currency_is_dollars_in_the_states_alone() -> None:
    text = "Acme | 150-200k"
    places = ("New York, NY", "Boston or London", "Oslo", None)
    rows = raw_rows(*({"location": place, "text": text} for place in places))
    found = [(row["currency"], row["period"]) for row in pay(rows).to_list()]
    assert found == [("USD", "year"), (None, None), (None, None), (None, None)]


def test_the_sources_columns_come_first() -> None:
    rows = raw_rows(
        {
            "pay_min": 140e3,
            "pay_max": 230e3,
            "pay_currency": "USD",
            "pay_period": "1 YEAR",
            "text": "OTE $1k - $2k",
        },
        {"pay_min": 0.0, "pay_max": 40.0, "pay_currency": "USD", "pay_period": "1 HOUR"},
        {"pay_min": 500.0, "pay_max": 500.0, "pay_currency": "USD", "pay_period": "1 TIME"},
        {"title": "Engineer - Up to $90K/year"},
        {},
    )
    found = [None if p is None or p["max"] is None else tuple(p.values()) for p in pay(rows).to_list()]
    assert found == [
        (140e3, 230e3, "USD", "year", None),
        (None, 40.0, "USD", "hour", None),  # a zero is no pay
        (500.0, 500.0, "USD", None, None),  # once is no period
        (None, 90e3, "USD", "year", None),
        None,
    ]
