"""Openings as an Atom feed (RFC 4287), which any reader of feeds can follow.

How:
    An entry's id is the posting's own and an updated time is the day on which something became of its advert,
    so that a feed written again from the same market is the same to the byte, and a reader shows each once.
    Text from outside only ever becomes text of an element: nothing in it can be markup.
"""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from xml.etree import ElementTree as ET

from gander.faces import door_words
from gander.faces import opening_words as opened
from gander.faces import words as say
from gander.faces.pay_words import pay
from gander.stand.openings import Opening, Openings

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"


def feed(found: Openings) -> bytes:
    """The whole document, in UTF-8. Who it is for stands nowhere in it."""
    question = say.question(found.population)
    # names without prefixes: some readers know 'feed' and 'div' by these names alone
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    key = blake2b(question.encode(), digest_size=8).hexdigest()
    _text(root, "id", f"urn:gander:doors:{key}")
    _text(root, "title", f"Doors: {question}")
    _text(root, "updated", _instant(max((o.updated for o in found.openings), default=found.population.as_of)))
    _text(ET.SubElement(root, "author"), "name", "Gander")
    _text(root, "generator", "Gander")
    for opening in found.openings:
        _entry(root, opening)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(root: ET.Element, opening: Opening) -> None:
    entry = ET.SubElement(root, "entry")
    _text(entry, "id", f"urn:gander:advert:{opening.id}")
    _text(entry, "title", f"{opened.title(opening)} · {door_words.who(opening.door)}")
    _text(entry, "updated", _instant(opening.updated))
    if opening.first_seen:
        _text(entry, "published", _instant(min(opening.first_seen, opening.updated)))
    if url := say.link(opening.door.url):
        ET.SubElement(entry, "link", {"rel": "alternate", "href": inert(url)})
    ET.SubElement(entry, "category", {"term": opening.outcome or "not judged"})
    content = ET.SubElement(entry, "content", {"type": "xhtml"})
    div = ET.SubElement(content, "div", {"xmlns": XHTML})
    for line in lines(opening):
        _text(div, "p", line)


def lines(opening: Opening) -> list[str]:
    """What a feed and a calendar say of an opening: no ages in days, which would be wrong tomorrow."""
    door = opening.door
    closes = f"closes {opening.closes.isoformat()}" if opening.closes else ""
    first = f"first seen {opening.first_seen.isoformat()}" if opening.first_seen else ""
    posted = f"posted {door.posted.isoformat()}" if door.posted and door.posted_basis == "stated" else ""
    where = [door_words.place(door), pay(opening.pay), posted or first, closes, opened.marks(opening)]
    said = [door_words.shown(door), door_words.asks(door), say.joined(where), opened.sources(opening)]
    return [inert(text) for text in said if text]


def inert(text: str) -> str:
    """Cleaned, and without what XML 1.0 cannot hold."""
    kept = (c for c in say.clean(text.replace(say.NBSP, " ")) if c not in "\ufffe\uffff")
    return "".join(kept)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = inert(text)


def _instant(day: date) -> str:
    """A day is all that is known."""
    return f"{day.isoformat()}T00:00:00Z"
