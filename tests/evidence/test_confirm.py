"""What is asked, how answers move the priors, and what a correction does."""

from __future__ import annotations

from datetime import date

import pytest

from gander.evidence.confirm import ENOUGH, Answer, corrected, fit, items, latest
from gander.model import Evidence, EvidenceSource
from gander.stats.calibration import brier, updated

DAY = date(2026, 1, 1)


def known(skill: str, level: int, kind: str = "import", last: date = DAY) -> Evidence:
    return Evidence(
        skill=skill,
        state="proven" if level >= 2 else "unknown",
        level=level,
        last_used=last,
        needs_refresh=1.0,
        sources=(EvidenceSource(kind=kind, where="a", what="x"),),
    )


def answer(skill: str, level: int, yes: bool) -> Answer:
    return Answer(skill=skill, level=level, yes=yes, on=DAY)


def test_levels_are_asked_in_turn_the_latest_first():
    given = [known("a", 1), known("b", 2), known("c", 2, last=date(2026, 2, 1)), known("d", 4)]
    assert [one.skill for one in items(given, ())] == ["a", "c", "d", "b"]
    assert [one.skill for one in items(given, ("c",), 2)] == ["a", "b"]


def test_what_no_commit_shows_is_not_asked():
    assert items([known("a", 0), known("b", 2, "implied")], ()) == ()


def test_the_last_answer_counts():
    assert latest([answer("a", 2, True), answer("a", 2, False)])["a"].yes is False


def test_chances_move_with_the_answers():
    found = fit([answer(f"s{i}", 2, i < 9) for i in range(10)])
    (level,) = found.levels
    assert (level.level, level.n, level.yes, level.prior) == (2, 10, 9, 0.5)
    assert level.after == pytest.approx((0.5 * 4 + 9) / 14)
    assert (found.before, found.after) == (None, None)  # ten answers are too few to say


def test_brier_before_and_after_with_each_answer_left_out():
    answers = [answer(f"s{i}", 1, True) for i in range(ENOUGH)]
    found = fit(answers)
    assert found.before == pytest.approx(0.64)  # the prior of level 1 is .2
    without = updated(0.2, 4, ENOUGH - 1, ENOUGH - 1)
    assert found.after == pytest.approx((1 - without) ** 2)


def test_chance_answers_are_not_flattered():
    answers = [answer(f"s{i}", 2, i % 2 == 0) for i in range(ENOUGH)]
    found = fit(answers)
    assert found.before == pytest.approx(0.25)
    assert found.after is not None and found.after > 0.25


def test_a_no_takes_a_skill_out_and_a_yes_below_proof_is_a_claim():
    before = {"a": known("a", 3), "b": known("b", 1), "c": known("c", 4)}
    found = corrected(before, latest([answer("a", 3, False), answer("b", 1, True), answer("c", 4, True)]))
    assert [found[s].state for s in "abc"] == ["unknown", "claimed", "proven"]
    assert found["a"].sources[-1].what == "you said no"
    assert found["a"].level == 3  # what commits show stays as it is
    assert corrected(before, {}) == before


def test_brier():
    assert brier([1, 0], [1, 0]) == 0
    assert brier([0.5], [1]) == 0.25
