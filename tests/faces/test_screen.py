"""Where lines go: width, colour, and a progress line that keeps out of the way."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

import pytest

from gander.faces.cli import screen


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("columns", "full", "cells", "reason"),
    [
        (None, False, 80, "a pipe that says nothing"),
        ("60", False, 60, "a narrow terminal"),
        ("200", False, 80, "prose does not get wider than one reads well"),
        ("200", True, 100, "tables may"),
        ("5", False, 20, "a terminal that cannot be used still gets an answer"),
        ("wide", False, 80, "nonsense in COLUMNS"),
    ],
)
def test_width(
    columns: str | None, full: bool, cells: int, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert screen.width(full) == cells, reason


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
