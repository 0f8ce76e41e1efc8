from datetime import date, timedelta

import polars as pl

from gander.market.asks import BOARD
from gander.market.closing import closing

FIRST = date(2026, 1, 1)
FIRSTS = pl.DataFrame({"source": ["g"], "subject": ["acme"], "first": [FIRST]})


def table(*rows):
    """(job, employer, posted or None, first seen, last seen, closed or None): days since the first asking."""

    def day(n):
        return None if n is None else FIRST + timedelta(days=n)

    columns = {
        **{name: [value] * len(rows) for name, value in zip(BOARD, ("g", "acme"), strict=True)},
        "demand_id": [r[0] for r in rows],
        "employer_id": [r[1] for r in rows],
        "posted": [day(r[2]) for r in rows],
        "posted_basis": ["unknown" if r[2] is None else "stated" for r in rows],
        "first_seen": [day(r[3]) for r in rows],
        "last_seen": [day(r[4]) for r in rows],
        "closed": [day(r[5]) for r in rows],
    }
    days = ("posted", "first_seen", "last_seen", "closed")
    return pl.DataFrame(columns, schema={name: pl.Date if name in days else pl.String for name in columns})


def test_below_the_floors_closings_are_counted():
    found = closing(table(("d0", "e0", -5, 0, 10, 20), ("d1", "e1", -5, 0, 30, None)), FIRSTS)
    assert (found.n_closed, found.n_employers, found.n_watched) == (1, 1, 2)
    assert (found.enough, found.lasting) == (False, None)


def test_what_stood_there_without_a_day_has_no_beginning():
    stock = ("d0", "e0", None, 0, 10, 20)
    fresh = ("d1", "e0", None, 3, 10, 20)
    assert closing(table(stock, fresh), FIRSTS).n_watched == 1


def test_a_job_closes_with_its_last_advert():
    rows = [("d0", "e0", -5, 0, 10, 20), ("d0", "e0", -5, 0, 30, None)]
    assert closing(table(*rows), FIRSTS).n_closed == 0
    assert closing(table(rows[0], ("d0", "e0", -5, 0, 30, 40)), FIRSTS).n_closed == 1


def test_an_employer_with_many_closings_is_one_witness():
    found = closing(table(*[(f"d{i}", "e0", -5, 0, 10, 20) for i in range(300)]), FIRSTS)
    assert (found.n_closed, found.enough) == (300, False)
    assert found.n_eff < 10


def test_from_the_floors_on_there_are_quartiles():
    rows = [(f"d{i}", f"e{i % 40}", -10, 0, 20 + i % 40, 21 + i % 40) for i in range(80)]
    found = closing(table(*rows), FIRSTS)
    assert found.enough
    value, low, high = found.lasting.quartiles[1]
    assert low <= value <= high
    assert 48 <= value <= 52


def test_nothing_watched_is_nothing_told():
    found = closing(table(), FIRSTS)
    assert (found.n_closed, found.n_watched, found.lasting) == (0, 0, None)
