"""Personio: companies' names, texts in another language, and XML that means harm."""

from datetime import UTC, datetime

import pytest

from gander.connectors.live.personio import FACTS, parse, recognise, requests
from gander.connectors.live.wire import Page, Request, Subject, WireError

SUBJECT = Subject(source="personio", name="acme")


def page(body: str, **carried) -> Page:
    request = Request(url="https://acme.jobs.personio.de/xml", subject=SUBJECT, carried=carried)
    return Page(request=request, body=body.encode(), at=datetime(2026, 11, 20, tzinfo=UTC))


def feed(*positions: str) -> str:
    return f"<workzag-jobs>{''.join(f'<position>{one}</position>' for one in positions)}</workzag-jobs>"


SECTION = "<jobDescription><name>Role</name><value>Python</value></jobDescription>"
TEXT = f"<jobDescriptions>{SECTION}</jobDescriptions>"


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://acme.jobs.personio.de", "acme"),
        ("https://ACME.jobs.personio.com/job/4711?language=en#apply", "acme"),
        ("https://acme.jobs.personio.de/xml?language=en", "acme"),
        ("https://acme-jobs.personio.de/job/4711", "acme"),  # how it was until 2021
        ("https://acme.personio.de/login", None),  # the employees' own door
        ("https://www.personio.com/jobs", None),
        ("https://jobs.personio.de", None),
        ("https://acme.jobs.personio.de.evil.example/xml", None),
    ],
)
def test_a_company_is_known_by_its_addresses(link, name):
    assert recognise(link) == name


def test_a_company_is_one_request():
    assert [request.url for request in requests(SUBJECT)] == ["https://acme.jobs.personio.de/xml"]


@pytest.mark.parametrize("name", ["", "a.b", "a/b", "evil.example#"])
def test_a_name_cannot_lead_to_another_host(name):
    with pytest.raises(WireError, match="no company's name"):
        requests(Subject(source="personio", name=name))


def test_positions_without_a_text_wait_for_the_english_feed():
    bare, whole = "<id>1</id><name>Ingénieur</name>", f"<id>2</id><name>Engineer</name>{TEXT}"
    found = parse(page(feed(bare, whole)))
    assert [row["source_id"] for row in found.rows] == ["acme/2"]
    (english,) = found.more
    assert english.url.endswith("/xml?language=en")
    second = parse(page(feed(f"{bare}{TEXT}", whole), **english.carried))
    assert [row["source_id"] for row in second.rows] == ["acme/1"]
    assert not second.more


def test_no_position_waits_twice():
    found = parse(page(feed("<id>1</id><name>Ingénieur</name>"), waiting=["1"]))
    assert [row["title"] for row in found.rows] == ["Ingénieur"]
    assert not found.more


def test_whoever_answers_for_a_position_is_left_out():
    person = (
        "<jobDescription><name>Deine Ansprechpartnerin</name><value>Example Person</value></jobDescription>"
    )
    body = feed(
        f"<id>1</id><name>Engineer</name>{TEXT.replace('</jobDescriptions>', person + '</jobDescriptions>')}"
    )
    (row,) = parse(page(body)).rows
    assert row["text"] == "<h3>Role</h3>\nPython"


def test_bad_entries_are_dropped_and_counted():
    found = parse(page(feed("", "<id>x</id><name>y</name>", "<id>3</id>", f"<id>4</id><name>z</name>{TEXT}")))
    assert [row["title"] for row in found.rows] == ["z"]
    assert found.dropped == (("entry cannot be read", 2), ("no title", 1))


BOMB = '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><workzag-jobs>&b;</workzag-jobs>'
OUTSIDE = '<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/hostname">]><workzag-jobs>&x;</workzag-jobs>'


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (BOMB, "declares a document type"),
        (OUTSIDE, "declares a document type"),
        (
            '<!DOCTYPE workzag-jobs SYSTEM "http://evil.example/x.dtd"><workzag-jobs/>',
            "declares a document type",
        ),
        ("<workzag-jobs>&undeclared;</workzag-jobs>", "no XML"),
        ("<workzag-jobs>" + "<a>" * 100_000, "nested too deeply"),
        ("<workzag-jobs><position>", "no XML"),
        ("<!DOCTYPE html><html><body>Page not found</body></html>", "web page"),
        ("<html><body>Page not found</body></html>", "no <workzag-jobs>"),
        ('<?xml version="1.0" encoding="no-such"?><workzag-jobs/>', "no XML"),
        ("", "no XML"),
    ],
)
def test_xml_that_means_harm_or_is_none_is_refused(body, why):
    with pytest.raises(WireError, match=why):
        parse(page(body))


def test_the_format_is_described_twice():
    assert FACTS.verified
