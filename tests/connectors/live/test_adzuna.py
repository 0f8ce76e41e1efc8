"""Adzuna: keys that stay secret, pages that end, pay that was guessed."""

import json

import pytest

from gander.connectors.live.adzuna import MOST, parse, recognise, requests
from gander.connectors.live.wire import Page, Request, Subject, WireError
from tests.connectors.live.test_recorded import AT

KEYS = {"app_id": "exampleid", "app_key": "example/key"}
QUERY = {"role": "data engineer", "place": "Huế & around", "country": "GB"}
SUBJECT = Subject(source="adzuna", name="data", query=QUERY, keys=KEYS)


def found(*jobs, count=None, **carried):
    body = json.dumps({"results": jobs, "count": count}).encode()
    url = requests(SUBJECT)[0].url
    request = Request(url=url, subject=SUBJECT, carried=carried or {"page": 1, "first": None})
    return parse(Page(request=request, body=body, at=AT))


def row(**said):
    return found({"id": "1", "title": "Engineer", **said}).rows[0]


def test_a_search_is_asked_with_the_keys_and_names_them_as_secret():
    (request,) = requests(SUBJECT)
    assert request.url == (
        "https://api.adzuna.com/v1/api/jobs/gb/search/1?app_id=exampleid&app_key=example%2Fkey"
        "&results_per_page=50&sort_by=date&what=data%20engineer&where=Hu%E1%BA%BF%20%26%20around"
    )
    assert request.secret == ("app_id", "app_key")


@pytest.mark.parametrize("keys", [{}, {"app_id": "x"}, {"app_id": "x", "app_key": ""}])
def test_without_keys_it_says_which_is_missing(keys):
    with pytest.raises(WireError, match=r"keys\.app_"):
        requests(Subject(source="adzuna", name="gb", keys=keys))


@pytest.mark.parametrize(
    ("name", "query", "country"),
    [("de", {}, "de"), ("my search", {"country": "UK"}, "gb"), ("de", {"country": "us"}, "us")],
)
def test_the_country_is_the_querys_or_the_subjects_name(name, query, country):
    (request,) = requests(Subject(source="adzuna", name=name, query=query, keys=KEYS))
    assert request.url.startswith(f"https://api.adzuna.com/v1/api/jobs/{country}/search/1?")


@pytest.mark.parametrize("country", ["", "vn", "gb/../..", "Germany"])
def test_another_country_is_named(country):
    with pytest.raises(WireError, match="country"):
        requests(Subject(source="adzuna", name=country, keys=KEYS))


def test_a_page_leads_to_the_next_with_the_same_secrets():
    (following,) = found({"id": "1", "title": "x"}, count=51).more
    assert "/search/2?" in following.url
    assert following.secret == ("app_id", "app_key")
    assert following.carried == {"page": 2, "first": "1"}


@pytest.mark.parametrize(
    ("jobs", "count", "carried"),
    [
        ([{"id": "1", "title": "x"}], 50, {"page": 1, "first": None}),  # the total is reached
        ([], 5000, {"page": 2, "first": "9"}),  # an empty page
        ([{"id": "1", "title": "x"}], 5000, {"page": MOST, "first": "9"}),  # far enough
        ([{"id": "1", "title": "x"}], 5000, {"page": 2, "first": "1"}),  # the page before came again
    ],
)
def test_the_search_ends(jobs, count, carried):
    assert not found(*jobs, count=count, **carried).more


@pytest.mark.parametrize("guessed", ["1", 1, True])
def test_pay_that_was_guessed_is_none(guessed):
    assert "pay_min" not in row(salary_min=50000, salary_max=60000, salary_is_predicted=guessed)


@pytest.mark.parametrize("named", ["0", 0, False, None])
def test_pay_that_is_named_has_the_countrys_currency_and_no_period(named):
    one = row(salary_min=50000, salary_is_predicted=named)
    assert (one["pay_min"], one["pay_currency"], "pay_period" in one) == (50000.0, "GBP", False)


def test_no_row_holds_a_key():
    link = "https://www.adzuna.co.uk/jobs/land/ad/1?utm_source=exampleid&se=x&k=example%2Fkey"
    assert row(redirect_url=link)["url"] == "https://www.adzuna.co.uk/jobs/land/ad/1?se=x"
    assert row(redirect_url="https://www.adzuna.co.uk/d/1?utm_source=exampleid")["url"] == (
        "https://www.adzuna.co.uk/d/1"
    )


def test_bad_entries_are_counted_and_do_not_stop_the_others():
    odd = {"id": "2", "title": "x", "location": [], "company": 7, "salary_min": [], "redirect_url": {}}
    page = found({"id": "1", "title": "Engineer"}, odd, {"title": "x"}, "x", {"id": "3"})
    assert [one["source_id"] for one in page.rows] == ["gb/1", "gb/2"]
    assert page.dropped == (("entry cannot be read", 2), ("no title", 1))


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://www.adzuna.co.uk/jobs/details/1", "gb"),
        ("https://www.adzuna.com/land/ad/1", "us"),
        ("https://adzuna.de", "de"),
        ("https://www.adzuna.com.br/details/1", "br"),
        ("https://api.adzuna.com/v1/api/jobs/at/search/1?app_id=x", "at"),
        ("https://api.adzuna.com/v1/api/version", None),
        ("https://developer.adzuna.com/docs/search", None),
        ("https://www.adzuna.co.uk.example.org/", None),
        ("no address", None),
    ],
)
def test_a_country_is_known_by_its_addresses(link, name):
    assert recognise(link) == name
