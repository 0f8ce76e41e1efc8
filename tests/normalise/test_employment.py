"""Employment types as boards print them."""

from __future__ import annotations

import polars as pl
import pytest

from gander.normalise.employment import employment_type


@pytest.mark.parametrize(
    ("printed", "expected", "why"),
    [
        ("FullTime", "full-time", "camel case"),
        ("FULL_TIME", "full-time", "underscores"),
        ("Full-time", "full-time", "hyphen"),
        ("fulltime_permanent", "full-time", "two words for it"),
        ("Part time", "part-time", "a space"),
        ("parttime_permanent", "part-time", "permanent, but half the hours"),
        ("fulltime_fixed_term", "temporary", "full hours, but it ends"),
        ("Temp Full-time", "temporary", "full hours, but it ends"),
        ("Contractor", "contract", "the person is the contract"),
        ("Independent Contractor (FT)", "contract", "full hours, but no employment"),
        ("Freelance", "contract", "no employment"),
        ("Intern", "intern", "the plain word"),
        ("Internship - Full time", "intern", "an internship, whatever its hours"),
        ("Toàn thời gian", "full-time", "Vietnamese"),
        ("US Employee", None, "says nothing of hours"),
        ("Internal", None, "'internal' is not 'intern'"),
        (None, None, "nothing printed"),
    ],
)
def test_employment_type(printed: str | None, expected: str | None, why: str) -> None:
    frame = pl.DataFrame({"employment_type": [printed]}, schema={"employment_type": pl.String})
    assert frame.select(employment_type("employment_type")).item() == expected, why
