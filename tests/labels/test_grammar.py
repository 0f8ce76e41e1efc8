"""A unit's line: what it means, what it is written like, and what is said where it is wrong."""

from __future__ import annotations

import pytest

from gander.labels.form import Unit
from gander.labels.mistakes import WrongLineError
from tests.labels.made import GRAMMAR, LABEL, TEXT, member, unit


@pytest.mark.parametrize("one", LABEL.units, ids=lambda one: one.members[0].skill)
def test_what_is_written_is_read_again(one: Unit) -> None:
    assert GRAMMAR.read(GRAMMAR.write(one)) == one


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("must 4 Python [5-]", unit("Python", years=(5.0, None))),
        ("nice 5 TensorFlow | PyTorch", unit("PyTorch", "TensorFlow", status="nice")),
        ("must 4 Python | 5:PyTorch", unit("Python", "PyTorch")),
        (
            "must 5 PyTorch < deep learning framework",
            unit("PyTorch", under=member("deep\n  learning framework", "deep-learning")),
        ),
        ("must 7 C++", unit("C++")),
        ("must 7 C#2", Unit(status="must", members=(member("C", nth=2),))),
        ("must 8 Naïve Bayes = Bayes", Unit(status="must", members=(member("Naïve Bayes", "bayes"),))),
        ("must 10 German (soft) [1.5-3] {p2}", unit("German", kind="soft", years=(1.5, 3.0), part=2)),
        ("must 9 24:7 support", unit("24:7 support")),
        ("must 9 Formula #1", unit("Formula #1")),
    ],
)
def test_lines(line: str, meant: Unit) -> None:
    assert GRAMMAR.read(line) == meant


@pytest.mark.parametrize(
    "words",
    ["List [Go]", '"List [Go]" (soft)', "(soft) | x", "x < y", "y = z", "24:7", "Formula #1", "| x < y = z"],
)
def test_words_that_look_like_marks_are_quoted(words: str) -> None:
    one = Unit(status="must", members=(member(words, "it"),), years=(1.0, None), kind="soft")
    assert GRAMMAR.read(GRAMMAR.write(one)) == one


@pytest.mark.parametrize(
    ("line", "why", "example"),
    [
        ("Python", "'Python' begins neither a field nor a unit", "must 23 PyTorch"),
        ("mus 4 Python", "'mus' is no status; did you mean 'must'?", "must 4 Python"),
        ("must Python", "the number of the text's line is missing", "must 23 PyTorch"),
        ("must 4", "a skill must follow the number", "must 23 PyTorch"),
        ("must 40 Python", "there is no line 40: the text has 10", "must 10 …"),
        ("must 4 Python | 99:Go", "there is no line 99", "must 4 Go | 10:Rust"),
        ("must 5 Python", "'Python' is not in line 5 but in line 4", "must 4 Python"),
        ("must 4 python", "line 4 writes it 'Python'", "must 4 Python"),
        (
            "must 4 Scala",
            "'Scala' is not in line 4, which says: - 5+ years of experience with Python",
            "copy the words",
        ),
        ("must 4 Python # main language", "a comment stands on a line of its own", "must 4 Python"),
        ("must 4 Python|Go", "marks have blanks around them", "must 4 PyTorch | TensorFlow"),
        ("must 7 Go#4", "'Go' stands in line 7 only 3 times", "must 7 Go#3"),
        ("must 7 C++ | C++", "the same words stand in it twice", "Go#2"),
        ("must 5 PyTorch < deep < learning", "there can be one broader skill only", "< frameworks"),
        ("must 4 Python [5]", "'5' is no number of years", "[3-]"),
        ("must 4 Python [5-3]", "'5-3' goes down", "[3-]"),
    ],
)
def test_every_mistake_says_what_is_wrong_and_shows_a_right_line(line: str, why: str, example: str) -> None:
    with pytest.raises(WrongLineError) as wrong:
        GRAMMAR.read(line)
    assert why in wrong.value.why
    assert example in wrong.value.example


def test_a_skill_that_cannot_be_told_from_another_becomes_that_one() -> None:
    one = Unit(status="must", members=(member("Go", "golang"),))
    assert GRAMMAR.read(GRAMMAR.write(one)) == unit("Go")


def test_offsets_are_those_of_the_text() -> None:
    (found,) = GRAMMAR.read("must 8 tiếng Việt").members
    assert TEXT[found.start : found.end] == "tiếng Việt"
