"""One employer, one id."""

from __future__ import annotations

from hashlib import blake2b

import polars as pl
import pytest

from gander.employers import employer_id, employer_ids


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
