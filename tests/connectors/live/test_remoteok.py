"""Remote OK: the terms are no advert, text is read as it was meant, and the reader's address stays out."""

import json

import pytest

from gander.connectors.live.remoteok import parse, recognise, requests
from gander.connectors.live.wire import Page, Subject, WireError
from tests.connectors.live.test_recorded import AT

SUBJECT = Subject(source="remoteok", name="all")


def found(*jobs):
    body = json.dumps([{"legal": "terms"}, *jobs]).encode()
    return parse(Page(request=requests(SUBJECT)[0], body=body, at=AT))


def row(**said):
    return found({"id": "1", "position": "Engineer", **said}).rows[0]


def test_one_request_has_the_whole_feed():
    assert [request.url for request in requests(SUBJECT)] == ["https://remoteok.com/api"]


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://remoteok.com", "all"),
        ("https://remoteOK.com/remote-jobs/remote-engineer-example-1140001", "all"),
        ("https://remoteok.io/api", "all"),
        ("https://remoteok.com/remote-dev-jobs", "all"),
        ("https://remoteok.com/l/1140001", "all"),
        ("https://remoteok.com/hire-remotely", None),
        ("https://remoteok.com.example.org/api", None),
        ("no address", None),
    ],
)
def test_the_board_is_known_by_its_addresses(link, name):
    assert recognise(link) == name


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("MecÃ¡nico", "Mecánico"),  # UTF-8 that was read as Latin-1
        ("Mecánico", "Mecánico"),
        ("»MENÜ«", "»MENÜ«"),
        ("MecÃ¡nico 🤖", "MecÃ¡nico 🤖"),  # never Latin-1: as it came
        ("Kỹ sư", "Kỹ sư"),
        ("\ud83e", "?"),  # half of a pair cannot be stored
    ],
)
def test_a_misread_text_is_read_as_it_was_meant(sent, meant):
    assert row(position=sent)["title"] == meant


def test_the_line_with_the_readers_address_is_cut():
    line = (
        "Please mention the word **KEEN** and tag RMTkyLjAuMi4x when applying to show you read the job post"
    )
    assert (
        row(description=f"<p>Arms</p>\n\n{line} completely (#RMTkyLjAuMi4x). See more.")["text"]
        == "<p>Arms</p>"
    )
    assert "text" not in row(description=f"{line} completely.")


def test_an_employers_own_sentence_stays():
    said = "Please mention the word robot in your letter."
    assert row(description=said)["text"] == said


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(0, 0, None), (None, "x", None), (50000, 0, (50000.0, None)), ("50000", 60000, (50000.0, 60000.0))],
)
def test_a_zero_is_no_pay(low, high, told):
    one = row(salary_min=low, salary_max=high)
    assert (one.get("pay_min"), one.get("pay_max")) == (told or (None, None))
    assert one.get("pay_currency") == ("USD" if told else None)


def test_bad_entries_are_counted_and_do_not_stop_the_others():
    page = found({"id": "1", "position": "Engineer"}, None, {"position": "x"}, {"id": "2", "position": None})
    assert [one["source_id"] for one in page.rows] == ["1"]
    assert page.dropped == (("entry cannot be read", 2), ("no title", 1))


def test_an_object_is_no_feed():
    with pytest.raises(WireError, match="no list"):
        parse(Page(request=requests(SUBJECT)[0], body=b'{"error": "slow down"}', at=AT))
