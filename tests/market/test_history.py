"""What becomes of adverts when boards are asked again: new, changed, closed with how, reopened, reposted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from gander.market.history import (
    ASKED,
    FADE,
    FADED,
    GONE,
    HOW,
    NO_BOARD,
    PASSED,
    SEEN,
    History,
    merged,
    news,
    reposted,
)
from gander.tables import ADVERT

MONDAY = date(2026, 11, 2)
TUESDAY = MONDAY + timedelta(days=1)
NOTHING = pl.DataFrame(schema={"id": pl.String, "first_seen": pl.Date})


def seen(*ids: str, day: date = MONDAY, content: str = "c", subject: str = "acme") -> pl.DataFrame:
    rows = [
        {
            "id": one,
            "source": "test",
            "subject": subject,
            "source_id": f"{subject}/{one}",
            "url": None,
            "title": f"Title {one}",
            "content": content,
            "day": day,
        }
        for one in ids
    ]
    return pl.DataFrame(rows, schema=SEEN)


def asked(**more: Any) -> pl.DataFrame:
    usual = {
        "source": "test",
        "subject": "acme",
        "per": "board",
        "whole": True,
        "gone": False,
        "day": TUESDAY,
    }
    return pl.DataFrame([usual | more], schema=ASKED)


def closing(**days: date) -> pl.DataFrame:
    return pl.DataFrame(
        [{"id": k, "closes": v} for k, v in days.items()], schema={"id": pl.String, "closes": pl.Date}
    )


def look(
    known: pl.DataFrame, now: pl.DataFrame, whom: pl.DataFrame, closes=None, since=NOTHING, today=TUESDAY
) -> History:
    return merged(known, now, whom, closing() if closes is None else closes, since, today)


@pytest.fixture
def known() -> pl.DataFrame:
    first = look(pl.DataFrame(schema=ADVERT), seen("a", "b"), asked(day=MONDAY), today=MONDAY)
    assert first.events.rows() == [(MONDAY, "a", "new", None), (MONDAY, "b", "new", None)]
    return first.adverts.with_columns(parts=pl.concat_list("id"))


def row(history: History, advert: str) -> dict[str, Any]:
    return history.adverts.filter(pl.col("id") == advert).row(0, named=True)


def test_the_same_again_is_no_news(known) -> None:
    again = look(known, seen("a", "b", day=TUESDAY), asked())
    assert again.events.is_empty()
    assert row(again, "a")["first_seen"] == MONDAY and row(again, "a")["last_seen"] == TUESDAY
    assert row(again, "a")["parts"] == ["a"]
    assert news(known, seen("a", "b", day=TUESDAY)).is_empty()


def test_a_changed_text_is_a_change_and_to_be_read(known) -> None:
    now = pl.concat([seen("a", day=TUESDAY, content="else"), seen("b", day=TUESDAY)])
    after = look(known, now, asked())
    assert after.events.rows() == [(TUESDAY, "a", "changed", None)]
    assert row(after, "a")["changed"] == TUESDAY and row(after, "b")["changed"] is None
    assert news(known, now).to_list() == ["a"]


def test_what_a_whole_board_no_longer_has_is_gone(known) -> None:
    after = look(known, seen("a", day=TUESDAY), asked())
    assert after.events.rows() == [(TUESDAY, "b", "closed", GONE)]
    assert row(after, "b")["closed"] == TUESDAY and row(after, "b")["last_seen"] == MONDAY
    later = look(after.adverts, seen("a", day=TUESDAY), asked())
    assert later.events.is_empty()  # it closes once


@pytest.mark.parametrize(
    "how",
    [
        {"whole": False},
        {"per": "feed"},
        {"per": "search"},
        {"per": "thread"},
        {"per": "file"},
        {"subject": "other"},
    ],
)
def test_absence_says_nothing_where_not_all_was_shown(known, how) -> None:
    after = look(known, seen("a", day=TUESDAY), asked(**how))
    assert after.events.is_empty() and row(after, "b")["closed"] is None


def test_a_board_that_is_gone_takes_its_adverts_along(known) -> None:
    after = look(known, seen(), asked(whole=False, gone=True))
    assert [event[2:] for event in after.events.rows()] == [("closed", NO_BOARD)] * 2


def test_a_closing_date_closes_what_nobody_shows(known) -> None:
    closes = closing(a=MONDAY, b=TUESDAY)
    after = look(known, seen(), asked(whole=False), closes)
    assert after.events.rows() == [(MONDAY, "a", "closed", PASSED)]  # b may still be applied for today
    shown = look(known, seen("a", day=TUESDAY), asked(whole=False), closes)
    assert shown.events.is_empty()  # the board shows it: then it is there


def test_a_feed_that_does_not_show_an_advert_for_long(known) -> None:
    far = TUESDAY + FADE
    after = look(known, seen(), asked(per="feed", day=far), today=far)
    assert {event[3] for event in after.events.rows()} == {FADED}
    assert {FADED, GONE, PASSED, NO_BOARD} == set(HOW)


def test_what_comes_back_is_open_again(known) -> None:
    closed = look(known, seen("a", day=TUESDAY), asked()).adverts
    back = look(closed, seen("a", "b", day=TUESDAY + timedelta(7)), asked(day=TUESDAY + timedelta(7)))
    assert back.events.rows() == [(TUESDAY + timedelta(7), "b", "reopened", None)]
    assert row(back, "b")["closed"] is None and row(back, "b")["how"] is None
    assert row(back, "b")["first_seen"] == MONDAY


def test_what_an_older_market_had_is_not_new() -> None:
    old = pl.DataFrame({"id": ["a"], "first_seen": [date(2026, 1, 8)]})
    after = look(pl.DataFrame(schema=ADVERT), seen("a", "b"), asked(day=MONDAY), since=old)
    assert after.events.rows() == [(MONDAY, "b", "new", None)]
    assert row(after, "a")["first_seen"] == date(2026, 1, 8)


def test_an_advert_of_a_demand_that_is_gone_is_a_repost(known) -> None:
    closed = look(known, seen("a", "c", "d", day=TUESDAY), asked())
    adverts = closed.adverts.with_columns(parts=pl.concat_list("id"))
    demands = pl.DataFrame({"id": ["a", "b", "c", "d"], "demand_id": ["one", "two", "two", "one"]})
    found = reposted(adverts, demands, pl.Series(["c", "d"]))
    assert found.rows() == [(TUESDAY, "c", "reposted", "b")]  # d's twin is still there: another copy


def test_no_order_of_rows_changes_the_history(known) -> None:
    now = seen("a", "e", "d", day=TUESDAY)
    one, other = look(known, now, asked()), look(known.reverse(), now.reverse(), asked())
    assert one.adverts.equals(other.adverts) and one.events.equals(other.events)
