from datetime import date

import pytest

from gander.app.market import market as market_of
from gander.errors import UserError
from tests.app.conftest import BERLIN


def test_the_skills_asked_for_lead_by_postings(market, ask):
    market()
    answer = market_of(ask(), top=2)
    assert [(s.skill.id, s.must.count, s.must.n) for s in answer.skills] == [
        ("python", 20, 30),
        ("docker", 10, 30),
    ]


def test_a_grouping_has_shares_of_the_population(market, ask):
    market([{"places": BERLIN, "seniority": "senior" if i % 3 else "junior"} for i in range(30)])
    answer = market_of(ask(), by="seniority")
    assert [(r.label, r.n_postings, r.share.n) for r in answer.rows] == [
        ("senior", 20, 30),
        ("junior", 10, 30),
    ]
    assert "share" in answer.row_note


def test_groups_beyond_the_top_are_counted(market, ask):
    levels = ["senior"] * 3 + ["junior"] * 2 + ["mid"]
    market([{"places": BERLIN, "seniority": level} for level in levels], [("p0", ["python"])])
    answer = market_of(ask(), by="seniority", top=2)
    assert ([r.label for r in answer.rows], answer.n_groups) == (["senior", "junior"], 3)
    assert market_of(ask(), by="place", top=2).n_groups == 1
    assert market_of(ask()).n_groups == 0


def test_months_come_from_the_dated_series_alone(market, ask):
    rows = [{"source": "hn-2026", "posted": date(2026, month, 1), "places": BERLIN} for month in (1, 1, 2)]
    market([*rows, {"source": "boards", "places": BERLIN}], [("p0", ["python"])])
    assert [(r.id, r.n_postings) for r in market_of(ask(), by="month").rows] == [
        ("2026-01", 2),
        ("2026-02", 1),
    ]


def test_months_keep_to_the_place_asked_about(market, ask):
    rows = [{"source": "hn-2026", "posted": date(2026, 1, 1), "places": p} for p in (BERLIN, [])]
    market(rows, [("p0", ["python"])])
    (month,) = market_of(ask(), by="month").rows
    assert (month.n_postings, month.share.n) == (1, 2)


def test_an_unknown_grouping_names_those_there_are(market, ask):
    market()
    with pytest.raises(UserError, match="no such grouping"):
        market_of(ask(), by="weekday")


def test_an_advert_that_closed_since_is_counted_under_hidden_alone(market, ask):
    market([{"places": BERLIN, "closed": date(2026, 6, 1) if i < 5 else None} for i in range(30)])
    answer = market_of(ask())
    assert (answer.market.n_postings, answer.skills[0].must.n) == (25, 25)
    assert [(h.reason, h.n) for h in answer.hidden] == [("closed since", 5)]
