"""XML feeds: names as printed, any declared encoding, and what is refused."""

from datetime import UTC, datetime

import pytest

from gander.connectors.live.feed_xml import DEEPEST, below, said, strange_names, tree
from gander.connectors.live.wire import Page, Request, Subject, WireError


def page(body: bytes) -> Page:
    request = Request(url="https://acme.example/feed", subject=Subject(source="x", name="acme"))
    return Page(request=request, body=body, at=datetime(2026, 11, 20, tzinfo=UTC))


FEED = '<a xmlns:tt="https://acme.example"><tt:b one="1"> Huế &amp; 🤖 </tt:b><c><d>1</d><d/></c></a>'


def test_elements_are_found_by_their_names_as_printed():
    found = tree(page(FEED.encode()), "a")
    assert said(found, "tt:b") == "Huế & 🤖"
    assert [one.text for one in below(found, "c/d")] == ["1", None]
    assert said(found, "c") is None and said(found, "c/d/e") is None and below(found, "no/where") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_the_encoding_may_be_another(encoding):
    assert said(tree(page(FEED.encode(encoding)), "a"), "tt:b") == "Huế & 🤖"


def test_a_declared_encoding_counts():
    body = '<?xml version="1.0" encoding="iso-8859-1"?><a><b>Zürich</b></a>'.encode("latin-1")
    assert said(tree(page(body), "a"), "b") == "Zürich"


def test_names_that_nobody_knows_are_told():
    found = tree(page(FEED.encode()), "a")
    assert strange_names(found, frozenset({"tt:b"})) == {"c.d"}
    assert strange_names(found, frozenset({"tt:b", "c.d"})) == frozenset()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b'<!DOCTYPE a [<!ENTITY x "x">]><a>&x;</a>', "declares a document type"),
        (b'<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>', "declares a document type"),
        (b"<!DOCTYPE html><html></html>", "a web page came"),
        (b"<html><br></html>", "a web page came"),
        (b"<b/>", "no <a>"),
        (b"<a>&nbsp;</a>", "no XML"),
        (b"<a>\xff\xfe</a>", "no XML"),
        (b"<a/><a/>", "no XML"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "no XML"),
        (b"", "no XML"),
        (b"<a>" * (DEEPEST + 1), "nested too deeply"),
    ],
)
def test_what_is_no_feed_is_refused(body, why):
    with pytest.raises(WireError, match=why):
        tree(page(body), "a")
