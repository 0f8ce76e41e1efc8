"""Rows of a file as tables.RAW: kept, dropped with the reason, mended with a note."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from gander.connectors.imported import rows as made
from gander.connectors.imported.rows import PAY, ROW, Said, rows
from gander.tables import RAW, conform

TODAY = date(2026, 6, 1)
COLUMNS = {name: name for name in ("title", "employer", "text", "posted", "url", "tags", "pay")}


def read(*given: dict[str, Any], **said: Any) -> made.Rows:
    blank: dict[str, Any] = dict.fromkeys(COLUMNS)
    blank |= {"title": "Data engineer", "employer": "Heron", "posted": "2026-05-01"}
    frame = pl.DataFrame(
        [{ROW: at, **blank, **row} for at, row in enumerate(given, 2)],
        schema={ROW: pl.UInt64, **dict.fromkeys(COLUMNS, pl.String)},
    )
    return rows(frame, COLUMNS, Said(source="file:a", today=TODAY, **said))


def test_a_row_is_raw_with_its_line_and_its_pay_beside() -> None:
    found = read({"url": "https://example.org/1", "pay": "$100k", "tags": "SQL, Spark"}).raw
    (row,) = conform(found, RAW, "test").iter_rows(named=True)
    assert (row["source"], row["source_id"]) == ("file:a", "https://example.org/1")
    assert row["tags"] == ["SQL", "Spark"]
    assert (row["posted"], row["posted_basis"], row["snapshot_day"]) == (date(2026, 5, 1), "stated", None)
    assert found.select(ROW, PAY).row(0) == (2, "$100k")


def test_what_drops_a_row() -> None:
    found = read(
        {"employer": "n/a"},
        {"title": " ", "text": None},
        {"title": None, "text": "x " * 100},
        {"posted": None},
        {"posted": "2026-07-01"},
        {},
    )
    assert found.dropped.rows() == [
        (2, made.NO_EMPLOYER),
        (3, made.NOTHING),
        (4, made.NO_TITLE),
        (5, made.NO_DAY),
        (6, made.AHEAD),
    ]
    assert found.raw.height == 1


def test_with_a_day_for_all_a_wrong_one_is_left_out_and_said() -> None:
    found = read({"posted": "2026-07-01"}, {"posted": "soon"}, {"url": "javascript:x"}, {}, as_of=TODAY)
    assert found.dropped.is_empty()
    assert found.notes.rows() == [(2, made.AHEAD_KEPT), (3, made.NO_SUCH_DAY), (4, made.NO_ADDRESS)]
    assert found.raw["snapshot_day"].to_list() == [TODAY] * 4
    assert found.raw["posted"].to_list()[:2] == [None, None]
    assert found.raw["posted_basis"].to_list() == ["unknown", "unknown", "stated", "stated"]


def test_no_advert_is_of_the_year_seven() -> None:
    assert read({"posted": "0007-05-01"}).dropped["why"].to_list() == [made.NO_DAY]


def test_the_title_may_stand_in_the_text() -> None:
    found = read({"title": None, "text": "\n## Data engineer\nWe look for …"})
    assert found.raw["title"].to_list() == ["Data engineer"]


def test_the_employer_of_all_rows() -> None:
    assert read({"employer": None}, employer="Ibis").raw["employer"].to_list() == ["Ibis"]


def test_without_number_or_address_an_advert_is_what_it_says() -> None:
    first = read({"text": "one"}, {"text": "two"}).raw["source_id"].to_list()
    again = read({"text": "two"}).raw["source_id"].to_list()
    assert first[1] == again[0] != first[0]


def test_formulas_and_escapes_are_data() -> None:
    found = read({"title": '=HYPERLINK("http://x","y")', "employer": "@SUM(A1)"}).raw
    assert found.select("title", "employer").row(0) == ('=HYPERLINK("http://x","y")', "@SUM(A1)")
