"""The calendar, read by the rules of RFC 5545: lines, escapes, components and what each must have."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from gander.faces.ics import calendar, folded
from gander.stand.openings import Openings
from tests.faces.openings import EVIL, FOUND, NONE, OPENING

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
Line = tuple[str, str]


def content(data: bytes) -> list[Line]:
    """The unfolded lines as (name with parameters, value). Fails where a line breaks a rule."""
    assert data.endswith(b"\r\n")
    raw = data.split(b"\r\n")[:-1]
    assert not any(b"\r" in line or b"\n" in line for line in raw)
    assert max(len(line) for line in raw) <= 75
    for line in raw:
        line.decode("utf-8")  # no character is torn apart
    lines = data.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]
    pairs = [line.partition(":") for line in lines]
    assert all(re.fullmatch(r"[A-Z-]+(;[A-Z-]+=[^;:]+)*", name) and colon for name, colon, _ in pairs)
    return [(name, value) for name, _, value in pairs]


def components(lines: list[Line]) -> list[tuple[str, dict[str, str]]]:
    """(kind, properties) of each component, in the order of their beginnings; they nest properly."""
    found: list[tuple[str, dict[str, str]]] = []
    open_: list[tuple[str, dict[str, str]]] = []
    for name, value in lines:
        if name == "BEGIN":
            open_.append((value, {}))
            found.append(open_[-1])
        elif name == "END":
            assert open_.pop()[0] == value
        else:
            assert name not in open_[-1][1], "each property once"
            open_[-1][1][name] = value
    assert not open_
    return found


def events(found: Openings) -> list[dict[str, str]]:
    return [told for kind, told in components(content(calendar(found, NOW))) if kind == "VEVENT"]


def unescaped(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "a bare mark would end the value"
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


@pytest.mark.parametrize("found", [FOUND, EVIL, NONE], ids=["ordinary", "hostile", "none"])
def test_it_is_a_calendar_with_all_that_is_mandatory(found: Openings) -> None:
    (kind, head), *inside = components(content(calendar(found, NOW)))
    assert (kind, head["VERSION"]) == ("VCALENDAR", "2.0")
    assert head["PRODID"]
    assert inside, "RFC 5545, 3.6: at least one component"
    for event in events(found):
        assert event["UID"] and re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert re.fullmatch(r"\d{8}", event["DTSTART;VALUE=DATE"])


def test_one_all_day_event_an_opening_that_closes_with_an_alarm_two_days_before() -> None:
    first, second = events(FOUND)
    assert first["DTSTART;VALUE=DATE"] == "20261127"
    assert first["DTEND;VALUE=DATE"] == "20261128"
    assert first["UID"] == "a0@closes.gander.invalid"
    assert unescaped(first["SUMMARY"]) == "Closes: Senior Keeper of Models · Acme Robotics"
    assert "nothing missing of 6\nasks master" in unescaped(first["DESCRIPTION"])
    assert first["URL"].startswith("https://")
    assert second["DTSTART;VALUE=DATE"] == "20270201"
    alarms = [told for kind, told in components(content(calendar(FOUND, NOW))) if kind == "VALARM"]
    assert [(a["TRIGGER"], a["ACTION"]) for a in alarms] == [("-P2D", "DISPLAY")] * 2


def test_outside_text_ends_no_line_and_no_component() -> None:
    (event,) = events(EVIL)
    said = unescaped(event["SUMMARY"])
    assert "END:VCALENDAR" in said
    assert "URL" not in event
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e\u2066\u2028]", said)
    assert unescaped(
        events(replace(FOUND, openings=(replace(OPENING, title=r"a\n;b,\c"),)))[0]["SUMMARY"]
    ) == (r"Closes: a\n;b,\c · Acme Robotics")


def test_the_same_opening_keeps_its_uid_when_its_day_moves() -> None:
    moved = replace(FOUND, openings=(replace(OPENING, closes=date(2027, 1, 1)),))
    assert events(moved)[0]["UID"] == events(FOUND)[0]["UID"]


def test_without_a_closing_day_there_is_no_event() -> None:
    assert events(replace(FOUND, openings=(replace(OPENING, closes=None),))) == []


@pytest.mark.parametrize("text", ["x" * 75, "x" * 76, "ä" * 100, "猫" * 80, "🦉" * 60, "x" * 74 + "é", ""])
def test_folding_loses_nothing(text: str) -> None:
    data = b"".join(folded([text]))
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert data.decode().replace("\r\n ", "") == text + "\r\n"
