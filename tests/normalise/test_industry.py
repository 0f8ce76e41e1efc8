"""What an employer does."""

from __future__ import annotations

import tomllib
from pathlib import Path

import polars as pl
import pytest

import gander
from gander.normalise.industry import UNKNOWN, Industry, industries, parse_industries

DATA = Path(gander.__file__).parent / "data" / "vocabulary" / "industries.toml"


@pytest.fixture(scope="module")
def known() -> tuple[Industry, ...]:
    return parse_industries(tomllib.loads(DATA.read_text(encoding="utf-8")))


def frame(*rows: tuple[str | None, str | None, str | None]) -> pl.DataFrame:
    return pl.DataFrame(
        rows, schema={"employer_id": pl.String, "industries": pl.String, "text": pl.String}, orient="row"
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
        (None, "You like music.", UNKNOWN, "one chance word is not enough"),
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
    assert all(industry.label and industry.patterns and industry.weight > 0 for industry in known)
