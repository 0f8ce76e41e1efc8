"""Headings in the layouts that postings have."""

from __future__ import annotations

import pytest

from .reading_one import units

HEADINGS = [
    ("must", "Requirements"),
    ("must", "REQUIREMENTS:"),
    ("must", "## Requirements"),
    ("must", "**Qualifications**"),
    ("must", "WHAT YOU’LL BRING"),
    ("must", "What we're looking for"),
    ("must", "🎯 Who you are"),
    ("must", "- Must have:"),
    ("must", "1. Yêu cầu"),
    ("must", "Minimum qualifications for this position"),
    ("must", "=== Who we’re looking for ==="),
    ("nice", "Nice to have"),
    ("nice", "NICE-TO-HAVES (BUT NOT REQUIRED)"),
    ("nice", "Bonus points for:"),
    ("nice", "Preferred Qualifications"),
    ("nice", "💪 It's even better if you have"),
    ("nice", "3. Là lợi thế nếu có."),
    ("nice", "Things that may allow you to standout:"),
    ("nice", "Preferred education and experience"),
    ("nice", "It would be an added bonus if you have"),
    ("nice", "While not required, it is a plus if you have:"),
    ("must", "This role is perfect if you"),
    ("must", "Examples of desirable skills"),
    ("context", "Responsibilities"),
    ("context", "What you'll do at Acme"),
    ("context", "Mô tả công việc"),
    ("context", "Our tech stack:"),
    ("context", "About Acme"),
]


@pytest.mark.parametrize(("status", "heading"), HEADINGS, ids=[heading for _, heading in HEADINGS])
def test_heading(status: str, heading: str) -> None:
    assert units(f"Acme\n\n{heading}\n\n- Kafka\n- SQL") == [f"{status} kafka", f"{status} sql"]


@pytest.mark.parametrize(
    "heading", ["Benefits", "Why Acme?", "HOW TO APPLY", "Quyền lợi", "Equal opportunity employer"]
)
def test_headings_that_ask_for_nothing(heading: str) -> None:
    assert units(f"{heading}\n- Kafka") == []


def test_an_inline_heading_holds_for_its_line_and_the_bullets_below() -> None:
    text = "Nice to have: Kafka\n- Rust\n\nWe build with SQL."
    assert units(text) == ["nice kafka", "nice rust", "context sql"]


def test_a_sentence_that_holds_a_headings_word_is_no_heading() -> None:
    assert units("The requirements of our clients change quickly.\nWe use SQL.") == ["context sql"]


def test_bullets_that_open_with_a_demand_begin_the_requirements_when_no_heading_does() -> None:
    text = "Responsibilities\n- Use Docker\n- Bachelor's degree\n- SQL\nBenefits\n- Python courses"
    assert units(text) == ["context docker", "must sql"]


def test_desired_skills_are_pluses_beside_requirements() -> None:
    assert units("Requirements\n- SQL\n\nExamples of desirable skills\n- Kafka") == ["must sql", "nice kafka"]


def test_a_heading_of_whom_they_do_not_want_asks_for_nothing() -> None:
    assert units("You should NOT apply to this role if:\n- You only know SQL") == []


@pytest.mark.parametrize(
    "heading",
    [
        "WHO YOU ARE NOT:",
        "Who you are not",
        "This role is NOT for you if",
        "You might not be a fit if you...",
        "What we're NOT looking for",
        "Who this role isn’t for",
    ],
)
def test_refusals_beat_the_heading_inside_them(heading: str) -> None:
    assert units(f"Requirements\n- SQL\n\n{heading}\n\n - Focused on Java") == ["must sql"]


def test_a_refusal_may_go_on_behind_its_colon() -> None:
    text = "Requirements:\n- SQL\nWho you are not: focused on Java\n- Focused on Kafka"
    assert units(text) == ["must sql"]


def test_what_a_board_shows_below_the_posting_is_not_read() -> None:
    assert units("Requirements\n- SQL\n\nSimilar jobs\nJava\n\nRequirements\n- Kafka") == ["must sql"]


def test_headings_below_a_heading_of_pluses_are_parts_of_it() -> None:
    parts = "1. Experience:\n- SQL\n\n2. Technical skills:\n- Kafka"
    text = f"Ideally, you'd have:\n\n{parts}\n\nRequirements\n- Docker"
    assert units(text) == ["nice sql", "nice kafka", "must docker"]
