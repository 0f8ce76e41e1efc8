import json

from gander.faces.envelope import dump
from gander.faces.market_json import market
from tests.faces.test_render import AGED
from tests.faces.values import ANSWER


def test_ages_growth_and_own_boards_are_in_the_result():
    result = json.loads(dump(market(AGED)))["result"]
    assert result["ages"]["stated"] == {
        "n_postings": 2,
        "n_employers": 2,
        "quartiles": None,
        "older_than_days": {},
    }
    assert (result["ages"]["n_unknown"], result["ages"]["closing"]) == (4, None)
    assert result["growth"]["a_year"] is None
    assert result["growth"]["needs"] == {"months": 24, "per_month": 5.0, "employers": 15}
    assert result["own_boards"]["gaps"] == ["2025-11", "2025-12"]
    assert result["own_boards"]["months"][0] == {
        "month": "2026-01",
        "n_jobs": 3,
        "n_employers": 1,
        "of_jobs": 900,
        "n_boards": 1200,
    }


def test_what_was_not_asked_for_is_null():
    result = market(ANSWER)["result"]
    assert [result[name] for name in ("ages", "growth", "own_boards")] == [None, None, None]
    assert result["by"] == "month"
