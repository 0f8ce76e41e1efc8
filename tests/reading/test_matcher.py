"""Where a name is a skill: boundaries, case, context, addresses, the employer's own name."""

from __future__ import annotations

import pytest

from .reading_one import units

CASES = [
    ("C++ and C#", ["must cpp", "must csharp"], "marks belong to the name"),
    (".NET and Node.js", ["must dotnet", "must nodejs"], "dots belong to the name"),
    ("The tools. Net profit matters", [], "a full stop and a word are no .NET"),
    ("Node.js.", ["must nodejs"], "a full stop after a name"),
    ("pythonic", [], "inside a word"),
    ("non-Python, and deep-learning", ["must deep-learning"], "in the middle of a hyphened word"),
    ("speed—Python and more", ["must python"], "a dash is no hyphen"),
    ("Python-based and Docker-native", ["must python", "must docker"], "at the start of a hyphened word"),
    (
        "Excel at teamwork and excel",
        ["must excel"],
        "case-bound; the verb at the start is the vocabulary's care",
    ),
    ("go to market", [], "small letters of a case-bound name"),
    ("Go to market strategy", [], "a forbidden phrase touches it"),
    ("R&D", [], "a letter glued to a mark"),
    ("R and Python", ["must r", "must python"], "beside a certain skill in a list"),
    ("Python, R, C", ["must python", "must r", "must c"], "a list of several short names"),
    ("C", ["must c"], "a bullet of its own"),
    ("Vitamin C daily", [], "a letter alone in prose"),
    ("the R programming environment", ["must r"], "a context word near"),
    ("See https://python.org/react", [], "an address names no skill"),
    ("Machine-learning", ["must machine-learning"], "a hyphen for the space"),
    ("ML and NLP", ["must machine-learning", "must nlp"], "abbreviations in capitals"),
    ("deep learning", ["must deep-learning"], "the longest name wins"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_names(text: str, expected: list[str], why: str) -> None:
    assert units(f"Requirements\n- {text}") == expected, why


def test_the_employers_own_product_is_no_requirement() -> None:
    text = "Requirements\n- Python and Databricks"
    assert units(text, employer="Databricks, Inc.") == ["must python"]
    assert units(text, employer="Acme") == ["must python", "must databricks"]


def test_the_first_field_of_a_forum_title_is_the_employer() -> None:
    title = "Snowflake | Engineer | Berlin"
    assert units("Requirements\n- Snowflake, SQL", title=title) == ["must sql"]
