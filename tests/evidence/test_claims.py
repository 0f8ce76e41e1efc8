"""`--know` and the CV: what is claimed, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from gander.evidence.claims import parse_know
from tests.evidence.claims_terms import cv_claims
from tests.evidence.person import TODAY, VOCABULARY


@pytest.mark.parametrize(
    ("word", "skill", "years", "last"),
    [
        ("sql", "sql", None, None),
        ("Docker 3y", "docker", 3.0, None),
        ("docker 3 yrs", "docker", 3.0, None),
        ("pytorch 2 years 2024", "pytorch", 2.0, date(2024, 7, 1)),
        ("python 2.5 years until 2023", "python", 2.5, date(2023, 7, 1)),
        ("k8s (2 years)", "kubernetes", 2.0, None),
        ("python 4 năm", "python", 4.0, None),
        ("rust 2026", "rust", None, TODAY),  # the middle of this year is yet to come
    ],
)
def test_know(word, skill, years, last):
    claims, problems = parse_know([word], VOCABULARY, TODAY)
    assert [(c.skill, c.years, c.last, c.where) for c in claims] == [(skill, years, last, "--know")]
    assert not problems


def test_several_in_one_flag_and_unknown_words_with_suggestions():
    claims, problems = parse_know(["sql, pytorhc 2y,, docker", "flurbl"], VOCABULARY, TODAY)
    assert [c.skill for c in claims] == ["sql", "docker"]
    assert [p.where for p in problems] == ["--know 'pytorhc'", "--know 'flurbl'"]
    assert "pytorch" in problems[0].next
    assert "skills search" in problems[1].next


@pytest.mark.parametrize(
    ("line", "skills"),
    [
        ("- Python, SQL", "python sql"),
        ("Python; no experience with Kubernetes", "python"),
        ("No experience with Kubernetes", ""),
        ("I have never used docker", ""),
        ("Not familiar with react", ""),
        ("- Learning Rust", ""),
        ("Currently learning Kubernetes", ""),
        ("I want to learn Rust", ""),
        ("Looking to learn docker", ""),
        ("Interested in deep learning", ""),
        ("Python for years, but no docker", "python"),
        ("Five years of machine learning with PyTorch", "machine-learning pytorch"),
        ("Deep learning: PyTorch", "deep-learning pytorch"),
        ("Đang học Kubernetes", ""),
        ("Chưa dùng docker", ""),
        ("Python (7 years), docker — learning", "python"),
        ("React (still learning), SQL", "sql"),
    ],
)
def test_cv_line(line, skills):
    assert [c.skill for c in cv_claims(line)] == skills.split()


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("Docker (3 years)", 3.0),
        ("Docker, 4y", 4.0),
        ("5+ years of Docker", 5.0),
        ("2 years with docker", 2.0),
        ("Docker at a firm of 20 people", None),
        ("3 năm kinh nghiệm làm việc với Docker", 3.0),
        ("4 Jahre Erfahrung mit Docker", 4.0),
    ],
)
def test_cv_years(line, years):
    assert [c.years for c in cv_claims(line)] == [years]


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("3 năm kinh nghiệm với docker và SQL", {"docker": 3.0, "sql": 3.0}),
        ("3 năm docker và SQL", {"docker": 3.0, "sql": 3.0}),
        ("5 years of Python, SQL and docker", {"python": 5.0, "sql": 5.0, "docker": 5.0}),
        ("5 years of Python, 2 years of SQL", {"python": 5.0, "sql": 2.0}),
        ("5 years of Python, some SQL", {"python": 5.0, "sql": None}),
        ("Python (5 years), SQL", {"python": 5.0, "sql": None}),  # behind a name they are its own
    ],
)
def test_years_before_a_list_are_those_of_all_of_it(line, years):
    assert {c.skill: c.years for c in cv_claims(line)} == years


def test_a_whole_cv_with_line_numbers_and_sections_of_wishes():
    text = (
        "# Sam Nguyễn\r\n\r\n## Skills\r\n- Python 🐍\r\n- docker\r\n\r\n## Currently learning\r\n- Rust\r\n"
        "### More\r\n"
        "- Kubernetes\r\n\r\n## Machine learning\r\nPyTorch. Python (6 years)\r\n```\nreact\n```\n"
    )
    claims = {c.skill: (c.where, c.years) for c in cv_claims(text)}
    assert claims == {
        "python": ("cv.md:13", 6.0),  # the line that says more
        "docker": ("cv.md:5", None),
        "machine-learning": ("cv.md:12", None),
        "pytorch": ("cv.md:13", None),
    }
