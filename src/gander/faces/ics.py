"""Closing days as a calendar (RFC 5545): one all-day event an opening, and a reminder two days before.

Why not a library:
    What is needed of the format is one kind of event and three rules (escape, fold, CRLF): sixty lines. A
    library would be a base dependency for every install, mostly for time zones, of which days have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from gander.faces import door_words
from gander.faces import opening_words as opened
from gander.faces import words as say
from gander.faces.atom import inert, lines
from gander.stand.openings import Opening, Openings

OCTETS = 75
BEFORE = "-P2D"


def calendar(found: Openings, now: datetime) -> bytes:
    """The whole file. Without a closing day it holds no event, but still a component: RFC 5545 wants one."""
    events = [line for opening in dated(found) for line in _event(opening, now)]
    body = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Gander//doors//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(f'Closing days: {say.question(found.population)}')}",
        *(events or _utc()),
        "END:VCALENDAR",
    ]
    return b"".join(folded(body))


def dated(found: Openings) -> list[Opening]:
    """Those that name a last day to apply, the first to close first."""
    named = [(opening.closes, opening.id, opening) for opening in found.openings if opening.closes]
    return [opening for _, _, opening in sorted(named, key=lambda item: item[:2])]


def _event(opening: Opening, now: datetime) -> list[str]:
    assert opening.closes is not None
    what = f"{opened.title(opening)} · {door_words.who(opening.door)}"
    url = say.link(opening.door.url)
    told = "\n".join([*lines(opening), *([url] if url else [])])
    return [
        "BEGIN:VEVENT",
        f"UID:{opening.id}@closes.gander.invalid",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{opening.closes:%Y%m%d}",
        f"DTEND;VALUE=DATE:{opening.closes + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'Closes: {what}')}",
        f"DESCRIPTION:{_escaped(told)}",
        *([f"URL:{url}"] if url else []),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(f'Closes in two days: {what}')}",
        f"TRIGGER:{BEFORE}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _utc() -> list[str]:
    """A component that no calendar shows."""
    return [
        *("BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
        *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
    ]


def _escaped(text: str) -> str:
    """A TEXT value; line ends are ours, those from outside were blanked."""
    clean = "\n".join(inert(line) for line in text.split("\n"))
    for mark in ("\\", ";", ","):
        clean = clean.replace(mark, f"\\{mark}")
    return clean.replace("\n", "\\n")


def folded(content: Iterable[str]) -> Iterator[bytes]:
    """Lines of at most 75 octets, CRLF behind each; a character is never torn apart."""
    for line in content:
        room, taken = OCTETS, b""
        for character in line:
            octets = character.encode("utf-8", "replace")
            if len(taken) + len(octets) > room:
                yield taken + b"\r\n "
                # the blank that continues a line counts
                room, taken = OCTETS - 1, b""
            taken += octets
        yield taken + b"\r\n"
