"""A door in words: what was not shown is not called missing, what was not read is not called met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gander.faces import door_words as told
from gander.faces.words import NBSP
from tests.faces.values import DOOR, DOORS


def spaced(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("door", "text"),
    [
        (DOOR, "nothing missing of 6"),
        (DOORS[2], "not shown: AWS or GCP (Cloud), Apache Spark (2 of 6)"),
        (replace(DOOR, n_must=1), "nothing missing of 1 read: little could be read"),
        (replace(DOORS[1], n_must=2), "not shown: AWS or GCP (Cloud) (1 of 2 read: little could be read)"),
        (replace(DOOR, n_must=0), "read, but states no must"),
        (replace(DOOR, basis="title", n_must=0), "requirements not read (title only)"),
        (replace(DOOR, basis="tags", n_must=0), "requirements not read (board tags only)"),
    ],
    ids=["all shown", "some not shown", "thin", "thin, not shown", "no must", "title", "tags"],
)
def test_what_a_door_asks_of_what_could_be_read(door: told.Door, text: str) -> None:
    assert spaced(told.shown(door)) == text


def test_at_most_so_many_are_named_and_the_rest_is_counted() -> None:
    many = replace(DOOR, missing=DOORS[1].missing * 7, n_must=9)
    text = spaced(told.shown(many, 2))
    assert text == "not shown: AWS or GCP (Cloud), AWS or GCP (Cloud) and 5 more (7 of 9)"


def test_what_else_it_asks() -> None:
    assert spaced(told.asks(DOOR)) == "asks master, 5+ years, language", "said gates are not repeated"
    assert spaced(told.asks(replace(DOOR, degree=None, years_min=None))) == "asks degree, language, years"
    assert told.asks(DOORS[1]) == ""


@pytest.mark.parametrize(
    ("posted", "seen", "basis", "text"),
    [
        (578, 395, "stated", "posted 19 months ago, last seen open 13 months ago"),
        (30, 7, "stated", "posted 30 days ago"),
        (12, None, "stated", "posted 12 days ago"),
        (None, 300, "unknown", "last seen open 10 months ago"),
        (None, None, "unknown", "date unknown"),
        (75, 60, "seen first", "first seen 2 months ago"),
        (0, 0, "stated", "posted today"),
    ],
)
def test_when(posted: int | None, seen: int | None, basis: str, text: str) -> None:
    door = replace(DOOR, age_days=posted, seen_days=seen, posted_basis=basis)
    assert spaced(told.age(door)) == text


@pytest.mark.parametrize(
    ("seen", "text"), [(3, "written 2026-01-02, last seen open 3 days ago"), (None, "written 2026-01-02")]
)
def test_a_day_of_writing_is_no_age(seen: int | None, text: str) -> None:
    door = replace(DOOR, posted=date(2026, 1, 2), posted_basis="written", age_days=None, seen_days=seen)
    assert spaced(told.age(door)) == text


@pytest.mark.parametrize(
    ("place", "remote", "here", "text"),
    [
        ("AR", "remote", False, "remote (place named: AR)"),
        ("Berlin, DE", "remote", True, "Berlin, DE, remote"),
        ("Berlin, DE", "hybrid", True, "Berlin, DE, hybrid"),
        ("Berlin, DE", "onsite", True, "Berlin, DE"),
        ("", "remote", False, "remote"),
        ("Remote, US", "remote", False, "Remote, US"),
    ],
)
def test_where(place: str, remote: str, here: bool, text: str) -> None:
    assert told.place(replace(DOOR, place=place, remote=remote, here=here)) == text


def test_the_role_is_named_only_where_it_is_not_the_one_asked_for() -> None:
    assert told.what(DOOR, ("ml-engineer",)) == "senior"
    assert told.what(DOOR, ("data-scientist",)) == "senior ML engineer"


def test_an_employer_s_long_name_does_not_fill_the_screen() -> None:
    assert len(told.who(replace(DOOR, employer="x" * 500))) == 40
    assert told.who(replace(DOOR, employer=None)) == "unnamed employer (ashby-2025)"
