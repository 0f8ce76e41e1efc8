from datetime import date

import polars as pl
import pytest

from gander.market.asks import first_asked
from gander.market.changes import boards, change_rows, marked
from tests.history import MONDAY, SUNDAY, THURSDAY, adverts, asks, events, subjects

TUESDAY = date(2026, 11, 3)


def told(known, happened=None, asked=None, days=None, since=TUESDAY, top=5, **facts):
    """The rows by kind of what happened since Tuesday; each advert its own job of its own employer."""
    happened = events() if happened is None else happened
    asked = subjects() if asked is None else asked
    n = known.height
    given = {
        "demand_id": [f"d{i}" for i in range(n)],
        "employer_id": [f"e{i}" for i in range(n)],
        "employer": [f"Employer {i}" for i in range(n)],
        "role": [["ml-engineer"]] * n,
    } | facts
    mine = known.explode("parts").rename({"parts": "posting"})
    mine = mine.with_columns(pl.Series(name, values) for name, values in given.items())
    firsts = first_asked(asks() if days is None else days)
    found = marked(mine, happened, asked, firsts, since)
    return {row.kind: row for row in change_rows(found, top)}


def counts(rows):
    return {kind: row.n_adverts for kind, row in rows.items() if row.n_adverts}


def test_what_came_after_the_board_was_first_asked_is_new():
    rows = told(adverts({}, {"first_seen": THURSDAY}))
    assert counts(rows) == {"new": 1}
    assert rows["new"].leading[0].title == "Engineer 1"
    assert rows["new"].leading[0].day == THURSDAY


def test_a_board_asked_for_the_first_time_is_no_new_demand():
    late = {"subject": "late", "first_seen": THURSDAY}
    asked = subjects({}, {"subject": "late"})
    days = asks(("acme", MONDAY, SUNDAY), ("late", THURSDAY, SUNDAY))
    assert counts(told(adverts({}, late, late), asked=asked, days=days)) == {"first asked": 2}


def test_what_came_later_to_a_board_that_was_empty_at_first_is_new():
    rows = told(adverts({"first_seen": THURSDAY}), days=asks(("acme", MONDAY, THURSDAY, SUNDAY)))
    assert counts(rows) == {"new": 1}


def test_a_board_never_had_whole_shows_nothing_new():
    asked = subjects({"had": None, "state": "partial"})
    rows = told(adverts({}, {"first_seen": THURSDAY}), asked=asked, days=asks(whole=False))
    assert counts(rows) == {"first asked": 1}


def test_a_board_is_known_from_the_day_on_which_it_was_had_whole():
    days = pl.concat([asks(("acme", MONDAY), whole=False), asks(("acme", THURSDAY, SUNDAY))])
    known = adverts({}, {"first_seen": THURSDAY}, {"first_seen": SUNDAY})
    assert counts(told(known, days=days)) == {"new": 1, "first asked": 1}


def test_closed_by_how_we_know():
    gone = {"closed": THURSDAY, "last_seen": MONDAY}
    rows = told(adverts(gone | {"how": "missing"}, gone | {"how": "missing"}, gone | {"how": "its day"}, {}))
    assert counts(rows) == {"closed": 3}
    assert dict(rows["closed"].how) == {"missing": 2, "its day": 1}


def test_new_and_closed_again_is_both():
    rows = told(adverts({}, {"first_seen": THURSDAY, "closed": SUNDAY, "how": "missing"}))
    assert counts(rows) == {"new": 1, "closed": 1}


def test_what_happened_before_does_not_count():
    happened = events((MONDAY, "a0", "new"), (MONDAY, "a0", "changed"), (THURSDAY, "a1", "changed"))
    assert counts(told(adverts({}, {}), happened)) == {"changed": 1}


def test_posted_again_is_not_new():
    happened = events((THURSDAY, "a1", "new"), (THURSDAY, "a1", "reposted", "a0"))
    assert counts(told(adverts({}, {"first_seen": THURSDAY}), happened)) == {"reposted": 1}


def test_open_again_unless_closed_once_more():
    happened = events((THURSDAY, "a0", "reopened"), (THURSDAY, "a1", "reopened"))
    rows = told(adverts({}, {"closed": SUNDAY, "how": "missing"}), happened)
    assert counts(rows) == {"reopened": 1, "closed": 1}


@pytest.mark.parametrize("state", ["failed", "partial"])
def test_what_a_failed_board_did_not_show_is_not_known(state):
    asked = subjects({"state": state, "had": MONDAY})
    rows = told(adverts({"last_seen": MONDAY}, {}, {"last_seen": MONDAY, "closed": MONDAY}), asked=asked)
    assert counts(rows) == {"not known": 1}


def test_an_advert_of_two_roles_is_one_advert_and_two_jobs():
    known = adverts({}, {"first_seen": THURSDAY, "parts": ["p1", "p2"]})
    rows = told(
        known,
        demand_id=["d0", "d1", "d2"],
        employer_id=["e0", "e1", "e1"],
        employer=["A", "B", "B"],
        role=[["ml-engineer"], ["ml-engineer"], ["data-engineer", "ml-engineer"]],
    )
    new = rows["new"]
    assert (new.n_adverts, new.n_jobs, new.n_employers) == (1, 2, 1)
    assert new.by_role == (("ml-engineer", 2), ("data-engineer", 1))
    assert new.by_employer == (("B", 2),)


def test_one_employer_does_not_fill_the_list():
    fresh = {"first_seen": THURSDAY}
    known = adverts({}, fresh, fresh, fresh, fresh | {"first_seen": date(2026, 11, 4)})
    rows = told(
        known,
        top=2,
        employer_id=["e0", "e1", "e1", "e1", "e2"],
        employer=["Z", "Big", "Big", "Big", "Small"],
    )
    assert [one.employer for one in rows["new"].leading] == ["Big", "Small"]


def test_boards_are_compared_only_where_both_sides_are_known():
    asked = subjects(
        {},
        {"subject": "late"},
        {"subject": "sleeping", "asked": MONDAY, "had": MONDAY},
        {"subject": "broken", "state": "failed", "had": MONDAY, "why": "no such board", "next": "leave it"},
    )
    days = asks(
        ("acme", MONDAY, SUNDAY), ("late", THURSDAY, SUNDAY), ("sleeping", MONDAY), ("broken", MONDAY)
    )
    found = boards(asked, first_asked(days), TUESDAY)
    assert (found.compared, found.first_asked, found.not_asked) == (1, 1, 1)
    assert [(b.subject, b.why, b.had) for b in found.failed] == [("broken", "no such board", MONDAY)]
