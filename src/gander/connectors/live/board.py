"""What the pages of employers' boards have in common: rows, entries that are none, pay, places, sections."""

from __future__ import annotations

import html
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from gander.connectors.live import fields
from gander.connectors.live.wire import Page, Row, WireError

NO_TITLE = "no title"
UNREADABLE = "entry cannot be read"
_ENCODED = re.compile(r"(?i)&(?:amp;)?lt;/?(?:p|div|ul|ol|li|br|h[1-6]|strong|b|em|span|a)\b")
Dropped = tuple[tuple[str, int], ...]


def row(page: Page, source: str, number: str, **said: Any) -> Row:
    """A row of RAW: the advert's number on the subject's board, and what it says; nothing that is empty.

    A board's answer is a stock: the day it came is its snapshot day. The day of posting is 'stated' unless
    the connector says otherwise ('written'): a day of writing is no day of posting.
    """
    told = {name: _storable(value) for name, value in said.items() if value is not None}
    basis = told.pop("posted_basis", "stated")
    if "posted" in told:
        told["posted_basis"] = basis
    return {
        "source": source,
        "source_id": _storable(f"{page.request.subject.name}/{number}"),
        **told,
        "snapshot_day": page.at.date(),
    }


def _storable(value: Any) -> Any:
    """A text that can be written as UTF-8: JSON can hold half of a pair of code units, a file cannot."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def gather(entries: Sequence[Any], read: Callable[[Any], Row | str]) -> tuple[list[Row], Dropped]:
    """The rows of the entries, and how many are none: `read` gives a row or the reason why not.

    Raises the first entry's WireError where several stand on the page and none could be read.
    """
    rows: list[Row] = []
    reasons: Counter[str] = Counter()
    first: WireError | None = None
    for entry in entries:
        try:
            found = read(entry)
        except WireError as error:
            first, found = first or error, UNREADABLE
        if isinstance(found, str):
            reasons[found] += 1
        else:
            rows.append(found)
    if first and reasons[UNREADABLE] == len(entries) > 1:
        raise first
    return rows, tuple(sorted(reasons.items()))


def number(entry: Any, path: str, name: str) -> str:
    """The advert's own number or code. Raises WireError where it has none."""
    found = fields.words(fields.given(entry, path, (str, int), name))
    if not found:
        raise WireError(f"{path}.{name}", "it is empty")
    return found


def employer(page: Page, *printed: Any) -> str:
    """The name that the page prints, else the one that the subject brings, else the board's."""
    subject = page.request.subject
    return next((name for name in map(fields.words, printed) if name), subject.company or subject.name)


def amount(value: Any) -> float | None:
    """A finite number, printed as one or as text ('18.50'); None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


PERIODS = (None, "year", "month", "week", "day", "hour")
Range = tuple[float | None, float | None, str | None, str | None]
"""Low, high, currency, period of one printed range."""


def pay(ranges: Sequence[Range]) -> Row:
    """The pay columns: all ranges of the first one's currency and period together (zones of one advert).

    A sum for another time ('one-time', '2 WEEK') could not be compared with any: it stays in the text.
    """
    told = [one for one in ranges if one[3] in PERIODS and (one[0] is not None or one[1] is not None)]
    if not told:
        return {}
    _, _, currency, period = told[0]
    same = [one for one in told if one[2:] == (currency, period)]
    lows = [one[0] for one in same if one[0] is not None]
    highs = [one[1] for one in same if one[1] is not None]
    return {
        "pay_min": min(lows, default=None),
        "pay_max": max(highs, default=None),
        "pay_currency": currency,
        "pay_period": period,
    }


def several(*names: Any) -> str | None:
    """Places or other names as one text, each once, in order: 'Berlin; Huế'."""
    said = dict.fromkeys(name for name in map(fields.words, names) if name)
    return "; ".join(said) or None


def place(found: Any, *names: str) -> str | None:
    """A place that is printed in parts, as one: 'Berlin, Germany'."""
    said = dict.fromkeys(name for name in (fields.words(fields.maybe(found, part)) for part in names) if name)
    return ", ".join(said) or None


def items(value: Any) -> list[Any]:
    """The value where it is a list; an empty one for null and anything else."""
    return value if isinstance(value, list) else []


def section(heading: Any, body: Any) -> str | None:
    """A part of a text under its heading; None for a part without words."""
    title, text = fields.words(heading), fields.words(body)
    if title and text:
        return f"<h3>{html.escape(html.unescape(title), quote=False)}</h3>\n{text}"
    return text


def text(*sections: str | None) -> str | None:
    """The parts of an advert in reading order."""
    return "\n".join(part for part in sections if part) or None


def decoded(value: Any) -> str | None:
    """HTML that may come as a text of entities, of some sources even twice."""
    said = fields.words(value)
    for _ in range(2):
        if said and "<" not in said and _ENCODED.search(said):
            said = html.unescape(said)
    return said


def known(path: str, names: str) -> frozenset[str]:
    """Known fields below a path: 'id salary.*' are 'jobs[].id', 'jobs[].salary' and all that is in it."""
    whole = [f"{path}.{name}" if path else name for name in names.split()]
    return frozenset(whole) | {name.removesuffix(".*") for name in whole}
