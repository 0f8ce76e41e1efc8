from datetime import date, timedelta

import polars as pl
import pytest

from gander.market.ghosts import STATED, Ages, age_note, job_ages, reposted, spread
from gander.market.grouping import by_age
from tests.history import adverts, events
from tests.tables import postings

SEEN = date(2026, 11, 1)


def open_for(*days, **words):
    """Postings on a board, seen on the first of November, posted so many days before."""
    rows = [
        {"posted": SEEN - timedelta(days=d), "snapshot_day": SEEN, "seen_first": SEEN} | words for d in days
    ]
    return postings(*rows)


def ages_of(table):
    return [(basis, days) for _, _, basis, days in job_ages(table).rows()]


def test_age_is_reckoned_on_the_day_last_seen():
    assert ages_of(open_for(40)) == [("stated", 40)]


@pytest.mark.parametrize("basis", ["written", "unknown"])
def test_without_a_stated_day_it_is_since_first_seen(basis):
    table = open_for(400, posted_basis=basis, seen_first=SEEN - timedelta(days=9))
    assert ages_of(table) == [("first seen", 9)]


def test_seen_once_and_not_stated_is_unknown():
    assert ages_of(open_for(400, posted_basis="written")) == [("unknown", 0)]


def test_closed_adverts_and_dated_series_have_no_age():
    assert ages_of(open_for(5, closed=SEEN)) == []
    assert ages_of(open_for(5, snapshot_day=None)) == []


def test_a_job_of_several_adverts_is_as_old_as_the_oldest():
    assert ages_of(open_for(5, 90, demand_id="d")) == [("stated", 90)]


def test_the_spread_has_shares_by_employer():
    found = spread(job_ages(open_for(*range(10, 410, 10))), STATED)
    assert found.quartiles == (100, 200, 300)
    assert [(limit, e.count, e.n) for limit, e in found.older] == [
        (30, 37, 40),
        (60, 34, 40),
        (90, 31, 40),
        (180, 22, 40),
    ]
    assert found.older[0][1].low < 37 / 40 < found.older[0][1].high
    assert (found.shorter(200), found.shorter(5), found.shorter(9999)) == (19, 0, 40)


def test_below_the_floors_there_are_days_and_no_shares():
    found = spread(job_ages(open_for(5, 50)), STATED)
    assert (found.quartiles, found.days, found.n_employers) == (None, (5, 50), 2)
    assert all(e.share is None for _, e in found.older)


def test_nothing_open_is_an_empty_spread():
    found = spread(job_ages(postings()), STATED)
    assert (found.days, found.quartiles) == ((), None)


def test_bands_stand_in_order_and_hold_every_job():
    rows = by_age(job_ages(open_for(0, 29, 30, 59, 60, 89, 90, 179, 180, 900)))
    assert [r.id for r in rows] == ["0-29", "30-59", "60-89", "90-179", "180+"]
    assert [r.n_postings for r in rows] == [2, 2, 2, 2, 2]
    assert by_age(job_ages(postings())) == ()


def test_the_note_says_what_is_not_in_the_bands():
    empty = spread(job_ages(postings()), STATED)
    ages = Ages(
        stated=empty, first_seen=empty, n_unknown=758, n_dated=0, n_reposted=0, reposted=(), closing=None
    )
    assert age_note(ages).endswith("not in it: 758 of unknown age")


def test_posted_again_is_counted_by_job():
    known = adverts({"first_seen": date(2026, 1, 1)}, {"title": "Again"}, {"title": "Third"}, {})
    known = known.select("id", "title", "url", "first_seen").with_columns(
        demand_id=pl.Series(["d0", "d0", "d0", "d1"]), employer=pl.lit("Acme")
    )
    happened = events((date(2026, 3, 1), "a1", "reposted", "a0"), (date(2026, 5, 1), "a2", "reposted", "a1"))
    (found,) = reposted(known, happened, date(2026, 7, 20))
    assert (found.demand, found.employer, found.title, found.times, found.days) == (
        "d0",
        "Acme",
        "Third",
        2,
        200,
    )
