"""`gander update` on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gander.app.update_result import SourceRow, Updated
from gander.faces.cli.render.update import update

ROW = SourceRow(
    source="ashby",
    verified=True,
    asked=5,
    whole=5,
    failed=0,
    shown=200,
    first=180,
    new=20,
    changed=3,
    closed=4,
    open=200,
)
FOUND = Updated(
    day=date(2026, 11, 25),
    rows=(ROW,),
    reposted=0,
    reopened=0,
    requests=9,
    unchanged=0,
    read=200,
    n_open=200,
    n_demands=190,
    n_employers=5,
    why=(("yours", 2), ("jobs of your roles seen there", 3)),
    left=0,
    stopped=False,
)


def text(found: Updated, width: int = 80) -> str:
    return "\n".join(line.plain for line in update(found, width))


def words(found: Updated) -> str:
    return " ".join(text(found).split())


def test_new_is_the_same_number_in_words_and_table() -> None:
    assert "20 new" in words(FOUND) and "180 first seen on boards that are new to you" in words(FOUND)
    assert "source boards whole shown first new changed closed open" in words(FOUND)
    assert "ashby 5 5 200 180 20 3 4 200" in words(FOUND)


def test_without_boards_that_are_new_there_is_no_such_column() -> None:
    said = words(replace(FOUND, rows=(replace(ROW, first=0),)))
    assert "first" not in said and "ashby 5 5 200 20 3 4 200" in said


def test_why_these_boards_were_asked_and_how_to_ask_more() -> None:
    assert "chosen: yours 2, jobs of your roles seen there 3" in words(FOUND)
    assert "other boards" not in words(FOUND)
    assert "7 other boards are known (--boards N asks more)" in words(replace(FOUND, left=7))


def test_after_a_stop_by_hand_comes_the_rest() -> None:
    said = words(replace(FOUND, stopped=True))
    assert "stopped by hand" in said and "goes on with the boards that were left" in said


def test_lines_keep_to_sixty_columns() -> None:
    assert all(len(line) <= 60 for line in text(FOUND, 60).splitlines())
