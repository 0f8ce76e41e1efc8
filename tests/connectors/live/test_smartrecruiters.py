"""SmartRecruiters: companies' identifiers, pages that end, and entries that are no adverts."""

import json
from datetime import UTC, datetime

import pytest

from gander.connectors.live.smartrecruiters import FACTS, parse, recognise, requests
from gander.connectors.live.wire import Page, Request, Subject, WireError

API = "https://api.smartrecruiters.com/v1/companies/Acme1/postings"
SUBJECT = Subject(source="smartrecruiters", name="Acme1")


def page(answer, kind="list", **carried) -> Page:
    request = Request(url=API, subject=SUBJECT, kind=kind, carried=carried)
    return Page(request=request, body=json.dumps(answer).encode(), at=datetime(2026, 11, 20, tzinfo=UTC))


def answer(first: int, n: int, total: int) -> dict:
    content = [{"id": str(number), "name": f"Engineer {number}"} for number in range(first, first + n)]
    return {"offset": first, "limit": 100, "totalFound": total, "content": content}


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://jobs.smartrecruiters.com/BoschGroup", "BoschGroup"),  # its case counts
        ("https://jobs.smartrecruiters.com/Acme1/744000100000001-data-engineer?trid=1", "Acme1"),
        ("https://careers.smartrecruiters.com/Acme1/tech", "Acme1"),
        ("https://www.smartrecruiters.com/Acme1/743999712591770-data-engineer", "Acme1"),
        (API, "Acme1"),
        ("https://jobs.smartrecruiters.com/oneclick-ui/company/Acme1/publication/x?dcr_ci=Acme1", "Acme1"),
        ("https://jobs.smartrecruiters.com/oneclick-ui/company/103157783/job/1/publication/2", None),
        ("https://jobs.smartrecruiters.com/sr-jobs/company-lookup?q=a", None),
        ("https://jobs.smartrecruiters.com/", None),
        ("https://www.smartrecruiters.com/legal/terms", None),
        ("https://developers.smartrecruiters.com/docs/objects", None),
        ("https://jobs.smartrecruiters.com.evil.example/Acme1", None),
    ],
)
def test_a_company_is_known_by_its_addresses(link, name):
    assert recognise(link) == name


def test_the_first_page_is_asked_for_in_the_largest_size():
    assert [request.url for request in requests(SUBJECT)] == [f"{API}?limit=100&offset=0"]
    (odd,) = requests(Subject(source="smartrecruiters", name="a/../b?x"))
    assert odd.url.startswith("https://api.smartrecruiters.com/v1/companies/a%2F..%2Fb%3Fx/postings?")


def test_pages_follow_until_the_total():
    first = parse(page(answer(0, 100, 101), offset=0))
    assert first.more[-1].url == f"{API}?limit=100&offset=100"
    assert [request.kind for request in parse(page(answer(100, 1, 101), offset=100, first="0")).more] == [
        "advert"
    ]


@pytest.mark.parametrize(
    ("told", "carried"),
    [
        (answer(0, 100, 900), {"offset": 100, "first": "0"}),  # the page before, once more
        (answer(0, 0, 900), {"offset": 100, "first": "0"}),  # an empty one
    ],
)
def test_a_page_that_repeats_or_is_empty_ends_the_list(told, carried):
    assert not parse(page(told, **carried)).more


def test_bad_entries_are_dropped_and_counted():
    told = answer(0, 1, 4)
    told["content"] += [None, {"name": "No number"}, {"id": True, "name": "A flag for a number"}]
    found = parse(page(told))
    assert [request.kind for request in found.more[:1]] == ["advert"]
    assert found.dropped == (("entry cannot be read", 3),)


@pytest.mark.parametrize(
    ("location", "way"),
    [
        ({"remote": True, "hybrid": True}, "remote"),
        ({"remote": False, "hybrid": True}, "hybrid"),
        ({"remote": False, "hybrid": False}, "on-site"),
        ({"remote": False}, None),  # older postings had no word for hybrid
        ({"remote": "yes"}, None),
        (None, None),
    ],
)
def test_two_flags_say_the_way_of_working(location, way):
    (row,) = parse(page({"id": "1", "name": "Engineer", "location": location}, kind="advert")).rows
    assert row.get("remote") == way


def test_a_person_is_never_kept():
    told = {"id": "1", "name": "Engineer", "creator": {"name": "Example Person"}, "jobAd": {"sections": None}}
    found = parse(page(told, kind="advert"))
    assert "Example Person" not in str(found.rows) and not found.unknown


def test_an_advert_without_its_number_is_the_wrong_format():
    with pytest.raises(WireError, match="id"):
        parse(page({"name": "Engineer"}, kind="advert"))


def test_the_format_is_described_twice():
    assert FACTS.verified
