"""Years of experience: of the posting, and of the skills they qualify."""

from __future__ import annotations

import pytest

from .reading_one import frame, reader

CASES = [
    ("5+ years of experience", (5, None), {}, "general years belong to the posting"),
    ("3+ years of Python", (3, None), {"python": (3, None)}, "years of a skill"),
    ("3-5 years experience with SQL", (3, 5), {"sql": (3, 5)}, "a range keeps both ends"),
    ("3 to 5 years of experience in Java", (3, 5), {"java": (3, 5)}, "a range in words"),
    ("At least three years of Scala experience", (3, None), {"scala": (3, None)}, "number words"),
    ("Ít nhất 3 năm kinh nghiệm Python", (3, None), {"python": (3, None)}, "Vietnamese"),
    ("Trên 2 năm kinh nghiệm", (2, None), {}, "Vietnamese"),
    ("5+ years as a Python developer", (5, None), {"python": None}, "years of a role"),
    ("Python (4+ years)", None, {"python": (4, None)}, "behind the skill"),
    ("2+ years of Python and SQL", (2, None), {"python": (2, None), "sql": (2, None)}, "a list of skills"),
    ("5+ years of experience, preferably in finance", (5, None), {}, "a plus behind the figure"),
    ("We hire Lead Engineers with 5-9 YOE", (5, 9), {}, "years of experience by its letters"),
    ("In the last 5 years you used Python", None, {"python": None}, "a span of time"),
    ("We were founded 10 years ago and use Python", None, {"python": None}, "the company's age"),
    ("A 4 year degree", None, {}, "the length of studies"),
]


@pytest.mark.parametrize(
    ("text", "total", "by_skill", "why"), CASES, ids=[case[3] + case[0] for case in CASES]
)
def test_years(
    text: str,
    total: tuple[int, int | None] | None,
    by_skill: dict[str, tuple[int, int | None] | None],
    why: str,
) -> None:
    requirements, postings = reader().read(frame(f"Requirements\n- {text}"))
    years = postings["years"][0]
    if total is not None:
        assert (years["min"], years["max"]) == total, why
    found = {
        row["members"][0]: (row["years_min"], row["years_max"]) if row["years_min"] is not None else None
        for row in requirements.iter_rows(named=True)
    }
    assert found == by_skill, why


def test_the_highest_floor_is_the_postings() -> None:
    text = "Requirements\n- 2+ years of Python\n- 6+ years of experience\nNice to have\n- 9+ years of Java"
    _, postings = reader().read(frame(text))
    assert postings["years"][0] == {"min": 6.0, "max": None}


def test_a_wished_figure_counts_where_no_other_is_asked_for() -> None:
    wish = "Ideally, you'd have:\n- 4+ years of software engineering experience"
    for text, expected in ((wish, 4), (f"Requirements\n- 2+ years of experience\n\n{wish}", 2)):
        _, postings = reader().read(frame(text))
        assert postings["years"][0]["min"] == expected, text
