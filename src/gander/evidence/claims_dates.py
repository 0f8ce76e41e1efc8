"""Dates as people and archives write them: 'Jan 2021', '03/2021', '2019 – now', '2021/03/04 10:11:12 UTC'."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    ("jan", "januar", "january", "jänner"),
    ("feb", "februar", "february"),
    ("mar", "mär", "mrz", "märz", "march"),
    ("apr", "april"),
    ("may", "mai"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("oct", "okt", "october", "oktober"),
    ("nov", "november"),
    ("dec", "dez", "december", "dezember"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_YEAR = r"(?:19[6-9]\d|20\d\d)"
_WHEN = (
    rf"(?:(?:{_MONTH})\.?,?\s+{_YEAR}|(?:0?[1-9]|1[0-2])\s?[/.]\s?{_YEAR}|{_YEAR}[-/.](?:0?[1-9]|1[0-2])"
    rf"(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?|tháng\s+\d{{1,2}}[/ ]{_YEAR}|{_YEAR})"
)
_NOW = r"(?:now|present|today|current|ongoing|heute|jetzt|aktuell|laufend|nay|hiện tại|hiện nay)"
_SPAN = re.compile(
    rf"(?<![\w/.-])(?P<first>{_WHEN})\s*(?:[-–—→]|\bto\b|\buntil\b|\btill\b|\bbis\b|\bđến\b|\btới\b)\s*"
    rf"(?P<last>{_WHEN}|{_NOW})(?![\w/-])",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\b(?:since|seit|từ)\s+(?:năm\s+)?(?P<first>{_WHEN})(?![\w/-])", re.IGNORECASE)
_UNTIL = re.compile(
    rf"\b(?:until|till|last used(?: in)?|bis|zuletzt|đến|lần cuối)\s+(?:năm\s+)?(?P<last>{_WHEN})(?![\w/-])",
    re.IGNORECASE,
)

Span = tuple[date | None, date | None]


def day_of(text: object, today: date, end: bool = False) -> date | None:
    """The day of a written date, never one to come; None where it is none.

    A month stands for its first day; a year alone for its first day, or where it is an `end` for its middle.
    """
    words = str(text).strip() if isinstance(text, str | int) and not isinstance(text, bool) else ""
    found = re.match(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", words)
    if found:
        return _made(int(found[1]), int(found[2]), int(found[3] or 1), today)
    found = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})\b", words)  # as Kaggle's tables and the US write it
    if found:
        return _made(int(found[3]), int(found[1]), int(found[2]), today)
    found = re.match(r"(?:tháng\s+)?(\d{1,2})\s?[/. ]\s?(\d{4})\b", words, re.IGNORECASE)
    if found:
        return _made(int(found[2]), int(found[1]), 1, today)
    found = re.match(rf"(?:(\d{{1,2}})\s+)?({_MONTH})\.?,?\s+(?:(\d{{1,2}}),\s*)?(\d{{4}})\b", words, re.I)
    if found:
        return _made(int(found[4]), _NUMBER[found[2].lower()], int(found[1] or found[3] or 1), today)
    if re.fullmatch(_YEAR, words):
        return _made(int(words), 7 if end else 1, 1, today)
    return None


def is_now(text: str) -> bool:
    """Whether it says that something goes on: 'Present', 'heute', 'nay'."""
    return re.fullmatch(_NOW, text.strip(), re.IGNORECASE) is not None


def span_in(text: str, today: date) -> Span | None:
    """The first time from-to that a text names; None where it names none."""
    found = _SPAN.search(text)
    if found:
        last = today if is_now(found["last"]) else day_of(found["last"], today, end=True)
        return day_of(found["first"], today), last
    since, until = _SINCE.search(text), _UNTIL.search(text)
    if since or until:
        first = day_of(since["first"], today) if since else None
        return first, day_of(until["last"], today, end=True) if until else None
    return None


def without_spans(text: str) -> str:
    """The text with its times as blanks."""
    return _SPAN.sub(lambda m: " " * len(m[0]), text)


def _made(year: int, month: int, day: int, today: date) -> date | None:
    try:
        return min(date(year, month, day), today)
    except ValueError:
        return None
