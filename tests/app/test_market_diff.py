from datetime import date

import pytest

from gander.app.market import market as market_of
from gander.app.market_diff import market_diff
from gander.errors import UserError
from tests.app.conftest import BERLIN
from tests.generations import write_generation
from tests.history import MONDAY, SUNDAY, THURSDAY, adverts, asks, events, subjects
from tests.tables import place, postings, units

WEEK = asks(("acme", MONDAY, THURSDAY, SUNDAY))
PARIS = [place("Paris", "FR", 48.85, 2.35)]


def update(known, **tables):
    """A generation of these adverts; the board was asked on Monday, Thursday and Sunday, if not told else."""
    write_generation(**({"adverts": known, "subjects": subjects(), "asks": WEEK} | tables))


def kinds(answer):
    return {row.kind: row.n_adverts for row in answer.rows if row.n_adverts}


def test_before_the_first_update_there_is_nothing_to_compare(market, ask):
    market()
    with pytest.raises(UserError, match="no board was asked yet") as caught:
        market_diff(ask())
    assert "gander update" in caught.value.problems[0].next


def test_one_day_is_no_comparison(market, ask):
    market()
    monday = {"asked": MONDAY, "had": MONDAY}
    update(adverts({"last_seen": MONDAY}), subjects=subjects(monday), asks=asks(("acme", MONDAY)))
    with pytest.raises(UserError, match=f"one day only, the last on {MONDAY}"):
        market_diff(ask())


def test_by_default_it_begins_after_the_update_before_the_last(market, ask):
    market()
    rows = [{}, {"first_seen": THURSDAY}, {"first_seen": SUNDAY}]
    facts = postings(*[{"places": BERLIN} for _ in rows])
    update(adverts(*rows), postings=facts)
    answer = market_diff(ask())
    assert (answer.since, answer.until, answer.n_before) == (date(2026, 11, 6), SUNDAY, 2)
    assert str(THURSDAY) in answer.since_why
    assert kinds(answer) == {"new": 1}
    assert kinds(market_diff(ask(since=date(2026, 11, 3)))) == {"new": 2}


def test_a_day_on_which_nothing_happened_is_an_update_too(market, ask):
    market()
    update(adverts({"closed": SUNDAY}), postings=postings({"places": BERLIN, "closed": SUNDAY}))
    answer = market_diff(ask())
    assert (answer.since, kinds(answer)) == (date(2026, 11, 6), {"closed": 1})


def test_boards_never_had_whole_are_nothing_to_compare(market, ask):
    market()
    update(adverts({}), subjects=subjects({"had": None, "state": "partial"}), asks=asks(whole=False))
    with pytest.raises(UserError, match="no board was asked yet"):
        market_diff(ask())


def test_only_adverts_of_the_question_count_the_closed_ones_too(market, ask):
    market()
    gone = {"closed": SUNDAY, "how": "missing", "last_seen": MONDAY}
    known = adverts({}, gone, gone, gone)
    facts = postings(
        {"places": BERLIN},
        {"places": BERLIN, "closed": SUNDAY},
        {"places": PARIS, "closed": SUNDAY},
        {"places": BERLIN, "closed": SUNDAY, "role": ["designer"]},
    )
    update(known, events=events((THURSDAY, "a0", "changed")), postings=facts)
    answer = market_diff(ask())
    assert kinds(answer) == {"closed": 1}
    assert answer.rows[4].leading[0].title == "Engineer 1"
    assert kinds(market_diff(ask(places=("anywhere",)))) == {"closed": 2}
    assert answer.population.n_postings == 2


def test_what_had_closed_before_is_left_out(market, ask):
    market()
    known = adverts({}, {"closed": MONDAY, "last_seen": MONDAY})
    facts = postings({"places": BERLIN}, {"places": BERLIN, "closed": MONDAY})
    update(known, postings=facts)
    answer = market_diff(ask(since=THURSDAY))
    assert (kinds(answer), answer.n_before, answer.population.n_postings) == ({}, 1, 1)


def two_generations(basis="read"):
    facts = postings({"places": BERLIN, "basis": basis})
    needs = units(("p0", ["python"]), ("p0", ["sql"]))
    then = subjects({"asked": THURSDAY, "had": THURSDAY})
    days = asks(("acme", MONDAY, THURSDAY))
    update(adverts({"last_seen": THURSDAY}), subjects=then, asks=days, postings=facts, requirements=needs)
    now = units(("p0", ["python"]), ("p0", ["docker"]))
    changed = events((SUNDAY, "a0", "changed"))
    update(adverts({"changed": SUNDAY}), events=changed, postings=facts, requirements=now)


def test_musts_are_compared_with_the_update_before(market, ask):
    market()
    two_generations()
    answer = market_diff(ask())
    (row,) = answer.musts
    assert [[s.label for s in unit] for unit in row.added] == [["Docker"]]
    assert [[s.label for s in unit] for unit in row.dropped] == [["SQL"]]
    assert (row.title, answer.n_musts) == ("Engineer 0", 1)


def test_musts_of_adverts_that_were_not_read_are_not_known(market, ask):
    market()
    two_generations(basis="title")
    assert market_diff(ask()).musts == ()


def test_without_the_update_before_it_says_so(market, ask):
    market()
    facts = postings({"places": BERLIN})
    happened = events((SUNDAY, "a0", "changed"))
    update(adverts({"changed": SUNDAY}), events=happened, postings=facts)
    answer = market_diff(ask())
    assert (answer.musts, kinds(answer)) == ((), {"changed": 1})
    assert "not kept any more" in answer.musts_note


def test_ages_without_an_update_know_nothing_of_closing(market, ask):
    market([{"places": BERLIN, "snapshot_day": date(2026, 5, 31)} for _ in range(30)])
    ages = market_of(ask()).ages
    assert ages.stated.quartiles == (30, 30, 30)
    assert (ages.closing, ages.reposted) == (None, ())


def test_a_population_of_dated_adverts_has_no_ages(market, ask):
    market()
    answer = market_of(ask(), by="age")
    assert (answer.rows, answer.ages.n_dated) == ((), 30)
    assert "30 of a dated series" in answer.row_note


def test_a_job_of_a_series_that_stands_on_a_board_too_is_counted_once(market, ask):
    dated = [{"places": BERLIN, "demand_id": f"j{i}"} for i in range(30)]
    market([*dated, {"places": BERLIN, "demand_id": "j0", "snapshot_day": date(2026, 5, 31)}])
    ages = market_of(ask(), by="age").ages
    assert (len(ages.stated.days), ages.n_dated) == (1, 29)


def test_bands_of_age_are_a_grouping(market, ask):
    market([{"places": BERLIN, "snapshot_day": date(2026, 5, 1 + i)} for i in range(30)])
    answer = market_of(ask(), by="age")
    assert (answer.rows[0].id, answer.rows[0].n_postings) == ("0-29", 30)
    assert answer.n_groups == 5


def test_closings_and_reposts_come_from_the_own_boards(market, ask):
    rows = [{"places": BERLIN, "demand_id": "d0", "snapshot_day": SUNDAY}]
    market(rows, [("p0", ["python"])])
    known = adverts({"closed": THURSDAY, "how": "missing", "last_seen": MONDAY}, {"first_seen": THURSDAY}, {})
    facts = postings(
        {"places": BERLIN, "demand_id": "d0", "closed": THURSDAY},
        {"places": BERLIN, "demand_id": "d0"},
        {"places": BERLIN, "demand_id": "d2", "closed": THURSDAY},
    )
    happened = events((THURSDAY, "a1", "reposted", "a0"))
    update(known, events=happened, postings=facts)
    ages = market_of(ask()).ages
    assert [(r.demand, r.times) for r in ages.reposted] == [("d0", 1)]
    assert (ages.closing.n_closed, ages.closing.enough) == (0, False)


def test_months_have_the_own_boards_beside_them(market, ask):
    rows = [{"source": "hn-2026", "posted": date(2026, 1, 1), "places": BERLIN}]
    market(rows, [("p0", ["python"])])
    assert market_of(ask(), by="month").own is None
    days = [date(2026, month, 5) for month in (1, 2, 3)]
    known = adverts(*[{"first_seen": day, "last_seen": days[-1]} for day in days])
    facts = postings(*[{"places": BERLIN} for _ in days])
    last = {"asked": days[-1], "had": days[-1]}
    update(known, subjects=subjects(last), asks=asks(("acme", *days)), postings=facts)
    answer = market_of(ask(), by="month")
    assert [(r.month, r.n_jobs, r.of_jobs) for r in answer.own.rows] == [("2026-02", 1, 1)]
    assert answer.own.trend.outlook.trend is None
    assert answer.trend.outlook.n_months == 1
    assert market_of(ask()).own is None
