"""The traps of single sources, on rows written for these tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from gander.connectors import (
    ashby_2025,
    boards_2026_01,
    builtin_2026,
    hn_2013_2018,
    hn_2026,
    itviec_2025,
    itviec_2026,
)

TEXT = "You will build data products with a small team. You know Python and SQL."


def frame(columns: tuple[str, ...], *rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([{c: row.get(c) for c in columns} for row in rows], infer_schema_length=None)


def advert(**more: Any) -> dict[str, Any]:
    return {"source_id": "1", "url": "https://example.org/1", "title": "Engineer", "text": TEXT, **more}


def test_the_bulk_touch_of_a_board_is_no_day_of_posting() -> None:
    columns = (*boards_2026_01.COLUMNS, "posted_on")
    rows, _ = boards_2026_01.parse(frame(columns, advert(posted_on="2026-01-06", company="Acme")))
    row = rows.to_dicts()[0]
    assert (row["posted"], row["posted_basis"], row["snapshot_day"]) == (None, "unknown", date(2026, 1, 8))


def test_ashbys_pay_and_dates_are_kept_as_printed() -> None:
    pay = {"salary_min": 1.0, "salary_max": 2.0, "salary_currency": "USD", "salary_period": "1 YEAR"}
    rows, dropped = ashby_2025.parse(
        frame(
            ashby_2025.COLUMNS,
            advert(posted_on="2025-10-01", **pay),
            advert(source_id="2", text="too short", **pay),
        )
    )
    row = rows.to_dicts()[0]
    assert (row["pay_min"], row["pay_max"], row["pay_currency"], row["pay_period"]) == (
        1.0,
        2.0,
        "USD",
        "1 YEAR",
    )
    assert (row["posted"], row["posted_basis"]) == (date(2025, 10, 1), "stated")
    assert row["tags"] == []  # departments are no skills
    assert dropped == [("no text", 1)]


def test_a_street_address_or_a_job_title_is_no_way_of_working() -> None:
    cells = [
        "At office",
        "Hybrid",
        "2F, Building C, Office Area, Some Street",
        "Compliance Officer / Analyst",
        "Remote",
    ]
    adverts = [advert(source_id=str(n), remote=cell, tags="A, B") for n, cell in enumerate(cells)]
    for source in (itviec_2025, itviec_2026):
        rows, _ = source.parse(frame(source.COLUMNS, *adverts))
        assert rows["remote"].to_list() == ["At office", "Hybrid", None, None, "Remote"]
        assert rows["tags"].to_list()[0] == ["A", "B"]


def test_builtins_level_industries_and_tags() -> None:
    rows, _ = builtin_2026.parse(
        frame(builtin_2026.COLUMNS, advert(level="Senior level", industries="AI", tags="SQL, Go"))
    )
    row = rows.to_dicts()[0]
    assert (row["level"], row["industries"], row["tags"]) == ("Senior level", "AI", ["SQL", "Go"])


def test_a_forums_poster_is_not_shown_and_the_title_is_the_first_line_with_words() -> None:
    text = (
        "\n  ******\n  Acme &amp; Co | Engineer "
        "| Berlin&#x2F;Remote\nWe build things that people use every day."
    )
    rows, _ = hn_2026.parse(
        frame(hn_2026.COLUMNS, advert(poster_id="ab12", posted_on="2026-05-03", text=text))
    )
    row = rows.to_dicts()[0]
    assert (row["employer"], row["employer_id"]) == (None, "poster:ab12")
    assert row["title"] == "Acme & Co | Engineer | Berlin/Remote"


def test_a_post_that_seeks_work_is_no_advert() -> None:
    posts = [
        advert(
            poster_id="1",
            text="SEEKING WORK | Berlin | Remote | I write Python for data pipelines and reports.",
        ),
        advert(
            source_id="2",
            poster_id="2",
            text="Acme | Engineer | Berlin | ONSITE. We are looking for an engineer.",
        ),
    ]
    rows, dropped = hn_2013_2018.parse(frame(hn_2013_2018.COLUMNS, *posts))
    assert rows["source_id"].to_list() == ["2"]
    assert dropped == [("not an advert", 1)]
