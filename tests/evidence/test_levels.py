"""Findings -> levels, states and freshness (METHODS section 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gander.evidence.findings import Findings
from gander.evidence.levels import level, needs_refresh, state

FLAGS = ["seen", "own_lines", "authored", "tested", "fixed", "configured", "maintained", "merged", "released"]
NOTHING = Findings(
    skill="x", n_commits=0, n_lines=0, first=1, last=1, last_own=None, **dict.fromkeys(FLAGS, False)
)


@pytest.mark.parametrize(
    ("true", "expected"),
    [
        ("", 0),
        ("seen", 1),
        ("seen own_lines", 1),
        ("seen own_lines released tested", 1),  # a level rests on the one below it
        ("seen own_lines authored", 2),
        ("seen own_lines authored released", 2),
        ("seen own_lines authored tested", 3),
        ("seen own_lines authored fixed", 3),
        ("seen own_lines authored configured", 3),
        ("seen own_lines authored maintained", 3),
        ("seen own_lines authored maintained merged", 4),
        ("seen own_lines authored tested released", 4),
    ],
)
def test_level(true, expected):
    assert level(replace(NOTHING, **dict.fromkeys(true.split(), True))) == expected


@pytest.mark.parametrize(
    ("reached", "claimed", "expected"),
    [
        (0, False, "unknown"),
        (1, False, "unknown"),
        (1, True, "claimed"),
        (2, False, "proven"),
        (4, True, "proven"),
    ],
)
def test_state(reached, claimed, expected):
    assert state(reached, claimed) == expected


@pytest.mark.parametrize(
    ("last", "kind", "expected"),
    [
        (date(2026, 1, 1), "library", 1.0),
        (date(2025, 1, 1), "library", 0.5),
        (date(2024, 1, 1), "library", 0.25),
        (date(2026, 6, 1), "library", 1.0),  # a clock that goes wrong
        (date(2020, 1, 1), "field", 1.0),  # general skills do not fade
        (None, "library", None),
    ],
)
def test_needs_refresh(last, kind, expected):
    assert needs_refresh(last, date(2026, 1, 1), kind) == (
        None if expected is None else pytest.approx(expected, abs=0.002)
    )
