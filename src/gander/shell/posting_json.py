"""A posting as JSON, whoever wrote it: schema.org's JobPosting, a board's answer, or one's own few keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gander.reading.canonical import canonical
from gander.reading.markup import masked
from gander.shell.document import Document
from gander.shell.pages import job_postings, text_of

EXAMPLE = '{"title": "Data engineer", "location": "Berlin", "text": "We look for …"}'
Json = Mapping[str, Any]

_TEXT = (
    *("text", "description", "descriptionHtml", "descriptionPlain", "description_html", "description_plain"),
    *("content", "body", "jobDescription", "job_description", "details", "html"),
)
_TITLE = ("title", "job_title", "jobTitle", "position", "name", "role")
_PLACE = ("location", "jobLocation", "locationName", "place", "city", "locations")
_POSTED = (
    *("posted", "datePosted", "posted_on", "posted_at", "postedAt", "publishedAt", "published_at"),
    *("first_published", "date"),
)
_WRITTEN = ("created_at", "createdAt")
_CLOSES = (
    *("closes", "applicationDeadline", "application_deadline", "ApplicationCloseDate", "close_at"),
    *("validThrough", "expires_at"),
)
_EMPLOYER = (
    *("employer", "company", "company_name", "companyName", "hiringOrganization", "organization"),
    "organisation",
)
_LONGEST = 500
"""Characters of a title, place or name; what is longer is none."""


def documents(value: Any, where: str) -> list[Document]:
    """The postings in a JSON value: an object, a list of them, or a list somewhere inside."""
    stated = [d for item in job_postings(value) if (d := document(item, where)) is not None]
    if stated:
        return stated
    if isinstance(value, dict):
        own = document(value, where)
        if own is not None:
            return [own]
        return next((found for v in value.values() if (found := _listed(v, where))), [])
    return _listed(value, where)


def _listed(value: Any, where: str) -> list[Document]:
    if not isinstance(value, list):
        return []
    found = [document(item, where) for item in value if isinstance(item, dict)]
    return [d for d in found if d is not None]


def document(item: Json, where: str) -> Document | None:
    """The posting that an object describes; None where it has no text."""
    texts = sorted(((key, v) for key in _TEXT if isinstance(v := item.get(key), str)), key=_size)
    if not texts:
        return None
    key, longest = texts[-1]
    text = "\n\n".join([_plain(longest), *_lists(item.get("lists"))])
    if not text.strip():
        return None
    title = _first(item, _TITLE)
    if title is None and key != "text":  # a board calls the title 'text' and the text 'description'
        title = _word(item.get("text"))
    pay = _pay(item.get("baseSalary"))
    place, country = _place(item)
    posted, written = _day(item, _POSTED), _day(item, _WRITTEN)
    return Document(
        where=where,
        text=text,
        title=title,
        location=place,
        country=country,
        employer=_first(item, _EMPLOYER),
        posted=posted or written,
        posted_basis="stated" if posted else "written" if written else None,
        closes=_day(item, _CLOSES),
        remote=_remote(item),
        employment_type=_word(item.get("employmentType")),
        pay_min=pay[0],
        pay_max=pay[1],
        pay_currency=pay[2],
        pay_period=pay[3],
        url=_word(item.get("url")),
    )


def _size(pair: tuple[str, str]) -> int:
    return len(pair[1])


def _plain(text: str) -> str:
    """A text that is HTML, also with its tags as entities, as lines; another as it is."""
    clean = canonical(text)
    return text_of(clean) if masked(clean) != clean else text


def _lists(value: Any) -> Iterable[str]:
    """Sections that a board keeps apart from the description: [{'text': heading, 'content': HTML}]."""
    for part in value if isinstance(value, list) else ():
        if isinstance(part, dict) and isinstance(content := part.get("content"), str):
            yield f"{part.get('text') or ''}\n{_plain(content)}"


def _first(item: Json, names: Iterable[str]) -> str | None:
    return next((word for name in names if (word := _word(item.get(name))) is not None), None)


def _day(item: Json, names: Iterable[str]) -> date | None:
    return next((day for name in names if (day := as_date(item.get(name))) is not None), None)


def _word(value: Any) -> str | None:
    """A short text: itself, the name of an object, or the parts of a list."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("display_name") or value.get("label")
    if isinstance(value, list):
        value = "; ".join(word for part in value[:20] if (word := _word(part)) is not None)
    if not isinstance(value, str):
        return None
    value = " ".join(canonical(value).split())
    return value if 0 < len(value) <= _LONGEST else None


def _place(item: Json) -> tuple[str | None, str | None]:
    """The place as printed, and the country where it stands apart."""
    for name in _PLACE:
        value = item.get(name)
        if isinstance(value, list) and value and all(isinstance(part, dict) for part in value):
            found = [word for part in value[:20] if (word := _address(part)) is not None]
            if found:
                return "; ".join(dict.fromkeys(found)), None
        word = _address(value) if isinstance(value, dict) else _word(value)
        if word is not None:
            return word, _word(item.get("country"))
    categories = item.get("categories")
    if isinstance(categories, dict) and (word := _word(categories.get("location"))) is not None:
        return word, _word(item.get("country"))
    return None, _word(item.get("country")) or _word(item.get("applicantLocationRequirements"))


def _address(place: Json) -> str | None:
    address = place.get("address", place)
    if isinstance(address, str):
        return _word(address)
    if not isinstance(address, dict):
        return _word(place)
    parts = [_word(address.get(k)) for k in ("addressLocality", "addressRegion", "addressCountry")]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or _word(place)


def _remote(item: Json) -> str | None:
    """What the source says of remote work, in words that it is printed with."""
    if str(item.get("jobLocationType") or "").upper() == "TELECOMMUTE" or item.get("isRemote") is True:
        return "Remote"
    remote = item.get("remote")
    return str(remote) if isinstance(remote, bool) else _word(remote) or _word(item.get("workplaceType"))


def _pay(value: Any) -> tuple[float | None, float | None, str | None, str | None]:
    """schema.org's baseSalary: lowest, highest, currency, period."""
    if not isinstance(value, dict):
        return None, None, None, None
    inner = value.get("value")
    amount: Json = inner if isinstance(inner, dict) else value
    single = amount.get("value") if isinstance(inner, dict) else inner
    low, high = (_number(amount.get(key, single)) for key in ("minValue", "maxValue"))
    unit = amount.get("unitText") or value.get("unitText")
    return low, high, _word(value.get("currency") or amount.get("currency")), _word(unit)


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        number = float(str(value).replace(",", ""))
    except ValueError:
        return None
    return number if 0 < number < 1e15 else None


def as_date(value: Any) -> date | None:
    """'2026-05-01', with or without a time behind it; '2026-05' is its first day; anything else None."""
    if not isinstance(value, str):
        return None
    text = value.strip()[:10]
    try:
        return date.fromisoformat(f"{text}-01" if len(text) == 7 else text)
    except ValueError:
        return None
