import polars as pl
import pytest

from gander.stand.outcome import at_least, hard_musts, missing_units, outcomes
from tests.tables import units


@pytest.mark.parametrize(
    ("musts", "owned", "outcome"),
    [
        (["python", "sql"], {"python", "sql"}, "nothing missing"),
        (["python", "sql"], {"python"}, "one short"),
        (["python"], set(), "one short"),
        (["a", "b", "c", "d", "e"], {"a", "b", "c"}, ">= 60 %"),
        (["a", "b", "c", "d"], {"a", "b"}, "less"),
        ([], {"python"}, "no stated must"),
    ],
    ids=["all met", "one of two", "the only one", "three of five", "two of four", "an empty list"],
)
def test_the_five_outcomes(musts, owned, outcome):
    table = units(*(("p", [m]) for m in musts))
    assert outcomes(pl.Series(["p"]), table, owned)["outcome"].to_list() == [outcome]


def test_only_hard_musts_are_asked_of_a_persons_skills():
    table = units(
        ("p", ["python"]),
        {"posting": "p", "members": ["communication"], "kind": "soft"},
        {"posting": "p", "members": ["sql"], "status": "nice"},
        {"posting": "p", "members": ["go"], "status": "context"},
    )
    assert hard_musts(table)["members"].to_list() == [["python"]]


def test_postings_keep_their_order_and_count():
    table = units(("b", ["sql"]), ("a", ["python"]))
    result = outcomes(pl.Series(["a", "b", "c"]), table, {"python"})
    assert result["posting"].to_list() == ["a", "b", "c"]
    assert result["n_missing"].to_list() == [0, 1, 0]


def test_missing_units_are_those_not_met():
    table = units(("p", ["python"]), ("p", ["sql", "spark"]))
    assert missing_units(table, {"python"})["members"].to_list() == [["sql", "spark"]]


@pytest.mark.parametrize(
    ("n_must", "n_missing", "enough"),
    [(3, 0, True), (3, 1, True), (2, 1, False), (5, 2, True), (15, 6, True), (4, 2, False), (0, 0, False)],
)
def test_at_least_sixty_per_cent_is_of_the_musts_and_not_of_the_outcome(n_must, n_missing, enough):
    row = pl.DataFrame({"n_must": [n_must], "n_missing": [n_missing]})
    assert row.select(at_least()).item() is enough
