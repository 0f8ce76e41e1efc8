from datetime import date

import polars as pl
import pytest

from gander.normalise.posting import basis, postings, with_ids
from gander.shell.industries import read_industries
from gander.shell.places import read_gazetteer
from gander.shell.vocabulary import read_vocabulary
from gander.tables import POSTING, READ_POSTING
from tests.raw import raw

ENGLISH = "We are looking for an engineer who knows Python and has trained models for the web. " * 3
GERMAN = "Wir suchen eine Person, die sich mit der Entwicklung von Modellen auskennt und im Team ist. " * 3


def whole(table: pl.DataFrame, read: pl.DataFrame | None = None) -> list[dict]:
    none_read = pl.DataFrame(schema=READ_POSTING)
    found = postings(
        with_ids(table),
        none_read if read is None else read,
        read_gazetteer(),
        read_vocabulary().roles,
        read_industries(),
    )
    assert found.schema == POSTING
    return found.to_dicts()


def test_a_row_becomes_the_contracts_posting():
    (row,) = whole(
        raw(
            {
                "title": "Senior Machine Learning Engineer",
                "location": "Berlin, Germany",
                "posted": date(2026, 5, 1),
                "employment_type": "Full-time",
                "pay_min": 70000.0,
                "pay_max": 90000.0,
                "pay_currency": "EUR",
                "pay_period": "1 YEAR",
            }
        )
    )
    assert (row["role"], row["seniority"], row["basis"]) == (["ml-engineer"], "senior", "title")
    assert (row["places"][0]["city"], row["places"][0]["iso2"]) == ("Berlin", "DE")
    assert (row["pay"]["min"], row["pay"]["currency"], row["pay"]["period"]) == (70000.0, "EUR", "year")
    assert row["employment_type"] == "full-time"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"text": ENGLISH}, "read"),
        (
            {"text": GERMAN},
            "title",
        ),
        ({"tags": ["Python"]}, "tags"),
        ({}, "title"),
    ],
    ids=["a text that can be read", "a language that is not read", "the board's tags", "a title alone"],
)
def test_the_basis_says_what_is_known(row, expected):
    assert with_ids(raw(row)).select(basis()).item() == expected


def test_ids_depend_on_source_and_its_own_id_alone():
    first, again, other = (with_ids(raw(r))["id"].item() for r in ({}, {"title": "Other"}, {"source": "x"}))
    assert first == again != other
    assert len(first) == 16


def test_unknown_employers_are_never_one_employer():
    table = with_ids(raw({"employer_id": None}, {"employer_id": None}))
    assert table["employer_id"].n_unique() == 2


def test_years_read_from_the_text_give_the_seniority_that_no_title_says():
    table = raw({"title": "ML Engineer", "text": ENGLISH})
    key = with_ids(table)["id"].item()
    read = pl.DataFrame(
        [{"posting": key, "degree": None, "years": {"min": 6.0, "max": None}, "gates": []}],
        schema=READ_POSTING,
    )
    assert whole(table, read)[0]["seniority"] == "senior"
