"""Dates as archives and people write them."""

from __future__ import annotations

from datetime import date

import pytest

from gander.evidence.claims_dates import day_of, is_now, span_in

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jan 2021", date(2021, 1, 1)),
        ("January 2021", date(2021, 1, 1)),
        ("Sept. 2020", date(2020, 9, 1)),
        ("März 2020", date(2020, 3, 1)),
        ("15 Mar 2020", date(2020, 3, 15)),
        ("Mar 15, 2020", date(2020, 3, 15)),
        ("2021-03", date(2021, 3, 1)),
        ("2021-03-04T05:06:07Z", date(2021, 3, 4)),
        ("2021/03/04 10:11:12 UTC", date(2021, 3, 4)),
        ("05/17/2019 12:00:00", date(2019, 5, 17)),
        ("03/2021", date(2021, 3, 1)),
        ("tháng 3/2021", date(2021, 3, 1)),
        ("2019", date(2019, 1, 1)),
        (2019, date(2019, 1, 1)),
        ("2031-01-01", TODAY),  # nothing is used in days to come
        ("2021-13-01", None),
        ("soon", None),
        ("", None),
        (None, None),
        (True, None),
    ],
)
def test_a_day(text, day):
    assert day_of(text, TODAY) == day


def test_a_year_alone_ends_in_its_middle():
    assert day_of("2019", TODAY, end=True) == date(2019, 7, 1)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Engineer, Acme (2019 – 2022)", (date(2019, 1, 1), date(2022, 7, 1))),
        ("Jan 2019 - Mar 2021", (date(2019, 1, 1), date(2021, 3, 1))),
        ("04/2022 – now", (date(2022, 4, 1), TODAY)),
        ("seit 2020", (date(2020, 1, 1), None)),
        ("Docker since 03/2020", (date(2020, 3, 1), None)),
        ("bis 2021", (None, date(2021, 7, 1))),
        ("2018 bis heute", (date(2018, 1, 1), TODAY)),
        ("từ 2019 đến nay", (date(2019, 1, 1), TODAY)),
        ("last used in 2021", (None, date(2021, 7, 1))),
        ("ISO 27001-2013", None),
        ("served 2000-2500 users", None),
        ("Python 3", None),
    ],
)
def test_a_span(text, span):
    assert span_in(text, TODAY) == span


def test_what_goes_on():
    assert is_now(" Present ") and is_now("hiện tại") and not is_now("presently")
