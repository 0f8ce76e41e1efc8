import json
from datetime import date

import pytest

from gander.connectors.live.wire import Page, Subject, WireError
from gander.connectors.live.workable import parse, recognise, requests
from tests.connectors.live.test_recorded import AT

SUBJECT = Subject(source="workable", name="example-olives")
PAGED = Subject(source="workable", name="example-olives", query={"list": "v3"})


def answer(request, found):
    return parse(Page(request=request, body=json.dumps(found).encode(), at=AT))


def results(*codes):
    return [{"shortcode": code, "title": "Presser", "state": "published"} for code in codes]


def test_the_widget_is_asked_for_texts():
    (request,) = requests(SUBJECT)
    assert request.url == "https://apply.workable.com/api/v1/widget/accounts/example-olives?details=true"


def test_the_paged_list_is_asked_where_the_query_says_so():
    (request,) = requests(PAGED)
    assert (request.method, request.url) == (
        "POST",
        "https://apply.workable.com/api/v3/accounts/example-olives/jobs",
    )
    assert json.loads(request.body) == {"query": "", "location": [], "department": [], "worktype": []}


def test_pages_follow_the_token_until_the_total_is_seen():
    first = answer(requests(PAGED)[0], {"total": 3, "results": results("A", "B"), "nextPage": "t2"})
    assert [request.kind for request in first.more] == ["advert", "advert", "listing"]
    second = first.more[-1]
    assert json.loads(second.body)["token"] == "t2"
    last = answer(second, {"total": 3, "results": results("C"), "nextPage": "t3"})
    assert [request.kind for request in last.more] == ["advert"]
    assert last.total == 3


@pytest.mark.parametrize(
    "found",
    [
        {"total": 99, "results": [], "nextPage": "t3"},  # an empty page
        {"total": 99, "results": results("C"), "nextPage": "t2"},  # the same token again
        {"total": 99, "results": results("C"), "nextPage": None},
        {"total": 99, "results": results("C"), "nextPage": {"a": 1}},
    ],
)
def test_a_page_that_leads_nowhere_ends_it(found):
    second = answer(requests(PAGED)[0], {"results": results("A", "B"), "nextPage": "t2"}).more[-1]
    assert all(request.kind == "advert" for request in answer(second, found).more)


def test_no_list_is_endless():
    (request,), pages = requests(PAGED), 0
    while request:
        listed = [{"shortcode": f"{pages}x{n}", "title": "Presser"} for n in range(100)]
        more = answer(request, {"results": listed, "nextPage": f"t{pages}"}).more
        request = next((one for one in more if one.kind == "listing"), None)
        pages += 1
    assert pages == 100


def test_what_the_list_said_survives_being_kept_as_json():
    found = answer(
        requests(SUBJECT)[0], {"name": "Example Olives", "jobs": [{"shortcode": "A", "title": "Presser"}]}
    )
    (advert,) = found.more
    assert json.loads(json.dumps(advert.carried)) == advert.carried
    done = answer(
        advert, {"shortcode": "A", "published": "2026-10-15T00:00:00.000Z", "description": "<p>Press.</p>"}
    )
    (row,) = done.rows
    assert (row["employer"], row["title"], row["posted"]) == ("Example Olives", "Presser", date(2026, 10, 15))


def test_a_job_that_was_closed_meanwhile_is_none():
    found = answer(requests(PAGED)[0], {"results": results("A")})
    done = answer(found.more[0], {"shortcode": "A", "state": "archived"})
    assert not done.rows
    assert done.dropped == (("internal or not published", 1),)


def test_an_unknown_account_is_named():
    with pytest.raises(WireError, match="jobs: it is missing"):
        answer(requests(SUBJECT)[0], {"error": "not-found"})


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://apply.workable.com/example-olives/", "example-olives"),
        ("https://apply.workable.com/Example-Olives/j/AAAA000001/apply/", "example-olives"),
        ("https://apply.workable.com/api/v1/widget/accounts/example-olives?details=true", "example-olives"),
        ("https://apply.workable.com/api/v3/accounts/example-olives/jobs", "example-olives"),
        ("https://www.workable.com/api/accounts/example-olives?details=true", "example-olives"),
        ("https://example-olives.workable.com/jobs/123456", "example-olives"),
        ("https://apply.workable.com/j/AAAA000001", None),  # a short address names no account
        ("https://jobs.workable.com/view/abc", None),
        ("https://help.workable.com/hc/en-us", None),
        ("https://www.workable.com/pricing", None),
        ("https://apply.workable.com/api/v3/accounts", None),
        ("https://notworkable.com/example", None),
        ("https://apply.workable.com/", None),
    ],
)
def test_accounts_are_recognised(address, name):
    assert recognise(address) == name
