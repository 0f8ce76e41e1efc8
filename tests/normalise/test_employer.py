"""Who hires for another."""

from __future__ import annotations

import polars as pl
import pytest

from gander.normalise.employer import agency


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
