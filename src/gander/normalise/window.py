"""Time-zone windows as adverts print them: 'UTC-5 to UTC+2', 'CET ± 2', 'US time zones'."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMED: dict[str, float] = {
    **dict.fromkeys(("utc", "gmt", "wet", "bst", "uk"), 0.0),
    **dict.fromkeys(("cet", "cest", "central european"), 1.0),
    **dict.fromkeys(("eet", "eest"), 2.0),
    **dict.fromkeys(("est", "edt", "et", "eastern"), -5.0),
    **dict.fromkeys(("cst", "cdt", "ct", "central"), -6.0),
    **dict.fromkeys(("mst", "mdt", "mt", "mountain"), -7.0),
    **dict.fromkeys(("pst", "pdt", "pt", "pacific"), -8.0),
    **dict.fromkeys(("ist",), 5.5),
    **dict.fromkeys(("sgt",), 8.0),
    **dict.fromkeys(("jst",), 9.0),
    **dict.fromkeys(("aest", "aedt"), 10.0),
}
# The zones of where people speak so, at standard time.
SPREAD: dict[str, tuple[float, float]] = {
    **dict.fromkeys(
        ("us", "usa", "american", "america", "u.s.", "north american", "north america", "na", "canadian"),
        (-8.0, -5.0),
    ),
    **dict.fromkeys(("eu", "european", "europe"), (0.0, 2.0)),
    **dict.fromkeys(("emea",), (0.0, 4.0)),
    **dict.fromkeys(("americas", "the americas", "amer"), (-8.0, -3.0)),
    **dict.fromkeys(("latam", "latin american"), (-6.0, -3.0)),
    **dict.fromkeys(("east coast",), (-5.0, -5.0)),
    **dict.fromkeys(("west coast",), (-8.0, -8.0)),
    **dict.fromkeys(("apac", "asian", "asia"), (5.5, 12.0)),
}
_SIGNED = r"(?:UTC|GMT)\s*([+\-−–]\s*\d{1,2}(?:[:.]\d\d?)?|[±]\s*0)?"
_RANGE = re.compile(rf"{_SIGNED}\s*(?:to|and|/|through|till|-|–|—|~|\.\.+)\s*{_SIGNED}(?!\w)", re.I)
_BARE_RANGE = re.compile(
    r"(?:UTC|GMT)\s*([+\-−–]\s*\d{1,2})\s*(?:to|and|/|-|–|—|~|\.\.+)\s*([+\-−]?\s*\d{1,2})\b", re.I
)
_ZONE = r"(UTC|GMT|CET|CEST|EET|EST|EDT|ET|CST|PST|PDT|PT|BST|IST|Pacific|Eastern|Central European)"
_AROUND = re.compile(rf"\b{_ZONE}(?: time(?: ?zone)?)?\s*\(?(?:±|\+\s*/\s*-|\+-|-/\+)\s*(\d{{1,2}})", re.I)
_AROUND_OF = re.compile(
    rf"(?:±|\+\s*/\s*-|\+-|within)\s*(\d{{1,2}})\s*(?:h|hrs?|hours?)?\s*(?:of|from|to"
    rf"|around)?\s*(?:the )?{_ZONE}\b",
    re.I,
)
# Letters in capitals only: 'et' and 'est' are words.
_BETWEEN = re.compile(
    r"\b(UTC|GMT|CET|CEST|EET|EST|EDT|ET|CST|CDT|MST|MDT|PST|PDT|PT|BST)(?: time(?:zone)?)?"
    r"\s*(?:to|and|through|till|or|/|-|–|—)\s*"
    r"(UTC|GMT|CET|CEST|EET|EST|EDT|ET|CST|CDT|MST|MDT|PST|PDT|PT|BST)\b(?:\s*[Tt]ime[ -]?[Zz]ones?)?"
)
_PEOPLE = (
    r"(US|USA|U\.S\.|American?|North American?|EU|European|Europe|EMEA|Americas|LATAM|Latin American"
    r"|APAC|Asian?|Canadian|East Coast|West Coast)"
)
_SPREAD = re.compile(
    rf"\b{_PEOPLE}(?: ?(?:/|,|or|and|&|to) ?{_PEOPLE})?(?:[- ]based)?[- ](?:compatible |friendly "
    rf"|overlapping "
    r"|aligned |business |working |work )?(?:time[- ]?zones?|hours|tz)\b",
    re.I,
)
_SINGLE = re.compile(
    rf"\b{_ZONE}\s*([+\-−]\s*\d{{1,2}})?\s*(?:time[- ]?zones?|time|hours|tz|overlap)\b", re.I
)
# 'Overlap with EST', 'crossover w/ PST required', 'from 9 am to 12 pm PT'.
_OVERLAP = re.compile(
    r"(?:(?i:overlap\w*|cross-?over)\b[^.;\n]{0,40}?|\d ?(?i:[ap]\.?m\.?) )"
    r"\b(UTC|GMT|CET|CEST|EST|EDT|ET|CST|CDT|PST|PDT|PT|Eastern|Pacific)\b"
)
_LONE = re.compile(r"\b(?:UTC|GMT)\s*([+\-−]\s*\d{1,2})\b", re.I)


@dataclass(frozen=True, slots=True)
class Window:
    """Hours from UTC, standard time, and where the text prints them. One zone alone: low = high."""

    low: float
    high: float
    start: int
    end: int


def read_window(text: str) -> Window | None:
    """The first window that the text prints, or None."""
    hit = _RANGE.search(text)
    if hit and (hit[1] or hit[2]):
        return _window(hit, _hours(hit[1]), _hours(hit[2]))
    hit = _BARE_RANGE.search(text)
    if hit:
        return _window(hit, _hours(hit[1]), _hours(hit[2]))
    hit = _BETWEEN.search(text)
    if hit and NAMED[hit[1].casefold()] != NAMED[hit[2].casefold()] and not _relative(text):
        return _window(hit, NAMED[hit[1].casefold()], NAMED[hit[2].casefold()])
    return _relative(text) or _named(text)


def _relative(text: str) -> Window | None:
    hit = _AROUND.search(text)
    zone, hours = (hit[1], hit[2]) if hit else ("", "")
    if not hit:
        hit = _AROUND_OF.search(text)
        zone, hours = (hit[2], hit[1]) if hit else ("", "")
    if not hit:
        return None
    middle = NAMED[zone.casefold()]
    return _window(hit, middle - float(hours), middle + float(hours))


def _named(text: str) -> Window | None:
    hit = _SPREAD.search(text)
    if hit:
        ends = [e for name in hit.groups() if name for e in SPREAD[name.casefold()]]
        return _window(hit, min(ends), max(ends))
    hit = _SINGLE.search(text)
    if hit:
        zone = NAMED[hit[1].casefold()] + _hours(hit[2])
        return _window(hit, zone, zone)
    hit = _LONE.search(text)
    if hit:
        return _window(hit, _hours(hit[1]), _hours(hit[1]))
    hit = _OVERLAP.search(text)
    zone = NAMED[hit[1].casefold()] if hit else 0.0
    return _window(hit, zone, zone) if hit else None


def _window(hit: re.Match[str], a: float, b: float) -> Window:
    return Window(min(a, b), max(a, b), hit.start(), hit.end())


def _hours(printed: str | None) -> float:
    if not printed:
        return 0.0
    plain = re.sub(r"[−–]", "-", printed).replace(" ", "").replace("±", "")
    whole, _, minutes = plain.replace(".", ":").partition(":")
    part = float(minutes) / 60 if len(minutes) == 2 else float(f"0.{minutes or 0}")
    return float(whole or 0) + (-part if whole.startswith("-") else part)
