"""What a page shows beside the units: soft line ends, and every mention with its place."""

from __future__ import annotations

from gander.app.read_looks import looks
from tests.app.test_reading import readers

WRAPPED = """We look after the geese of the northern lakes, and we
count them in every winter with the help of Python and
of small machines that float on the water and listen.
You will write the programs that tell one call of a
goose from another, and you will keep them running in
the cold, when nobody wants to go out to mend a cable.
We hope that you have written Python for a few years,
that you know how sound is sampled, and that you can
explain your work to people who have never seen code.

Apply soon
"""


def test_soft_line_ends_are_those_of_the_reader() -> None:
    (look,) = looks([WRAPPED], readers())
    assert [WRAPPED[at] for at in look.soft] == ["\n"] * 8
    assert WRAPPED.index("\n\n") not in look.soft


def test_every_mention_has_its_place_in_its_own_text() -> None:
    first, second = looks(["We use Python.", WRAPPED], readers())
    assert [m.span for m in first.mentions if m.skill == "python"] == [(7, 13)]
    spans = [m.span for m in second.mentions if m.skill == "python"]
    assert [WRAPPED[a:b] for a, b in spans] == ["Python", "Python"]
    assert looks([], readers()) == []
