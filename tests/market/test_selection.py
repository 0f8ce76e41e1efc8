from datetime import date

import polars as pl
import pytest

from gander.market.selection import at_place, gone, has_role, in_window, whereabouts, window
from gander.model import Place
from tests.tables import place, postings

DA_NANG = Place(label="Da Nang, VN", city="Da Nang", iso2="VN", latitude=16.0678, longitude=108.2208)
VIETNAM = Place(label="Vietnam", iso2="VN")


@pytest.mark.parametrize(
    ("closes", "closed", "why"),
    [
        (None, None, None),
        (date(2026, 6, 30), None, None),
        (date(2026, 6, 29), None, "closing date passed"),
        (date(2026, 7, 30), date(2026, 6, 1), "closed since"),
        (date(2026, 6, 1), date(2026, 6, 1), "closed since"),
    ],
    ids=["nothing said", "the last day is today", "yesterday", "gone before its day", "both"],
)
def test_a_posting_is_gone_once_it_is_seen_to_be_or_its_day_has_passed(closes, closed, why):
    table = postings({"closes": closes, "closed": closed})
    assert table.select(gone(date(2026, 6, 30))).item() == why


@pytest.mark.parametrize(
    ("places", "asked", "there"),
    [
        ([place("Da Nang", "VN")], DA_NANG, True),
        ([place("Hanoi", "VN")], DA_NANG, False),
        ([place("Hoi An", "VN", 15.88, 108.33)], DA_NANG, True),
        ([place("Hue", "VN", 16.46, 107.59)], DA_NANG, False),
        ([place(None, "VN", 16.0, 108.0)], DA_NANG, False),
        ([place("Hanoi", "VN")], VIETNAM, True),
        ([place("Singapore", "SG"), place("Da Nang", "VN")], DA_NANG, True),
        ([], VIETNAM, False),
    ],
    ids=[
        "the city by name",
        "another city",
        "24 km away is there",
        "80 km away is not",
        "a country's middle is no city",
        "any city of the country",
        "one of several places",
        "no place known",
    ],
)
def test_a_posting_is_at_a_place(places, asked, there):
    assert postings({"places": places}).select(at_place(asked)).item() == there


@pytest.mark.parametrize(
    ("remote", "open_to", "places", "expected"),
    [
        ("onsite", "unknown", [place("Da Nang", "VN")], "there"),
        ("remote", "yes", [], "remote open"),
        ("remote", "no", [], "remote closed"),
        ("remote", "unknown", [], "remote unsaid"),
        ("remote", "no", [place("Da Nang", "VN")], "there"),
        ("hybrid", "yes", [place("Berlin", "DE")], "elsewhere"),
    ],
)
def test_where_a_posting_is_for_this_person(remote, open_to, places, expected):
    table = postings({"remote": remote, "places": places}).with_columns(pl.lit(open_to).alias("open_to"))
    assert table.select(whereabouts(DA_NANG, anywhere=False)).item() == expected


def test_remote_alone_counts_nothing_as_there():
    table = postings({"places": [place("Da Nang", "VN")]}).with_columns(pl.lit("unknown").alias("open_to"))
    assert table.select(whereabouts(None, anywhere=False)).item() == "elsewhere"


def test_a_stock_counts_on_its_snapshot_day_and_not_on_the_day_it_was_posted():
    table = postings(
        {"posted": date(2024, 1, 1), "snapshot_day": date(2026, 1, 8)}, {"posted": date(2024, 1, 1)}
    )
    assert table.select(in_window(*window(date(2026, 8, 22)))).to_series().to_list() == [True, False]


def test_a_role_among_several_is_enough():
    table = postings({"role": ["data-engineer", "ml-engineer"]}, {"role": ["other"]})
    assert table.select(has_role(["ml-engineer"])).to_series().to_list() == [True, False]
