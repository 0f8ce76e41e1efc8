from datetime import date

import polars as pl
import pytest

from gander.market.series import dated_trend, own_series, trailing
from gander.tables import ASK


def asked(*days, subject="acme"):
    return pl.DataFrame([("g", subject, date(*day), True) for day in days], schema=ASK, orient="row")


def seen(*rows):
    """(job, first seen, hit) and the board, where it is not 'acme'; each job at an employer of its own."""
    full = [(r[0], f"of {r[0]}", "g", r[3] if len(r) > 3 else "acme", date(*r[1]), r[2]) for r in rows]
    names = ("demand_id", "employer_id", "source", "subject", "first_seen", "hit")
    types = (pl.String, pl.String, pl.String, pl.String, pl.Date, pl.Boolean)
    return pl.DataFrame(full, schema=dict(zip(names, types, strict=True)), orient="row")


MONTHS = asked((2026, 1, 20), (2026, 2, 10), (2026, 3, 10), (2026, 4, 2))


def counted(found):
    return [(row.month, row.n_jobs, row.of_jobs, row.n_boards) for row in found.rows]


def test_jobs_count_in_the_month_in_which_they_were_first_seen():
    found = own_series(
        seen(("a", (2026, 2, 10), True), ("b", (2026, 3, 10), True), ("c", (2026, 3, 10), False)), MONTHS
    )
    assert counted(found) == [("2026-02", 1, 1, 1), ("2026-03", 1, 2, 1)]


def test_what_stood_there_at_the_first_asking_is_no_new_demand():
    assert counted(own_series(seen(("a", (2026, 1, 20), True)), MONTHS)) == [
        ("2026-02", 0, 0, 1),
        ("2026-03", 0, 0, 1),
    ]


def test_the_month_that_is_not_over_does_not_count():
    found = own_series(seen(("a", (2026, 4, 2), True)), MONTHS)
    assert [row.month for row in found.rows] == ["2026-02", "2026-03"]


def test_a_board_counts_from_the_month_after_it_was_first_asked():
    days = pl.concat([MONTHS, asked((2026, 2, 25), (2026, 3, 25), subject="late")])
    rows = seen(("a", (2026, 2, 25), True, "late"), ("b", (2026, 3, 25), True, "late"))
    assert counted(own_series(rows, days)) == [("2026-02", 0, 0, 1), ("2026-03", 1, 1, 2)]


def test_a_month_without_asking_is_a_gap_and_so_is_the_one_after():
    days = asked((2026, 1, 5), (2026, 2, 5), (2026, 4, 5), (2026, 5, 5), (2026, 6, 5))
    found = own_series(seen(("a", (2026, 4, 5), True), ("b", (2026, 5, 5), True)), days)
    assert counted(found) == [("2026-02", 0, 0, 1), ("2026-05", 1, 1, 1)]
    assert found.gaps == ("2026-03", "2026-04")


def test_a_job_posted_again_counts_once():
    rows = seen(("a", (2026, 1, 20), True), ("a", (2026, 3, 10), True))
    assert [row.n_jobs for row in own_series(rows, MONTHS).rows] == [0, 0]


def test_before_the_second_month_nothing_can_be_told():
    found = own_series(seen(("a", (2026, 1, 20), True)), asked((2026, 1, 20)))
    assert (found.rows, found.first_asked) == ((), date(2026, 1, 20))
    assert (found.trend.outlook.trend, found.trend.outlook.n_months) == (None, 0)
    assert own_series(seen(), asked()).first_asked is None


def long_series(n_months=31, boards_later=()):
    """One board asked on the fifth of each month from 2024 on; 20 employers with a job a month, half hits."""
    months = [(2024 + m // 12, m % 12 + 1) for m in range(n_months)]
    rows = [(f"{y}-{m}-{e}", (y, m, 5), e % 2 == 0) for y, m in months for e in range(40)]
    table = seen(*rows).with_columns(employer_id=pl.col("demand_id").str.split("-").list.last())
    return table, asked(*[(y, m, 5) for y, m in months])


def test_a_long_series_has_a_trend():
    found = own_series(*long_series())
    trend = found.trend.outlook.trend
    assert trend.n_months == 29
    assert trend.growth == pytest.approx(0.0, abs=1e-6)
    assert trend.label == "no clear change"


def test_boards_that_came_later_are_in_no_trend():
    table, days = long_series()
    late = seen(*[(f"late{i}", (2026, 6, 5), True, "late") for i in range(500)])
    more = asked((2026, 5, 5), (2026, 6, 5), subject="late")
    found = own_series(pl.concat([table, late]), pl.concat([days, more]))
    assert found.rows[-1].n_jobs == 520
    assert found.trend.outlook.per_month == 20


@pytest.mark.parametrize(
    ("months", "run", "gap"),
    [
        ([], [], None),
        ([5], [5], None),
        ([1, 2, 3], [1, 2, 3], None),
        ([1, 2, 5, 6], [1, 2, 5, 6], None),
        ([24, 25, 29, 30], [29, 30], ("0002-03", "0002-05")),
        (list(range(100)), list(range(64, 100)), None),
    ],
)
def test_a_trend_rests_on_the_newest_months_without_a_long_gap(months, run, gap):
    assert trailing(months) == (run, gap)


def test_a_dated_series_with_a_gap_tells_only_of_what_comes_after():
    days = [date(2018, m, 1) for m in range(1, 5)] + [date(2026, m, 1) for m in range(1, 6)]
    table = pl.DataFrame({"posted": days, "employer_id": [f"e{i}" for i in range(9)], "hit": [True] * 9})
    found = dated_trend(table)
    assert (found.gap, found.outlook.n_months, found.outlook.trend) == (("2018-05", "2025-12"), 5, None)
