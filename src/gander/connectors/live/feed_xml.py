"""An XML page as a tree, read with care: no document type, no entities, nothing from elsewhere."""

from __future__ import annotations

from datetime import date
from email.utils import parsedate_to_datetime
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from gander.connectors.live.fields import words
from gander.connectors.live.wire import Page, WireError

DEEPEST = 40


def tree(page: Page, root: str) -> Element:
    """The page's outermost element, its names as printed ('tt:city'), attributes left out.

    Raises WireError where the page is no XML, is another document, or declares a document type: entities
    that grow without end and references to files and hosts are written there, and no feed needs one.
    """
    builder = TreeBuilder()
    parser = ParserCreate()
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise WireError("", "it is nested too deeply")
        builder.start(name, {})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name)

    def doctype(name: str, *declared: object) -> NoReturn:
        is_page = name.lower() == "html"
        raise WireError("", "a web page came instead of XML" if is_page else "it declares a document type")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(page.body, True)
        found: Element = builder.close()
    except WireError:
        raise
    except (ExpatError, ValueError, LookupError, AssertionError):
        web = page.body[:200].lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))
        raise WireError("", "a web page came instead of XML" if web else "it is no XML") from None
    if found.tag != root:
        raise WireError("", f"it is no <{root}>")
    return found


def below(element: Element, path: str) -> list[Element]:
    """Every element at a path of names: 'tt:locations/tt:location'."""
    found = [element]
    for name in path.split("/"):
        found = [child for one in found for child in one if child.tag == name]
    return found


def said(element: Element, path: str) -> str | None:
    """The text of the first element at a path of names; None where there is none."""
    return next((words(one.text) for one in below(element, path)), None)


def strange_names(element: Element, known: frozenset[str], path: str = "") -> frozenset[str]:
    """Dotted names of the elements with text or nothing below one that are not known."""
    found: set[str] = set()
    for child in element:
        here = f"{path}.{child.tag}" if path else child.tag
        if len(child):
            found |= strange_names(child, known, here)
        elif here not in known:
            found.add(here)
    return frozenset(found)


def day(printed: str | None) -> date | None:
    """The day of a feed's time, in the sender's own zone: 'Fri, 24 Jul 2026 23:57:16 +0200'."""
    try:
        return parsedate_to_datetime(printed).date() if printed else None
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
