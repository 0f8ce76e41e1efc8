"""A schema.org JobPosting in the form of JSON-LD, read into columns of RAW; any of it may be odd."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from gander.connectors.live import board, fields
from gander.connectors.live.plain import as_html, bullets
from gander.connectors.live.wire import Row, day_of

_PERIODS = ("year", "month", "week", "day", "hour")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLACEHOLDERS = frozenset(("n/a", "none", "null", "-", "not available", "unavailable"))
_LONGEST = 500
"""Characters of a title, a name or a place; what is longer is none."""
_SECTIONS = {
    "responsibilities": "Responsibilities",
    "qualifications": "Qualifications",
    "experienceRequirements": "Experience",
    "educationRequirements": "Education",
    "skills": "Skills",
    "jobBenefits": "Benefits",
    "incentiveCompensation": "Compensation",
}


def listed(value: Any) -> list[Any]:
    return value[:50] if isinstance(value, list) else [value]


def first(value: Any) -> Any:
    return listed(value)[0] if value != [] else None


def said(value: Any) -> str | None:
    """A short text: itself, an object's name, the first of a list. Entities come once or twice encoded."""
    value = first(value)
    if isinstance(value, dict):
        value = first(value.get("name") or value.get("@value"))
    word = fields.words(value)
    word = " ".join(html.unescape(html.unescape(word)).split()) if word else None
    return word if word and len(word) <= _LONGEST and word.lower() not in _PLACEHOLDERS else None


def place(found: Any) -> str | None:
    if not isinstance(found, dict):
        return said(found)
    told = first(found.get("address", found))
    if not isinstance(told, dict):
        return said(told) or said(found)
    parts = (said(told.get(name)) for name in ("addressLocality", "addressRegion", "addressCountry"))
    return ", ".join(dict.fromkeys(part for part in parts if part)) or said(found)


def countries(found: Any) -> list[str]:
    told = first(fields.maybe(found, "address"))
    country = said(fields.maybe(told, "addressCountry"))
    return [country] if country else []


def tags(value: Any) -> list[str] | None:
    """Skills are tags where they come as a list, else a text like others."""
    if not isinstance(value, list):
        return None
    return [word for word in dict.fromkeys(map(said, listed(value))) if word] or None


def closes(posting: Mapping[str, Any]) -> date | None:
    """The last day on which the page says that one may apply.

    Many sites fill `validThrough` by themselves, with thirty or sixty days after the day of posting: stated
    all the same, but a day that moves on as long as the advert stands.
    """
    days = (day_of(first(posting.get(name))) for name in ("applicationDeadline", "validThrough"))
    return min((day for day in days if day), default=None)


def pay(posting: Mapping[str, Any]) -> Row:
    return board.pay([_range(one, posting) for one in listed(posting.get("baseSalary"))])


def _range(found: Any, posting: Mapping[str, Any]) -> board.Range:
    """A sum or from and to; currency and unit stand beside the value or in it."""
    outer = found if isinstance(found, dict) else {"value": found}
    told = first(outer.get("value"))
    inner = told if isinstance(told, dict) else {**outer, "value": told}
    low, high, one = (_amount(inner.get(name)) for name in ("minValue", "maxValue", "value"))
    unit = said(inner.get("unitText")) or said(outer.get("unitText"))
    currency = (
        said(outer.get("currency")) or said(inner.get("currency")) or said(posting.get("salaryCurrency"))
    )
    period = unit.lower() if unit else None
    if period and period not in _PERIODS:
        period = period.removesuffix("ly") if period.removesuffix("ly") in _PERIODS else period
    return low or one, high or one, currency, period


def _amount(value: Any) -> float | None:
    """More than nothing; a nought is left there by forms."""
    told = first(value)
    if isinstance(told, str) and _THOUSANDS.fullmatch(told.strip()):
        told = told.replace(",", "")
    found = board.amount(told)
    return found if found and found > 0 else None


def text(posting: Mapping[str, Any]) -> str | None:
    """The description, and each further part that it does not hold already."""
    whole = as_html(first(posting.get("description")))
    bare = _bare(whole)
    parts = [whole]
    for name, heading in _SECTIONS.items():
        value = posting.get(name)
        if isinstance(value, list):
            body = bullets(*map(said, listed(value)))
        else:
            body = as_html(value) if isinstance(value, str) else as_html(_within(value))
        if body and _bare(body) not in bare:
            parts.append(board.section(heading, body))
    return board.text(*parts)


def _within(value: Any) -> Any:
    """What an object says: {'@type': 'EducationalOccupationalCredential', 'credentialCategory': …}."""
    return fields.maybe(value, "description") or fields.maybe(value, "credentialCategory")


def _bare(told: str | None) -> str:
    return re.sub(r"\W++", "", html.unescape(re.sub(r"<[^<>]*+>", "", told or ""))).lower()
