from datetime import date

import pytest

from gander.app.explain import why
from gander.errors import UserError
from tests.app.conftest import BERLIN


def facts(node):
    return dict(node.facts)


def test_a_posting_walks_down_to_units_rules_and_what_meets_them(market, ask):
    market()
    node = why(ask(), "https://jobs.example.org/10")
    assert "Employer 10" in node.heading
    units = {c.heading: facts(c) for c in node.children}
    assert units["Python"]["you"] == "claimed"
    assert units["Docker"]["you"] == "missing"
    assert units["Docker"]["rule"] == "test"
    claim = node.children[0].children[0].children[0]
    assert claim.heading.startswith("claim")


def test_a_posting_says_until_when_and_what_its_day_is_of(market, ask):
    days = {"posted": date(2026, 1, 2), "closes": date(2026, 12, 31)}
    market([{"places": BERLIN, **days, "posted_basis": "written"}, {"places": BERLIN, **days}])
    written, posted = (facts(why(ask(), f"https://jobs.example.org/{at}")) for at in (0, 1))
    assert (written["written"], written["closes"]) == ("2026-01-02", "2026-12-31")
    assert "posted" not in written
    assert posted["posted"] == "2026-01-02 (stated)"


def test_a_skill_says_who_asks_for_it_and_what_shows_it(market, ask):
    market()
    node = why(ask(), "python")
    assert facts(node)["as a must"].startswith("20 of 30 postings at 20 of 30 employers")
    assert facts(node.children[0])["state"] == "claimed"


def test_no_evidence_is_unknown_and_not_zero(market, ask):
    market()
    assert facts(why(ask(), "sql").children[0])["state"].startswith("unknown")


def test_an_employer_lists_its_adverts_with_what_each_lacks(market, ask):
    market()
    node = why(ask(), "employer 12")
    assert facts(node.children[0])["missing"] == "Docker; Kubernetes"


def test_a_word_that_is_a_skill_and_an_employer_gets_both(market, ask):
    market([{"places": BERLIN, "employer": "supabase"}], [("p0", ["python"])])
    node = why(ask(), "supabase")
    assert node.heading == "Supabase"
    assert node.children[-1].heading == "also an employer: supabase"


def test_a_word_that_is_none_of_them_gets_the_nearest(market, ask):
    market()
    with pytest.raises(UserError) as told:
        why(ask(), "Emploier 3")
    assert "Employer 3" in told.value.problems[0].next


def test_an_employer_whose_adverts_have_all_closed_is_known_as_that(market, ask):
    gone = {"places": BERLIN, "closed": date(2026, 6, 1)}
    market([{"places": BERLIN, "employer": "Half"}, gone | {"employer": "Half"}, gone | {"employer": "Gone"}])
    assert facts(why(ask(), "Half"))["closed since"] == "1 more"
    with pytest.raises(UserError, match=r"all its adverts \(1\) have closed since") as told:
        why(ask(), "Gone")
    assert "gander market diff" in told.value.problems[0].next
