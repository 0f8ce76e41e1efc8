"""Degrees: the lowest level that is enough, whether required, whether experience can replace it."""

from __future__ import annotations

import pytest

from .reading_one import frame, reader

CASES = [
    ("Bachelor's degree in Computer Science", ("bachelor", True, False), "plain"),
    ("BS/MS in Computer Science", ("bachelor", True, False), "the lowest of several"),
    ("Master's or PhD in a quantitative field", ("master", True, False), "the lowest of several"),
    ("Bachelor's degree or equivalent experience", ("bachelor", True, True), "experience can replace it"),
    ("PhD preferred", ("phd", False, False), "a plus is not required"),
    ("Bachelor's degree, PhD is a plus", ("bachelor", True, False), "the plus does not raise the level"),
    ("Tốt nghiệp đại học ngành CNTT", ("bachelor", True, False), "Vietnamese"),
    ("Tốt nghiệp chuyên ngành Khoa học máy tính", ("unknown", True, False), "Vietnamese without a level"),
    ("Degree in a technical field", ("unknown", True, False), "no level is named"),
    ("Python", ("unknown", False, False), "nothing said"),
    ("Latency below 5 ms in production", ("unknown", False, False), "milliseconds are no degree"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[0] for case in CASES])
def test_degree(text: str, expected: tuple[str, bool, bool], why: str) -> None:
    _, postings = reader().read(frame(f"Requirements\n- {text}"))
    degree = postings["degree"][0]
    assert (degree["level"], degree["required"], degree["or_equivalent"]) == expected, why
