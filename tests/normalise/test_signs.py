"""What matching needs of an advert: its title's words and its text's signature."""

from __future__ import annotations

import polars as pl
import pytest

from gander.normalise.signs import normalised_title, title_keys


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sr. C++ Engineer [R-10233]", "senior c++ engineer"),
        ("Kỹ sư AI – Đà Nẵng", "kỹ sư ai đà nẵng"),
        ("Data Analyst (m/f/d) #4411", "data analyst"),
    ],
)
def test_normalised_title(title: str, expected: str) -> None:
    assert pl.DataFrame({"title": [title]}).select(normalised_title(pl.col("title"))).item() == expected


@pytest.mark.parametrize(
    ("title", "location", "expected"),
    [
        ("Data Engineer (Remote, US)", None, "data engineer"),
        ("Engineer, Data", None, "data engineer"),
        ("Solution Architect in Thailand (Java)", "Bangkok, Thailand", "architect java solution"),
        ("Remote - Berlin", "Berlin", "berlin remote"),
        ("Kế toán (Thưởng Tết)", None, "kế thưởng toán tết"),
        (None, None, ""),
    ],
)
def test_title_keys(title: str | None, location: str | None, expected: str) -> None:
    rows = pl.DataFrame(
        {"title": [title], "location": [location and location.lower()]},
        schema={"title": pl.String, "location": pl.String},
    )
    assert title_keys(rows, pl.Series(["remote", "us"])).to_list() == [expected]
