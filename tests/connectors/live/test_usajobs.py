"""USAJOBS: keys in headers alone, pages that end, pay for other times, announcements for insiders."""

import json

import pytest

from gander.connectors.live.usajobs import MOST, parse, recognise, requests
from gander.connectors.live.wire import Page, Request, Subject, WireError
from tests.connectors.live.test_recorded import AT

KEYS = {"key": "examplekey=", "email": "reader@example.org"}
SUBJECT = Subject(
    source="usajobs", name="data", query={"role": "data", "place": "Denver, Colorado"}, keys=KEYS
)


def found(*items, count=None, **carried):
    result = {"SearchResultItems": items, "SearchResultCountAll": count}
    request = Request(
        url=requests(SUBJECT)[0].url, subject=SUBJECT, carried=carried or {"page": 1, "first": None}
    )
    return parse(Page(request=request, body=json.dumps({"SearchResult": result}).encode(), at=AT))


def item(number="1", details=None, **said):
    job = {"PositionTitle": "Engineer", **said, "UserArea": {"Details": details or {}}}
    return {"MatchedObjectId": number, "MatchedObjectDescriptor": job}


def row(details=None, **said):
    return found(item(details=details, **said)).rows[0]


def test_key_and_address_go_into_headers_and_never_into_the_url():
    (request,) = requests(SUBJECT)
    assert request.url == (
        "https://data.usajobs.gov/api/Search?Keyword=data&LocationName=Denver%2C%20Colorado&Fields=Full"
        "&ResultsPerPage=500&Page=1"
    )
    assert request.headers == {"user-agent": "reader@example.org", "authorization-key": "examplekey="}
    assert not any(key in json.dumps([request.url, dict(request.carried)]) for key in KEYS.values())


@pytest.mark.parametrize("keys", [{}, {"key": "x"}, {"key": "", "email": "reader@example.org"}])
def test_without_keys_it_says_which_is_missing(keys):
    with pytest.raises(WireError, match=r"keys\.(key|email)"):
        requests(Subject(source="usajobs", name="data", keys=keys))


@pytest.mark.parametrize("count", [501, "501"])
def test_a_page_leads_to_the_next(count):
    page = found(item(), count=count)
    assert [request.url.rpartition("&")[2] for request in page.more] == ["Page=2"]
    assert page.more[0].carried == {"page": 2, "first": "1"}
    assert page.total == 501


@pytest.mark.parametrize(
    ("items", "count", "carried"),
    [
        ([item()], 500, {"page": 1, "first": None}),  # the total is reached
        ([], 5000, {"page": 2, "first": "9"}),  # an empty page
        ([item()], 50000, {"page": MOST, "first": "9"}),  # no more is given
        ([item()], 5000, {"page": 2, "first": "1"}),  # the page before came again
        ([item()], None, {"page": 1, "first": None}),  # no total
    ],
)
def test_the_search_ends(items, count, carried):
    assert not found(*items, count=count, **carried).more


@pytest.mark.parametrize(
    ("code", "period"),
    [
        ("PA", "year"),
        ("PH", "hour"),
        ("PD", "day"),
        ("PM", "month"),
        ("Per Year", "year"),
        ("per hour", "hour"),
    ],
)
def test_a_code_names_the_time_that_is_paid(code, period):
    one = row(PositionRemuneration=[{"MinimumRange": "20", "MaximumRange": "30", "RateIntervalCode": code}])
    assert (one["pay_min"], one["pay_currency"], one["pay_period"]) == (20.0, "USD", period)


@pytest.mark.parametrize("code", ["BW", "PW", "WC", "FB", "Bi-weekly", None])
def test_pay_for_another_time_stays_out(code):
    one = row(PositionRemuneration=[{"MinimumRange": "20", "MaximumRange": "30", "RateIntervalCode": code}])
    assert "pay_min" not in one


@pytest.mark.parametrize(
    ("details", "way"),
    [
        ({"RemoteIndicator": True, "TeleworkEligible": True}, "remote"),
        ({"RemoteIndicator": False, "TeleworkEligible": "Yes"}, "hybrid"),
        ({"RemoteIndicator": "False", "TeleworkEligible": False}, None),
        ({}, None),
    ],
)
def test_flags_say_the_way_of_working(details, way):
    assert row(details).get("remote") == way


@pytest.mark.parametrize(
    ("paths", "kept"),
    [
        (["public"], 1),
        (["fed-competitive", "vet"], 1),
        (["fed-competitive", "fed-internal-search"], 0),
        ([], 1),
        (None, 1),
        ("fed-competitive", 1),  # another form says nothing
    ],
)
def test_an_announcement_for_federal_employees_alone_is_no_advert(paths, kept):
    page = found(item(details={"HiringPath": paths}))
    assert len(page.rows) == kept
    assert page.dropped == (() if kept else (("open to federal employees only", 1),))


def test_plain_text_becomes_html_and_html_stays():
    text = row({"JobSummary": "C++ & ROS < 5 ms", "MajorDuties": ["<b>Arms</b>", 7, None, [[]]]})["text"]
    assert text == (
        "<h3>Summary</h3>\nC++ &amp; ROS &lt; 5 ms\n"
        "<h3>Duties</h3>\n<ul>\n<li><b>Arms</b></li>\n<li>7</li>\n</ul>"
    )


def test_who_to_write_to_is_never_read():
    contact = {"AgencyContactEmail": "jobs@example.gov", "AgencyContactPhone": "000"}
    assert "text" not in row({**contact, "HowToApply": "Write to us.", "JobSummary": ""})


def test_bad_entries_are_counted_and_do_not_stop_the_others():
    page = found(item(), {"MatchedObjectId": "2"}, None, item("3", PositionTitle=[]))
    assert [one["source_id"] for one in page.rows] == ["1"]
    assert page.dropped == (("entry cannot be read", 2), ("no title", 1))


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://www.usajobs.gov/job/870000100", "all"),
        ("https://www.usajobs.gov:443/GetJob/ViewDetails/793682000", "all"),
        ("https://www.usajobs.gov/Search/Results?k=data", "all"),
        ("https://data.usajobs.gov/api/search?Keyword=x", "all"),
        ("https://data.usajobs.gov/api/codelist/hiringpaths", None),
        ("https://developer.usajobs.gov/api-reference", None),
        ("https://www.usajobs.gov/help", None),
        ("https://usajobs.gov.example.org/job/1", None),
        ("no address", None),
    ],
)
def test_the_site_is_known_by_its_addresses(link, name):
    assert recognise(link) == name
