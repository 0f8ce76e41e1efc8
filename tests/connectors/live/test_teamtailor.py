"""Teamtailor: names of career sites, pages that end, and days in the employer's own time."""

from datetime import UTC, date, datetime

import pytest

from gander.connectors.live.teamtailor import FACTS, parse, recognise, requests
from gander.connectors.live.wire import Page, Request, Subject, WireError

SUBJECT = Subject(source="teamtailor", name="acme")


def page(body: str, **carried) -> Page:
    request = Request(url="https://acme.teamtailor.com/jobs.rss", subject=SUBJECT, carried=carried)
    return Page(request=request, body=body.encode(), at=datetime(2026, 11, 20, tzinfo=UTC))


def feed(*items: str) -> str:
    inside = "".join(f"<item>{one}</item>" for one in items)
    return f'<rss xmlns:tt="https://teamtailor.com/locations"><channel><title>Acme</title>{inside}</channel></rss>'


def job(n: int, more: str = "") -> str:
    return f"<title>Engineer {n}</title><link>https://acme.teamtailor.com/jobs/{n}-x</link><guid>g{n}</guid>{more}"


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://acme.teamtailor.com/jobs/8124573-engineer", "acme"),
        ("https://ACME.na.teamtailor.com/jobs.rss?offset=100", "acme.na"),
        ("career.teamtailor.com", "career"),  # Teamtailor's own
        ("https://app.teamtailor.com/companies/x", None),
        ("https://api.na.teamtailor.com/v1/jobs", None),
        ("https://support.teamtailor.com/en/articles/1", None),
        ("https://www.teamtailor.com", None),
        ("https://careers.acme.example/jobs", None),  # may be one of theirs; its address does not say
        ("https://acme.teamtailor.com.evil.example/jobs", None),
    ],
)
def test_a_career_site_is_known_by_its_addresses(link, name):
    assert recognise(link) == name


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("acme", "acme.teamtailor.com"),
        ("acme.na", "acme.na.teamtailor.com"),
        ("careers.acme.example", "careers.acme.example"),
    ],
)
def test_a_name_is_a_host(name, host):
    (request,) = requests(Subject(source="teamtailor", name=name))
    assert request.url == f"https://{host}/jobs.rss?offset=0&per_page=100"


@pytest.mark.parametrize(
    "name", ["", "a/b", "acme.example/x?", "user@evil.example", "127.0.0.1", "localhost:80"]
)
def test_what_is_no_host_is_refused(name):
    with pytest.raises(WireError, match="no career site"):
        requests(Subject(source="teamtailor", name=name))


def test_a_full_page_is_followed_and_a_short_one_ends_the_feed():
    full = parse(page(feed(*(job(n) for n in range(100))), offset=0, first=None))
    (following,) = full.more
    assert following.url.endswith("?offset=100&per_page=100")
    assert not parse(page(feed(job(200)), **following.carried)).more


def test_a_page_that_repeats_ends_the_feed():
    again = parse(page(feed(*(job(n) for n in range(100))), offset=100, first="g0"))
    assert not again.more and not again.rows


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Fri, 24 Jul 2026 23:57:16 +0200", date(2026, 7, 24)),
        ("Sat, 25 Jul 2026 00:10:00 +0900", date(2026, 7, 25)),  # the day before in UTC
        ("24/07/2026", None),
        ("Fri, 99 Jul 9999999 23:57:16 +9999", None),
        ("", None),
    ],
)
def test_a_day_is_the_employers_own(printed, day):
    (row,) = parse(page(feed(job(1, f"<pubDate>{printed}</pubDate>")))).rows
    assert row.get("posted") == day


@pytest.mark.parametrize(
    ("printed", "way"),
    [
        ("fully", "remote"),
        ("hybrid", "hybrid"),
        ("onsite", "on-site"),
        ("none", None),
        ("temporary", None),
        ("", None),
    ],
)
def test_words_for_the_way_of_working(printed, way):
    (row,) = parse(page(feed(job(1, f"<remoteStatus>{printed}</remoteStatus>")))).rows
    assert row.get("remote") == way


def test_an_offices_street_is_not_kept():
    place = "<tt:location><tt:name>HQ</tt:name><tt:address>Example Street 1</tt:address></tt:location>"
    (row,) = parse(page(feed(job(1, f"<tt:locations>{place}</tt:locations>")))).rows
    assert row["location"] == "HQ"


def test_bad_entries_are_dropped_and_counted():
    found = parse(
        page(feed("", "<title>x</title><link>javascript:1</link>", job(3), job(4).replace("Engineer 4", "")))
    )
    assert [row["source_id"] for row in found.rows] == ["acme/3"]
    assert found.dropped == (("entry cannot be read", 2), ("no title", 1))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>', "document type"),
        ("<rss></rss>", "channel"),
        ("<feed/>", "no <rss>"),
    ],
)
def test_what_is_no_feed_is_refused(body, why):
    with pytest.raises(WireError, match=why):
        parse(page(body))


def test_the_format_is_described_twice():
    assert FACTS.verified
