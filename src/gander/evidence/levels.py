"""Levels 0-4 of METHODS section 7, each resting on findings; and how fresh the last use is."""

from __future__ import annotations

from datetime import date

from gander.evidence.findings import Findings
from gander.model import State

PROVEN = 2
"""the lowest level that counts as proof: its prior of mastery is .5 (METHODS section 7)"""
HALF_LIFE_DAYS = 365.25
GENERAL_KINDS = frozenset({"field", "method", "practice", "soft", "spoken-language", "credential"})
"""kinds of skills that do not fade by non-use (METHODS section 2)"""
MEANING = {
    0: "not seen",
    1: "seen, not yet proof",
    2: "own lines in 3 commits or more over 30 days or more",
    3: "and tests, configuration, a fix, or upkeep over half a year",
    4: "and merged by others or released",
}


def level(found: Findings) -> int:
    """The level that `MEANING` puts in words; each rests on the one before it."""
    if not found.seen:
        return 0
    if not (found.own_lines and found.authored):
        return 1
    if not (found.tested or found.fixed or found.configured or found.maintained):
        return 2
    return 4 if found.merged or found.released else 3


def state(reached: int, claimed: bool) -> State:
    """'proven' from level 2 on; below it what was claimed, or unknown. Never 'no'."""
    if reached >= PROVEN:
        return "proven"
    return "claimed" if claimed else "unknown"


def needs_refresh(last: date | None, today: date, kind: str) -> float | None:
    """2^(-t / 12 months) since the last use: 1.0 fresh, 0.5 a year ago; None without a date.

    General skills (fields, methods, practices) stay 1.0.
    """
    if last is None:
        return None
    if kind in GENERAL_KINDS:
        return 1.0
    return float(2 ** (-max(0, (today - last).days) / HALF_LIFE_DAYS))
