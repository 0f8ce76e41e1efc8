from datetime import date

import pytest

from gander.app.catalogue import places, roles, skills
from gander.errors import UserError
from tests.app.conftest import BERLIN


def test_a_skill_shows_its_demand_and_its_relations(market):
    market()
    (row,) = skills("pytorch", show=True)
    assert (row.id, row.n_must, row.n_read) == ("pytorch", 0, 30)
    assert "deep-learning" in {n.id for n in row.implies}
    (python,) = skills("python", show=True)
    assert python.n_must == 20


def test_a_search_puts_the_demanded_first(market):
    market()
    assert skills("docker")[0].id == "docker"


def test_roles_and_places_are_counted(market):
    market()
    assert (roles()[0].id, roles()[0].n_postings) == ("ml-engineer", 30)
    assert [(p.label, p.n_postings) for p in places()] == [("Berlin, DE", 30)]


def test_a_place_without_jobs_is_zero_and_not_an_error(market):
    market()
    assert [(p.label, p.n_postings) for p in places("Da Nang")] == [("Da Nang, VN", 0)]


@pytest.mark.parametrize("verb", [skills, places])
def test_a_word_that_nothing_is_near_to_gets_no_unrelated_word(market, verb):
    market()
    with pytest.raises(UserError) as told:
        verb("qqqqqqzzz")
    assert told.value.problems[0].next.startswith("no name here is near it; ")
    assert "nearest" not in told.value.problems[0].next


@pytest.mark.parametrize(
    ("verb", "word", "near"), [(skills, "pytorsh", "pytorch"), (places, "Da Nag", "Da Nang")]
)
def test_an_unknown_word_gets_the_nearest(market, verb, word, near):
    market()
    with pytest.raises(UserError) as told:
        verb(word)
    assert near in told.value.problems[0].next


def test_what_is_gone_is_no_job(market):
    rows = [{"places": BERLIN}, {"places": BERLIN, "closed": date(2026, 6, 1)}]
    market([*rows, {"places": BERLIN, "closes": date(2026, 6, 1)}], [(f"p{i}", ["python"]) for i in range(3)])
    for day, n in ((None, 2), (date(2026, 6, 1), 2), (date(2026, 6, 2), 1)):
        assert roles(today=day)[0].n_postings == n
        assert places(today=day)[0].n_postings == n
        assert skills("python", show=True, today=day)[0].n_must == n
