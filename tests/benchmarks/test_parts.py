"""Where labelled requirements land, of a post that is read as several roles."""

from __future__ import annotations

import polars as pl

from benchmarks.quality.labels import Labelled
from benchmarks.quality.parts import landed

APART = pl.DataFrame(
    {"origin": ["hn-x:1"] * 2, "id": ["a", "b"], "part": [0, 1], "start": [10, 30], "end": [30, 50]}
)


def unit(start: int) -> dict[str, object]:
    return {"members": [{"start": start, "end": start + 2}]}


def test_a_unit_lands_in_the_part_that_it_stands_in_or_in_all() -> None:
    one = Labelled(
        id="hn-x:1",
        employer_id="e",
        source="hn-x",
        split="tune",
        text="",
        row={},
        units=[unit(12), unit(30), unit(60), unit(2)],
        posting={},
    )
    assert landed([one], APART) == {
        ("hn-x:1", 0): [0],
        ("hn-x:1", 1): [1],
        ("hn-x:1", 2): [0, 1],
        ("hn-x:1", 3): [0, 1],
    }
