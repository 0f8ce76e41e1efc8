"""The steps that connectors share."""

from __future__ import annotations

import polars as pl
import pytest

from gander.connectors.columns import NO_TITLE, TWICE, day, drop, listed, tidy

TAGS = [
    ("Python, SQL , Docker", ["Python", "SQL", "Docker"]),
    ('["QA QC", "C++", ".NET"]', ["QA QC", "C++", ".NET"]),
    ('["A/B \\"testing\\""]', ['A/B "testing"']),
    ("[]", []),
    ("", []),
    (None, []),
]


@pytest.mark.parametrize(("printed", "tags"), TAGS)
def test_tags_in_both_spellings(printed: str | None, tags: list[str]) -> None:
    frame = pl.DataFrame({"tags": [printed]}, schema={"tags": pl.String})
    assert frame.select(listed("tags")).to_series().to_list() == [tags]


def test_an_empty_cell_is_null_and_a_hard_space_is_a_space() -> None:
    frame = pl.DataFrame({"x": [" a\u00a0", "  ", None]})
    assert frame.select(tidy("x")).to_series().to_list() == ["a", None, None]


def test_a_day_that_is_none_is_null() -> None:
    frame = pl.DataFrame({"x": ["2026-01-08", "2026-01-08T10:00:00Z", "soon", None]})
    assert [str(d) for d in frame.select(day("x")).to_series().to_list()] == [
        "2026-01-08",
        "2026-01-08",
        "None",
        "None",
    ]


def test_each_dropped_row_counts_once_under_its_first_reason() -> None:
    rows = pl.DataFrame({"title": ["a", None, None, "b"], "source_id": ["1", "2", "2", "1"]})
    kept, dropped = drop(rows, NO_TITLE, TWICE)
    assert kept["title"].to_list() == ["a"]
    assert dropped == [("no title", 2), ("same advert id twice", 1)]
