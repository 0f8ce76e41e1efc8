"""Where lines go: width, colour, and a progress line that keeps out of the way."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

import pytest
from rich.text import Text

from gander.faces.cli import lookalikes, screen


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("columns", "cells", "reason"),
    [
        (None, 80, "a pipe that says nothing"),
        ("60", 60, "a narrow terminal"),
        ("120", 100, "prose does not get wider than one reads well"),
        ("5", 20, "a terminal that cannot be used still gets an answer"),
        ("0", 80, "some terminals and CI say 0 where they do not know"),
        ("wide", 80, "nonsense in COLUMNS"),
    ],
)
def test_width(columns: str | None, cells: int, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert screen.width() == cells, reason


def test_a_terminal_of_no_columns_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "0")
    screen.show([Text("1,204 jobs")])
    assert capsys.readouterr().out == "1,204 jobs\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4 % (2–9 %) · Đà Nẵng", "4 % (2-9 %) - Da Nang"),
        ("Retrieval-augmen…", "Retrieval-augmen~"),
        ("███▌", "####"),
        ("Mắt Biếc 🦉 Łódź straße", "Mat Biec ? Lodz strasse"),
    ],
)
def test_signs_that_cannot_be_shown_become_look_alikes(text: str, shown: str) -> None:
    assert text.encode("ascii", errors=lookalikes.register()).decode("ascii") == shown


def test_a_table_stays_one_where_a_sign_becomes_two(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "ascii", errors=lookalikes.register()))
    screen.show([Text("≥ 60 % met  3 at 1"), Text("one short   9 at 8")])
    sys.stdout.flush()
    first, second = raw.getvalue().decode("ascii").splitlines()
    assert first == ">=60 % met  3 at 1"
    assert first.index("3 at") == second.index("9 at")


def slow(start: float = 0.0) -> Callable[[], float]:
    """A clock on which two seconds pass between looks."""
    now = [start]

    def tick() -> float:
        now[0] += 2.0
        return now[0]

    return tick


def test_progress_in_a_pipe_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(time, "monotonic", slow())
    with screen.Progress() as progress:
        progress("reading", 1, 10)
    assert stderr.getvalue() == ""


def test_progress_shows_on_a_terminal_when_it_takes_more_than_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    with screen.Progress() as progress:
        progress("reading", 1, 10)
        assert stderr.getvalue() == "", "quick work shows nothing"
        progress._start -= 2
        progress("reading", 2, 10)
        progress("writing", 3, 10)
    assert "writing" in stderr.getvalue()
