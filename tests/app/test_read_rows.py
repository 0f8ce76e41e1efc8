"""Postings from outside as the reader's rows, and every part that comes back given to its own."""

from __future__ import annotations

from hashlib import blake2b

import polars as pl

from gander.app.read_rows import FORUM, SOURCE, as_written, origins, raw_rows
from gander.app.reading import Readings
from gander.tables import POSTING, RAW, READ_UNIT


def test_what_is_not_said_is_null_and_the_title_is_the_first_line() -> None:
    rows = raw_rows({"text": ["## Data engineer\n\nPython", "x" * 200, "Python"], "title": [None, None, "T"]})
    assert rows.schema == RAW
    assert rows["title"].to_list() == ["Data engineer", None, "T"]
    assert rows["posted_basis"].to_list() == ["unknown"] * 3
    assert rows["source"].to_list() == [SOURCE] * 3


def test_a_line_between_bars_is_a_forum_s_unless_a_place_is_given() -> None:
    head = "Heron | Data engineer | Hue"
    rows = raw_rows(
        {
            "text": [f"{head}\nPython"] * 4,
            "title": [None, head, "Else", None],
            "location": [None, None, None, "Hue"],
        }
    )
    assert rows["source"].to_list() == [FORUM, FORUM, SOURCE, SOURCE]
    assert rows["employer_id"].str.starts_with("poster:").to_list() == [True, True, None, None]


def test_markup_is_gone_but_nothing_has_moved() -> None:
    text = "<p>One</p>&lt;b&gt;Python&lt;/b&gt;"
    (found,) = raw_rows({"text": [text]})["text"]
    assert found.split() == ["One", "Python"]
    assert found.index("Python") == "<p>One</p><b>Python</b>".index("Python")


def test_each_part_leads_to_its_row() -> None:
    def part_id(row: int, part: int) -> str:
        return blake2b(f"{SOURCE}\x1f{row}\x1f{part}".encode(), digest_size=8).hexdigest()

    wanted = [(part_id(1, 0), 0, 1), (part_id(0, 1), 1, 0), (part_id(0, 0), 0, 0), (part_id(1, 1), 1, 1)]
    blank = pl.DataFrame(schema=POSTING)
    table = pl.DataFrame([{"id": i, "part": part} for i, part, _ in wanted])
    postings = pl.concat([blank, table.cast({"part": pl.Int16})], how="diagonal")
    keys = pl.DataFrame([{"id": i, "source": SOURCE, "source_id": str(row)} for i, _, row in wanted])
    found = origins(Readings(postings=postings, units=pl.DataFrame(schema=READ_UNIT), keys=keys))
    assert dict(found.iter_rows()) == {i: row for i, _, row in wanted}


def test_a_name_as_it_is_written() -> None:
    assert as_written("R&amp;D\nlab", 0, 7) == "R&D lab"
    assert as_written("text", -1, -1) == ""
