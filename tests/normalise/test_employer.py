"""One employer, one id."""

from __future__ import annotations

from hashlib import blake2b

import polars as pl
import pytest

from gander.normalise.employer import agency, employer_id, employer_ids


def test_the_formula_is_the_contracts() -> None:
    assert employer_id("Acme") == blake2b(b"acme", digest_size=8).hexdigest() == "302657b33c4da281"


@pytest.mark.parametrize(
    ("name", "same_as", "why"),
    [
        ("ACME, Inc.", "Acme", "case, comma and suffix"),
        ("Acme Technologies Vietnam JSC", "acme", "several suffixes"),
        ("Acme Vietnam Data", "Acme Data", "a suffix in the middle"),
        ("A.c.m.e", "acme", "punctuation"),
        ("Crédit Acmé", "Credit Acme", "accents fall off"),
        ("acme-data", "Acme Data GmbH", "a board's slug and the written name"),
    ],
)
def test_spellings_of_one_name(name: str, same_as: str, why: str) -> None:
    assert employer_id(name) == employer_id(same_as), why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Incline", "line", "a suffix is a word, not some letters"),
        ("Cobalt", "balt", "a suffix is a word, not some letters"),
        ("株式会社青", "株式会社赤", "names that the formula empties stay apart"),
        ("Technology Co", "Company Limited", "names that the formula empties stay apart"),
    ],
)
def test_other_names(one: str, other: str, why: str) -> None:
    assert employer_id(one) != employer_id(other), why


def test_a_column_keeps_its_nulls_and_blanks_have_no_id() -> None:
    names = pl.Series(["Acme", None, "ACME Ltd", "  "])
    assert employer_ids(names).to_list() == ["302657b33c4da281", None, "302657b33c4da281", None]


@pytest.mark.parametrize(
    ("employer", "text", "expected", "why"),
    [
        (None, "Our client, a fast-growing startup, is hiring an engineer.", True, "a hidden client"),
        ("Acme", "We are hiring on behalf of our client.", True, "on behalf of"),
        ("pplwise", "Wir suchen für unseren Kunden einen Entwickler.", True, "German"),
        ("ITviec Recruitment Consulting", "A bank is hiring.", True, "its name says it"),
        ("Acme Consulting", "You will help our clients with data.", False, "a consultancy's clients"),
        ("Acme", "Write the HTTP client and the server.", False, "a program"),
        (None, None, False, "nothing said"),
    ],
)
def test_agencies(employer: str | None, text: str | None, expected: bool, why: str) -> None:
    row = {"employer": [employer], "title": [None], "text": [text]}
    frame = pl.DataFrame(row, schema={"employer": pl.String, "title": pl.String, "text": pl.String})
    assert agency(frame).to_list() == [expected], why
