from datetime import date

from gander.faces.trend_words import own_note, trend_words
from gander.market.series import MonthlyTrend, OwnSeries, SeriesMonth
from gander.stats.trend import Outlook, Trend

NOTHING = MonthlyTrend(outlook=Outlook(trend=None, n_months=1, per_month=2.5, n_employers=3), gap=None)


def plain(text):
    return text.replace("\u00a0", " ")


def test_what_is_missing_is_named():
    assert plain(trend_words(NOTHING)) == (
        "growth: cannot tell yet: 1 of 24 months, 2.5 of 5 jobs a month, 3 of 15 employers"
    )


def test_a_gap_is_the_reason_where_it_is():
    few = Outlook(trend=None, n_months=5, per_month=20.0, n_employers=90)
    found = trend_words(MonthlyTrend(outlook=few, gap=("2018-05", "2025-12")))
    assert plain(found) == (
        "growth: cannot tell yet: 5 of 24 months without a gap (nothing from 2018-05 to 2025-12)"
    )


def test_growth_stands_with_both_intervals():
    trend = Trend(
        growth=0.5, low=-0.04, high=1.2, low_80=0.1, high_80=0.9, label="no clear change", n_months=30
    )
    known = Outlook(trend=trend, n_months=30, per_month=9.0, n_employers=50)
    assert plain(trend_words(MonthlyTrend(outlook=known, gap=None))) == (
        "share a year +50 % (95 %: −4 % to +120 %; 80 %: +10 % to +90 %), no clear change, from 30 months"
    )


def test_own_boards_say_why_there_is_no_month_yet():
    assert "gander update" in own_note(None)
    fresh = OwnSeries(rows=(), gaps=(), trend=NOTHING, first_asked=date(2026, 11, 25))
    assert "asked since 2026-11-25" in own_note(fresh)


def test_gaps_are_named_and_are_no_zeros():
    month = SeriesMonth(month="2026-02", n_jobs=1, n_employers=1, of_jobs=3, n_boards=1)
    found = OwnSeries(rows=(month,), gaps=("2026-03",), trend=NOTHING, first_asked=date(2026, 1, 5))
    assert own_note(found).endswith("too little was asked: 2026-03")
