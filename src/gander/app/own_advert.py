"""A posting that the user pastes or drops in, as one advert of their own."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
from selectolax.lexbor import LexborHTMLParser

from gander.connectors.imported.rows import content_id
from gander.connectors.live import schema_org, structured
from gander.connectors.live.wire import day_of
from gander.connectors.passing_on import OWN
from gander.employers import employer_id
from gander.errors import UserError
from gander.model import Problem
from gander.shell.document import Document
from gander.shell.documents import read_documents
from gander.shell.incoming import Incoming
from gander.shell.posting_json import document as stated_document
from gander.tables import RAW

MOST = 50
"""Postings of one page or JSON file."""
_SAVED = re.compile(
    r"<!-- saved from url=\(\d+\)(\S{4,2000}) -->|^Content-Location: (\S{4,2000})", re.MULTILINE
)
_MARKS = re.compile(r"(?<=[?&])(?:utm_\w+|gh_src|source|ref)=[^&#]*&?")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the user says of the advert; it goes before what the file says."""

    employer: str | None = None
    title: str | None = None
    location: str | None = None
    url: str | None = None


def own_adverts(found: Incoming, told: Told, day: date) -> pl.DataFrame:
    """tables.RAW: one row an advert in the file, seen open on that day. The same page again has the same ids.

    Raises UserError where no posting stands in it, and where what is told of one would be said of several.
    """
    try:
        documents = read_documents(str(found.path))
    except UserError as error:
        raise UserError(*(dataclasses.replace(one, where=found.where) for one in error.problems)) from error
    if len(documents) > MOST:
        then = f"as rows: gander market import {found.where} --map title=COLUMN --map employer=COLUMN"
        raise UserError(Problem(where=found.where, why=f"{len(documents):,} postings stand in it", next=then))
    page = _page(found) if len(documents) == 1 else ""
    if page:
        documents = [_with_stated(documents[0], page)]
    if len(documents) > 1 and (told.url or told.title):
        why = f"{len(documents)} postings stand in it: --url and --title are of one"
        raise UserError(Problem(where=found.where, why=why, next="leave them out, or give one posting alone"))
    said = {name: value for name, value in dataclasses.asdict(told).items() if value is not None}
    address, closes = (_address(page), _closes(page)) if page else (None, None)
    rows = []
    for one in documents:
        whole = dataclasses.replace(dataclasses.replace(one, url=one.url or address), **said)
        row = {**_row(whole, day), "closes": closes}
        rows.append({name: _storable(value) for name, value in row.items()})
    return pl.DataFrame(rows, schema=RAW).unique("source_id", keep="first", maintain_order=True)


def _storable(value: Any) -> Any:
    """Half a character, which JSON and a terminal can hold and no file, becomes the sign for one."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _page(found: Incoming) -> str:
    """The file as HTML, where it is some."""
    head = found.path.read_bytes()[: 8 << 20]
    text = head.decode("utf-8", "replace")
    return text if re.search(r"<(?:html|head|body|!doctype)\b", text[:20_000], re.IGNORECASE) else ""


def _with_stated(document: Document, page: str) -> Document:
    """With what the page states in another form than JSON-LD, where the text says nothing of it."""
    try:
        stated = structured.postings(page)
    except structured.TooDeepError:
        return document
    if len(stated) != 1:
        return document
    more = stated_document({**stated[0], "text": document.text}, document.where)
    if more is None:
        return document
    names = [f.name for f in dataclasses.fields(Document) if f.name not in ("where", "text")]
    return dataclasses.replace(
        document, **{name: getattr(document, name) or getattr(more, name) for name in names}
    )


def _closes(page: str) -> date | None:
    """The last day to apply, where the page states one job and its last day."""
    try:
        stated = structured.postings(page)
    except structured.TooDeepError:
        return None
    return day_of(schema_org.first(stated[0].get("validThrough"))) if len(stated) == 1 else None


def _address(page: str) -> str | None:
    """Where the page was saved from, or what it calls its own address."""
    if saved := _SAVED.search(page):
        return saved[1] or saved[2]
    if structured.is_too_deep(page):
        return None
    tree = LexborHTMLParser(page)
    for where, name in (("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")):
        node = tree.css_first(where)
        if node is not None and (value := (node.attributes.get(name) or "").strip()):
            return value
    return None


def _row(one: Document, day: date) -> Mapping[str, Any]:
    url = one.url if one.url and re.fullmatch(r"(?i)https?://[^\s\x00-\x1f\"'<>]{1,2000}", one.url) else None
    number = (
        _MARKS.sub("", re.sub(r"(?i)^https?://(?:www\.)?", "", url.partition("#")[0])).rstrip("/?&")
        if url
        else None
    )
    posted = one.posted if one.posted and one.posted <= day else None
    return {
        "source": OWN,
        "source_id": number or content_id(one.employer, one.title, " ".join(one.text.split())),
        "url": url,
        "employer_id": employer_id(one.employer) if one.employer else None,
        "employer": one.employer,
        "title": one.title or "",
        "location": one.location,
        "country": one.country,
        "remote": one.remote,
        "posted": posted,
        "posted_basis": "stated" if posted else "unknown",
        "snapshot_day": day,
        "employment_type": one.employment_type,
        "tags": [],
        "pay_min": one.pay_min,
        "pay_max": one.pay_max,
        "pay_currency": one.pay_currency,
        "pay_period": one.pay_period,
        "text": one.text,
    }
