from datetime import date, datetime

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gander.connectors.live.rows import CUT, LONGEST_TEXT, frame
from gander.employers import employer_id
from gander.normalise.dates import dates
from gander.tables import RAW

SEEN = date(2026, 11, 20)
ROW = {"source_id": "acme/1", "title": "Engineer", "employer": "Acme GmbH", "snapshot_day": SEEN}


def one(**more):
    found, dropped = frame([{**ROW, **more}], "greenhouse")
    assert not dropped
    return found.row(0, named=True)


def test_what_is_left_out_is_null_and_no_tags():
    found, dropped = frame([ROW], "greenhouse")
    assert found.schema == RAW and dropped == ()
    row = found.row(0, named=True)
    assert row["source"] == "greenhouse" and row["tags"] == [] and row["posted_basis"] == "unknown"
    assert row["employer_id"] == employer_id("Acme")
    left = set(RAW) - set(ROW) - {"source", "tags", "posted_basis", "employer_id"}
    assert {row[name] for name in left} == {None}


def test_no_row_at_all_is_an_empty_frame():
    found, dropped = frame([], "greenhouse")
    assert found.schema == RAW and found.is_empty() and dropped == ()


def test_a_poster_keeps_its_id_and_has_no_name():
    row = one(employer_id="poster:1f", employer="Somebody")
    assert (row["employer_id"], row["employer"]) == ("poster:1f", None)
    assert one(employer_id="e0")["employer_id"] == employer_id("Acme"), "only posters bring their own"
    assert one(employer=None)["employer_id"] is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, value) for name in ("title", "location", "text") for value in ([], {}, 1, 1.5, True)),
        *(("closes", value) for value in (20261231, "2026-12-31", ["2026-12-31"], True)),
        *(("pay_min", value) for value in ("80000", [80000], True, float("nan"), float("inf"), 10**400)),
        ("closes", date(9999, 12, 31)),
        ("closes", date(2099, 12, 31)),
    ],
)
def test_a_value_of_another_kind_is_null(name, value):
    found, _ = frame([{**ROW, name: value}], "greenhouse")
    assert found[name].drop_nulls().is_empty()


def test_tags_are_the_words_among_what_is_listed():
    assert one(tags=["Python", 1, None, " ", " C++ ", ["x"], "a@example.org"])["tags"] == [
        "Python",
        "C++",
        "<email>",
    ]
    assert one(tags="Python")["tags"] == []


def test_rows_without_number_or_title_and_repeats_are_counted():
    rows = [ROW, {**ROW, "title": "Again"}, {**ROW, "source_id": "acme/2", "title": " "}, {"title": "x"}]
    found, dropped = frame(rows, "greenhouse")
    assert found["title"].to_list() == ["Engineer"]
    assert dropped == (("no advert id", 1), ("no title", 1), ("same advert id twice", 1))


def test_a_long_text_is_cut_and_told():
    found, dropped = frame([{**ROW, "text": "é" * (LONGEST_TEXT + 1), "title": "t" * 10_000}], "x")
    assert found["text"].str.len_chars().item() == LONGEST_TEXT
    assert found["title"].str.len_chars().item() == 2_000
    assert dropped == ((CUT, 1),)
    assert one(url="https://example.org/" + "x" * 3000)["url"] is None, "half an address leads elsewhere"


def test_half_a_character_becomes_a_sign():
    assert one(title="En\ud83dgineer")["title"] == "En?gineer"


def test_mails_are_masked_wherever_they_stand_but_in_what_an_advert_is_found_by():
    row = one(text="to a@example.org", title="Engineer, a@example.org", url="https://example.org/?a@b.org")
    assert row["text"] == "to <email>" and row["title"] == "Engineer, <email>"
    assert row["url"] == "https://example.org/?a@b.org"


@pytest.mark.parametrize(
    ("posted", "basis", "found"),
    [
        (date(2026, 11, 20), "stated", (date(2026, 11, 20), "stated")),
        (date(2026, 11, 21), "stated", (None, "unknown")),
        (date(2026, 1, 2), "written", (date(2026, 1, 2), "written")),
        (date(2026, 1, 2), "<b>", (date(2026, 1, 2), "unknown")),
        (None, "written", (None, "unknown")),
        (datetime(2026, 1, 2, 3), "stated", (date(2026, 1, 2), "stated")),
    ],
)
def test_a_day_of_posting_is_what_the_normaliser_takes_for_one(posted, basis, found):
    table, _ = frame([{**ROW, "posted": posted, "posted_basis": basis}], "x")
    assert table.select("posted", "posted_basis").row(0) == found
    assert dates(table).select("posted", "posted_basis").row(0) == found


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.dates()
JSON = LEAVES | st.lists(LEAVES, max_size=3) | st.dictionaries(st.text(max_size=3), LEAVES, max_size=2)
ODD = st.sampled_from(
    ["\ud83d", "\x00", " \u00a0 ", "a@b.org", "\u202ex", "x" * 300_000, 10**400, [["x"]], {}]
)
SAID = st.dictionaries(st.sampled_from([*RAW, "other"]), ODD | JSON, max_size=8)
ROWS = st.lists(
    st.builds(dict.__or__, st.sampled_from([{}, ROW, {**ROW, "source_id": "2"}]), SAID), max_size=4
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_no_row_that_a_page_can_make_is_an_error(rows):
    found, dropped = frame(rows, "job-posting-page")
    assert found.schema == RAW
    told = sum(n for reason, n in dropped if reason != CUT)
    assert found.height + told == len(rows)
    assert (
        found.select(pl.col("source", "source_id", "title", "tags", "posted_basis").is_null().any()).row(0)
        == (False,) * 5
    )
