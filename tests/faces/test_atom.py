"""The feed is what RFC 4287 asks for, stays the same, and holds no markup from outside."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from gander.faces.atom import ATOM, XHTML, feed
from gander.stand.openings import Openings
from tests.faces.openings import EVIL, FOUND, NONE, OPENING

A, X = f"{{{ATOM}}}", f"{{{XHTML}}}"
ALLOWED = {
    *(A + name for name in ("feed", "id", "title", "updated", "author", "name", "generator", "entry")),
    *(A + name for name in ("published", "link", "category", "content")),
    *(X + name for name in ("div", "p")),
}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def one(element: ET.Element, name: str) -> str:
    """The text of the one child of that name."""
    (child,) = element.findall(A + name)
    assert child.text
    return child.text


@pytest.mark.parametrize("found", [FOUND, EVIL, NONE], ids=["ordinary", "hostile", "none"])
def test_every_mandatory_element_is_there_once(found: Openings) -> None:
    root = ET.fromstring(feed(found))
    assert root.tag == A + "feed"
    assert root.find(f"{A}author/{A}name") is not None
    entries = root.findall(A + "entry")
    assert len(entries) == len(found.openings)
    for element in (root, *entries):
        assert one(element, "id").startswith("urn:gander:")
        assert one(element, "title").strip()
        assert INSTANT.fullmatch(one(element, "updated"))
    for entry in entries:
        (content,) = entry.findall(A + "content")
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == [X + "div"], "RFC 4287, 4.1.3.3: a single div"
    assert len({one(entry, "id") for entry in entries}) == len(entries)


def test_outside_text_is_text_and_addresses_are_addresses() -> None:
    root = ET.fromstring(feed(EVIL))
    assert {element.tag for element in root.iter()} <= ALLOWED
    assert "<script>" in "".join(root.itertext()), "said, and not done"
    assert root.findall(f"{A}entry/{A}link") == []
    assert not re.search(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\u2066\ufffe\uffff]", "".join(root.itertext())
    )
    assert len(feed(EVIL)) < 5000


def test_what_xml_cannot_hold_is_left_out() -> None:
    ET.fromstring(feed(replace(FOUND, openings=(replace(OPENING, title="a\ufffe\uffff\x00\ud800b"),))))


def test_the_same_market_gives_the_same_feed_and_an_event_moves_it() -> None:
    assert feed(FOUND) == feed(FOUND)
    later = replace(FOUND, openings=(replace(OPENING, updated=date(2026, 12, 1)), *FOUND.openings[1:]))
    root = ET.fromstring(feed(later))
    assert one(root, "updated") == "2026-12-01T00:00:00Z"
    assert one(root.findall(A + "entry")[0], "id") == "urn:gander:advert:a0"


def test_an_entry_says_what_is_missing_and_until_when() -> None:
    said = " ".join("".join(ET.fromstring(feed(FOUND)).itertext()).split())
    assert "nothing missing of 6" in said
    assert "not shown: AWS or GCP (Cloud) (1 of 6)" in said
    assert "closes 2026-11-27" in said
    assert "days ago" not in said, "what is wrong tomorrow stands in no feed"
