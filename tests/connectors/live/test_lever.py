import json

import pytest

from gander.connectors.live.lever import MOST_PAGES, PAGE, parse, recognise, requests
from gander.connectors.live.wire import Page, Subject, WireError
from tests.connectors.live.test_recorded import AT

SUBJECT = Subject(source="lever", name="ExampleHarbour")


def full(start=0):
    return [{"id": str(n), "text": "Deckhand"} for n in range(start, start + PAGE)]


def answer(request, postings):
    return parse(Page(request=request, body=json.dumps(postings).encode(), at=AT))


def test_both_hosts_are_asked_for_json():
    (request,) = requests(SUBJECT)
    assert request.url == "https://api.lever.co/v0/postings/ExampleHarbour?mode=json&skip=0&limit=100"
    assert request.headers["Accept"] == "application/json"
    (request,) = requests(Subject(source="lever", name="eu:oak.example"))
    assert request.url == "https://api.eu.lever.co/v0/postings/oak.example?mode=json&skip=0&limit=100"


def test_a_full_page_is_followed_until_one_is_not_full():
    (second,) = answer(requests(SUBJECT)[0], full()).more
    assert "skip=100&" in second.url
    (third,) = answer(second, full(PAGE)).more
    assert "skip=200&" in third.url
    assert not answer(third, full(2 * PAGE)[:3]).more
    assert not answer(third, []).more


def test_the_same_page_again_ends_it():
    (second,) = answer(requests(SUBJECT)[0], full()).more
    assert not answer(second, full()).more


def test_postings_without_numbers_end_it():
    assert not answer(requests(SUBJECT)[0], [{"text": None, "id": str(n)} for n in range(9)]).more
    with pytest.raises(WireError):
        answer(requests(SUBJECT)[0], [{"text": "Deckhand"}] * PAGE)


def test_no_site_is_endless():
    (request,), pages = requests(SUBJECT), 0
    while True:
        more = answer(request, full(pages * PAGE)).more
        pages += 1
        if not more:
            break
        (request,) = more
    assert pages == MOST_PAGES


def test_the_error_for_an_unknown_site_is_named():
    with pytest.raises(WireError, match="no list"):
        answer(requests(SUBJECT)[0], {"ok": False, "error": "Document not found"})


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://jobs.lever.co/ExampleHarbour", "ExampleHarbour"),
        ("https://jobs.lever.co/oak.example/00000000-0000-4000-8000-000000000001/apply?x=1", "oak.example"),
        ("https://jobs.eu.lever.co/exampleharbour/1", "eu:exampleharbour"),
        ("https://api.lever.co/v0/postings/exampleharbour?mode=json", "exampleharbour"),
        ("https://api.eu.lever.co/v0/postings/exampleharbour/1", "eu:exampleharbour"),
        ("https://jobs.lever.co/", None),
        ("https://api.lever.co/v1/postings", None),
        ("https://api.lever.co/exampleharbour", None),
        ("https://jobs.lever.co/v0/postings/x", None),
        ("https://www.lever.co/demo", None),
        ("https://hire.lever.co/jobs", None),
        ("https://jobs.lever.co.example.com/x", None),
    ],
)
def test_sites_are_recognised_with_their_capitals(address, name):
    assert recognise(address) == name
