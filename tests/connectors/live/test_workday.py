"""Workday: names of sites, pages that end, the cap, and entries that are no adverts."""

import json
from datetime import UTC, datetime

import pytest

from gander.connectors.live.wire import Page, Request, Subject, WireError
from gander.connectors.live.workday import CAP, FACTS, parse, recognise, requests

SITE = "acme.wd5.myworkdayjobs.com/External"
SUBJECT = Subject(source="workday", name=SITE, company="Acme")


def page(answer, offset=0, **carried) -> Page:
    request = Request(
        url="https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/External/jobs",
        subject=SUBJECT,
        carried={"offset": offset, "facets": {}, **carried},
    )
    return Page(request=request, body=json.dumps(answer).encode(), at=datetime(2026, 11, 20, tzinfo=UTC))


def posting(n: int) -> dict:
    return {"title": f"Engineer {n}", "externalPath": f"/job/Oslo/Engineer-{n}_R{n}", "locationsText": "Oslo"}


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://acme.wd5.myworkdayjobs.com/External", SITE),
        ("https://ACME.wd5.myworkdayjobs.com/en-US/External/", SITE),
        ("acme.wd5.myworkdayjobs.com/fr-CA/External/job/Oslo/Engineer_R1?source=x", SITE),
        ("https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/External/jobs", SITE),
        (
            "https://acme-labs.wd1.myworkdayjobs.com/wday/cxs/acme_labs/Jobs/job/Oslo/E_R1",
            "acme-labs.wd1.myworkdayjobs.com/wday/cxs/acme_labs/Jobs",  # a host has no underscore
        ),
        (
            "https://wd3.myworkdaysite.com/en-US/recruiting/acme/External/job/Oslo/E_R1",
            "wd3.myworkdaysite.com/recruiting/acme/External",
        ),
        ("https://redhat.wd5.myworkdayjobs.com/jobs", "redhat.wd5.myworkdayjobs.com/jobs"),
        ("https://acme.wd5.myworkdayjobs.com/en-us", None),  # a language and no site
        ("https://acme.wd5.myworkdayjobs.com", None),
        ("https://acme.wd5.myworkdayjobs.com/job/Oslo/E_R1", None),
        ("https://wd3.myworkdaysite.com/acme/External", None),
        ("https://acme.wd5.myworkdayjobs.com.evil.example/External", None),
        ("https://www.workday.com/en-us/company/careers.html", None),
        ("https://[acme", None),
    ],
)
def test_a_site_is_known_by_its_addresses(link, name):
    assert recognise(link) == name


def test_every_name_that_is_recognised_can_be_asked_for():
    for link in (f"https://{SITE}", "https://wd3.myworkdaysite.com/recruiting/acme/Careers"):
        (request,) = requests(Subject(source="workday", name=recognise(link)))
        assert (request.method, request.kind) == ("POST", "list")
        assert json.loads(request.body) == {"appliedFacets": {}, "limit": 20, "offset": 0, "searchText": ""}


def test_two_names_of_one_site_are_one_subject():
    (plain,), (local,) = (
        requests(Subject(source="workday", name=name))
        for name in (SITE, "acme.wd5.myworkdayjobs.com/en-US/External")
    )
    assert plain == local


@pytest.mark.parametrize("name", ["acme.wd5.myworkdayjobs.com/en-us", "acme", "", "acme.example/External"])
def test_a_name_without_a_site_is_refused(name):
    with pytest.raises(WireError, match="a host and a site"):
        requests(Subject(source="workday", name=name))


def test_the_total_of_the_first_page_counts_since_later_ones_say_zero():
    first = parse(page({"total": 45, "jobPostings": [posting(n) for n in range(20)]}))
    assert first.more[-1].carried["offset"] == 20
    second = Page(
        request=first.more[-1], body=page({"total": 0, "jobPostings": [posting(30)]}).body, at=page({}).at
    )
    found = parse(second)
    assert (found.total, found.more[-1].carried["offset"]) == (45, 40)
    last = Page(request=found.more[-1], body=second.body, at=second.at)
    assert [request.kind for request in parse(last).more] == ["advert"]


def test_a_list_that_starts_anew_ends():
    start = posting(0)["externalPath"]
    found = parse(page({"total": 0, "jobPostings": [posting(0), posting(1)]}, 40, total=900, first=start))
    assert not found.more and not found.rows


def test_an_empty_page_ends_the_list():
    assert not parse(page({"total": 0, "jobPostings": []}, 40, total=900, first="/job/x_1")).more


def test_a_capped_search_without_filters_is_read_as_far_as_it_goes():
    found = parse(page({"total": CAP, "jobPostings": [posting(n) for n in range(20)], "facets": None}))
    assert len(found.more) == 21


def test_bad_entries_are_dropped_and_counted():
    entries = [
        posting(1),
        None,
        7,
        {"title": ["x"]},
        {"title": "No page"},
        {**posting(2), "externalPath": "/"},
    ]
    found = parse(page({"total": 6, "jobPostings": entries}))
    assert [request.kind for request in found.more] == ["advert"]
    assert found.dropped == (("entry cannot be read", 3), ("no page of its own", 2))


def test_an_advert_goes_with_what_the_list_said_of_it():
    (request,) = parse(page({"total": 1, "jobPostings": [posting(1)]})).more
    assert request.carried["row"]["source_id"] == f"{SITE}/R1"
    assert json.dumps(request.carried)  # can be written down for a run that goes on later


def test_the_format_is_described_twice():
    assert FACTS.verified
