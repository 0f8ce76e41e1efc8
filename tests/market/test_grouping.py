from datetime import date

import polars as pl

from gander.market.grouping import by_month, grouped
from tests.tables import place, postings


def test_a_job_at_two_places_counts_at_both():
    table = postings(
        {"places": [place("Berlin", "DE"), place("Paris", "FR")]}, {"places": [place("Berlin", "DE")]}
    )
    assert [(r.label, r.n_postings) for r in grouped(table, "place", 5)] == [
        ("Berlin, DE", 2),
        ("Paris, FR", 1),
    ]


def test_seniority_is_one_label_a_job():
    table = postings({"seniority": "senior"}, {"seniority": "senior"}, {"seniority": "junior"})
    assert [(r.label, r.n_employers) for r in grouped(table, "seniority", 5)] == [
        ("senior", 2),
        ("junior", 1),
    ]


def test_a_month_is_a_share_of_all_adverts_of_that_month():
    table = pl.DataFrame(
        {
            "posted": [date(2026, 1, 2), date(2026, 1, 9), date(2026, 2, 2)],
            "employer_id": ["a", "b", "a"],
            "hit": [True, False, True],
        }
    )
    rows = by_month(table)
    assert [(r.label, r.share.count, r.share.n) for r in rows] == [("2026-01", 1, 2), ("2026-02", 1, 1)]
