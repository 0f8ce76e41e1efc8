"""What an employer does."""

from __future__ import annotations

import polars as pl
import pytest

from gander.normalise.industry import UNKNOWN, Industry, industries, parse_industries
from gander.shell.industries import read_industries


@pytest.fixture(scope="module")
def known() -> tuple[Industry, ...]:
    return read_industries()


def frame(*rows: tuple[str | None, str | None, str | None]) -> pl.DataFrame:
    names = ("employer_id", "industries", "text")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row").with_columns(
        employer=pl.lit(None, dtype=pl.String), title=pl.lit(None, dtype=pl.String)
    )


@pytest.mark.parametrize(
    ("label", "text", "expected", "why"),
    [
        ("Fintech, Payments", None, "finance", "the board's own label"),
        ("Healthtech, Software", None, "health", "'software' says nothing"),
        (
            None,
            "We help patients find doctors, so that healthcare reaches everyone.",
            "health",
            "its own words",
        ),
        (None, "A blockchain company: we build wallets for stablecoins.", "crypto", "before finance"),
        (None, "We run an e-commerce marketplace for fashion.", "commerce-travel", "its own words"),
        (
            None,
            "We train foundation models; an AI research lab with large language models.",
            "ai",
            "AI itself",
        ),
        (
            None,
            "AI agents for hospitals: our AI assistants help clinicians and patients.",
            "health",
            "AI is the means",
        ),
        (None, "You write Python. You know SQL.", UNKNOWN, "it does not say"),
        (None, "Music.", UNKNOWN, "one chance word is not enough"),
        (None, None, UNKNOWN, "nothing there"),
    ],
)
def test_one_advert(
    known: tuple[Industry, ...], label: str | None, text: str | None, expected: str, why: str
) -> None:
    assert industries(frame((None, label, text)), known).to_list() == [expected], why


def test_about_us_is_read_wherever_it_stands(known: tuple[Industry, ...]) -> None:
    duties = "You will write code.\n" * 60
    text = duties + "About us\nWe sell solar energy and batteries to homes."
    assert industries(frame(("a", None, text)), known).to_list() == ["energy-climate"]


def test_an_employer_has_one_industry_which_its_silent_rows_take_over(known: tuple[Industry, ...]) -> None:
    bank, school = "We are a bank for payments.", "We teach students in schools."
    rows = frame(
        ("a", None, bank), ("a", None, bank), ("a", None, school), ("a", None, None), ("b", None, None)
    )
    assert industries(rows, known).to_list() == ["finance"] * 4 + [UNKNOWN]


def test_a_forum_poster_may_post_for_several_employers(known: tuple[Industry, ...]) -> None:
    rows = frame(
        ("poster:1", None, "A bank for payments."), ("poster:1", None, "We teach students in schools.")
    )
    assert industries(rows, known).to_list() == ["finance", "education"]


def test_the_file_names_about_fifteen(known: tuple[Industry, ...]) -> None:
    assert 12 <= len(known) <= 18
    assert len({industry.id for industry in known}) == len(known)
    assert all(industry.label and industry.names and industry.weights for industry in known)


@pytest.mark.parametrize(
    ("employer", "title", "text", "why"),
    [
        ("Acme, Inc.", None, None, "the source names it"),
        (None, "ACME | Engineer | Paris", "ACME | Engineer | Paris\nJoin us.", "a forum's first line"),
        (None, "Engineer", "You write code. At Acme, we value craft.", "its text names it"),
    ],
)
def test_a_known_name_settles_it(employer: str | None, title: str | None, text: str | None, why: str) -> None:
    known = parse_industries({"energy-climate": {"label": "Energy", "names": ["acme"]}}, {})
    row = frame((None, None, text)).with_columns(
        employer=pl.lit(employer, dtype=pl.String), title=pl.lit(title, dtype=pl.String)
    )
    assert industries(row, known).to_list() == ["energy-climate"], why


def test_weights_are_read_by_industry_and_word() -> None:
    weights = {"a": {"": -1.0, "solar": 4.0}, "b": {"solar": 1.0}}
    one, other = parse_industries({"a": {"label": "A"}, "b": {"label": "B"}}, weights)
    assert (one.base, dict(one.weights), other.base) == (-1.0, {"solar": 4.0}, 0.0)
    rows = frame((None, None, "We build solar roofs."), (None, None, "We write prose."))
    assert industries(rows, (one, other)).to_list() == ["a", UNKNOWN]


def test_the_title_and_the_duties_tell_where_nothing_else_does(known: tuple[Industry, ...]) -> None:
    duties = "You will write Python, test it and talk to the team.\n" * 12
    clinic = duties + "You build charts for patients and clinicians of hospitals.\n"
    row = frame((None, None, clinic), (None, None, duties))
    assert industries(row, known).to_list() == ["health", UNKNOWN]
    titled = frame((None, None, duties)).with_columns(
        title=pl.lit("Engineer, blockchain and smart contracts, Ethereum wallets")
    )
    assert industries(titled, known).to_list() == ["crypto"]
