"""Quoting a text by line and words gives its own offsets."""

from __future__ import annotations

import pytest

from gander.labels.page import Page
from tests.labels.made import PAGE, TEXT


def test_lines_are_numbered_from_one() -> None:
    assert PAGE.count == 10
    assert PAGE.line(1) == "Senior ML engineer – Berlin"
    assert [PAGE.line_of(TEXT.index(word)) for word in ("Senior", "Our", "Python", "German")] == [1, 2, 4, 10]
    assert PAGE.line_of(PAGE.line_span(2)[1]) == 2, "the end of a line is the line's"


def test_whole_words_come_before_parts_of_words() -> None:
    start = PAGE.line_span(7)[0]
    assert [at - start for at, _ in PAGE.places(7, "Go")] == [13, 25, 17]


def test_words_may_run_over_the_end_of_their_line() -> None:
    ((start, end),) = PAGE.places(5, "deep learning framework")
    assert TEXT[start:end] == "deep\n  learning framework"
    assert PAGE.places(6, "deep learning framework") == []


@pytest.mark.parametrize(
    "text", ["a\u00a0b", "a\u2028b", "a\tb", "a\x1bb", "a\u202eb", "a\u200bb", "a\ud800b", "a\ue000b"]
)
def test_what_cannot_be_seen_or_typed_is_a_blank(text: str) -> None:
    page = Page(text)
    assert page.text == "a b"
    assert page.places(1, "a b") == [(0, 3)]


def test_a_span_is_quoted_so_that_it_is_found_again() -> None:
    for start in range(len(TEXT)):
        for end in range(start + 1, min(start + 12, len(TEXT))):
            span = PAGE.trimmed((start, end))
            if span is not None:
                line, words, nth = PAGE.quoted(span)
                assert PAGE.places(line, words)[nth - 1] == span


def test_nothing_is_left_of_a_span_of_blanks() -> None:
    at = TEXT.index("  learning")
    assert PAGE.trimmed((at, at + 2)) is None
    assert PAGE.trimmed((-1, -1)) is None
