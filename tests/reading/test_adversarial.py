"""Texts made to break or stall a reader: each ends, and says what a person would see in it."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import pytest

from gander.reading.canonical import canonical

from .adversarial import TEXTS
from .reading_one import frame, reader

OPENING = "Requirements\n- Python\n"
CLOSING = "\n\nRequirements\n- Kafka"


def named(units: pl.DataFrame) -> set[str]:
    return set(units["members"].explode().drop_nulls())


def spans(units: pl.DataFrame) -> Iterator[tuple[int, int]]:
    for unit in units.iter_rows(named=True):
        yield unit["start"], unit["end"]
        yield from ((one["start"], one["end"]) for one in unit["spans"])


@pytest.mark.parametrize("name", TEXTS)
def test_it_ends_with_spans_in_the_text(name: str) -> None:
    text = OPENING + TEXTS[name](100_000) + CLOSING
    units, postings = reader().read(frame(text))
    length = len(canonical(text))
    assert all(0 <= start < end <= length for start, end in spans(units))
    assert postings.height == 1
    assert {"python", "kafka"} <= named(units), "what stands before and after is read"


def test_bad_company_does_not_change_a_good_text() -> None:
    good = "Requirements\n- 3+ years of Python\n- PyTorch or TensorFlow\nNice to have\n- Kafka"
    bad = [make(20_000) for make in TEXTS.values()]
    alone, _ = reader().read(frame(good))
    among, _ = reader().read(frame(*bad, good))
    assert among.filter(posting=f"p{len(bad)}").drop("posting").equals(alone.drop("posting"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Python" + ", Python" * 5_000, {"python"}),
        ("- Python" + "/" * 5_000 + "Java", {"python", "java"}),
        ("- " + "(" * 5_000 + "Python" + ")" * 5_000, {"python"}),
        ("- Py\u200bthon and SQL", {"sql"}),
        ("- \u200fPython\u200e and \u202bSQL\u202c", {"python", "sql"}),
        ("- Пайтон, 機械学習, Python, SQL", {"python", "sql"}),
        ("- Python" + "\n" * 5_000 + "- SQL", {"python", "sql"}),
        ("- Python " + "<" * 5_000 + " SQL", {"python", "sql"}),
        ("- Python\u0301\u0301\u0301 and SQL", {"sql"}),
        ("- Python \ud800 and SQL", {"python", "sql"}),
    ],
)
def test_what_stands_in_it_is_read(text: str, expected: set[str]) -> None:
    try:
        units, _ = reader().read(frame("Requirements\n" + text))
    except UnicodeEncodeError:  # a lone surrogate cannot enter a column, so it never reaches the reader
        pytest.skip("no column holds a lone surrogate")
    assert expected <= named(units)
