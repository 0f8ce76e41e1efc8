"""Subjects that are no employer's board."""

from __future__ import annotations

from datetime import date

import pytest

from gander.app.feeds import feeds, months, of_search
from gander.connectors.live.registry import live_connectors
from gander.model import Place, Question

BERLIN = Place(label="Berlin, DE", city="Berlin", iso2="DE")
HUE = Place(label="Huế, VN", city="Huế", iso2="VN")
KEYS = {
    "adzuna": {"app_id": "one", "app_key": "two"},
    "usajobs": {"key": "k", "email": "me@example.org"},
    "france-travail": {"client_id": "c", "client_secret": "s"},
}
HOSTS = frozenset({"api.adzuna.com", "data.usajobs.gov", "api.francetravail.io", "remotive.com"})
TODAY = date(2026, 11, 25)


def question(place=None, roles=("ml-engineer",), remote_from=None):
    return Question(roles=roles, place=place, remote_from=remote_from, anywhere=place is None)


def sources(asked, keys=None, hosts=frozenset()):
    return [subject.source for subject, _ in feeds(asked, TODAY, keys or {}, hosts)]


@pytest.mark.parametrize(
    ("today", "newest"),
    [
        (date(2026, 11, 25), "2026-11"),
        (date(2026, 11, 3), "2026-11"),
        (date(2026, 11, 2), "2026-10"),  # the first weekday itself: the thread opens in the afternoon
        (date(2026, 11, 1), "2026-10"),
        (date(2027, 1, 1), "2026-12"),
        (date(2026, 12, 2), "2026-12"),
    ],
)
def test_the_newest_thread_by_month(today, newest):
    found = months(today)
    assert found[0] == newest
    assert len(found) == 2 and found[1] < found[0]


def test_threads_and_feeds_that_anybody_may_read():
    always = ["hacker-news", "hacker-news", "remoteok"]
    assert sources(question()) == [*always, "arbeitnow", "we-work-remotely"]
    assert sources(question(HUE)) == [*always, "we-work-remotely"]
    assert sources(question(BERLIN)) == [*always, "arbeitnow", "we-work-remotely"]


def test_what_robots_txt_closes_is_asked_only_where_the_user_opens_it():
    assert "remotive" in sources(question(), hosts=frozenset({"remotive.com"}))
    assert not {"adzuna", "usajobs"} & set(sources(question(), KEYS))


def test_searches_want_keys_and_a_place_of_theirs():
    found = sources(question(BERLIN), KEYS, HOSTS)
    assert "adzuna" in found and not {"usajobs", "france-travail"} & set(found)
    assert not {"adzuna", "usajobs", "france-travail"} & set(sources(question(HUE), KEYS, HOSTS))
    half = KEYS | {"adzuna": {"app_id": "one", "app_key": ""}}
    assert "adzuna" not in sources(question(BERLIN), half, HOSTS)
    assert "bundesagentur" not in found


def test_a_search_for_each_role_with_the_same_name_each_time():
    asked = question(BERLIN, ("ml-engineer", "data-scientist"))
    found = of_search("adzuna", asked, KEYS["adzuna"])
    assert [one.name for one in found] == [
        "machine learning engineer, Berlin, de",
        "data scientist, Berlin, de",
    ]
    assert found[0].query == {"role": "machine learning engineer", "country": "de", "place": "Berlin"}
    assert found[0].keys == KEYS["adzuna"]
    assert "two" not in found[0].name


def test_every_search_is_one_that_its_connector_takes():
    us = Place(label="Denver, US", city="Denver", iso2="US")
    paris = Place(label="Paris, FR", city="Paris", iso2="FR")
    for source, place in (
        ("adzuna", us),
        ("usajobs", us),
        ("france-travail", paris),
        ("bundesagentur", BERLIN),
    ):
        (found,) = of_search(source, question(place), KEYS.get(source, {}))
        assert live_connectors()[source].requests(found)


def test_the_german_agency_where_it_was_added():
    assert of_search("bundesagentur", question(HUE), {}) == []
    (found,) = of_search("bundesagentur", question(BERLIN), {})
    assert found.query == {"role": "machine learning engineer", "place": "Berlin"}


def test_an_added_country_of_a_search():
    (found,) = of_search("adzuna", question(), {}, "gb")
    assert found.query["country"] == "gb"
    assert of_search("adzuna", question(), {}, "all") == []
