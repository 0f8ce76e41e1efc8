"""What the text says is not asked for."""

from __future__ import annotations

import pytest

from .reading_one import units

CASES = [
    ("No Java experience needed.", [], "no … needed"),
    ("Java is not required.", [], "not required"),
    ("No need to know Scala.", [], "no need"),
    ("You don't need to know Java.", [], "don't need"),
    ("Prior experience with Kafka isn't required.", [], "isn't required"),
    ("Not only Python but SQL", ["must python", "must sql"], "'not only' negates nothing"),
    ("Không yêu cầu kinh nghiệm Java", [], "Vietnamese"),
    ("Kafka, but not required", ["nice kafka"], "welcome but not required is a plus"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_negation(text: str, expected: list[str], why: str) -> None:
    assert units(f"Requirements\n- {text}") == expected, why
