from datetime import date, timedelta

import pytest

from gander.app.doors import Wanted, find_doors, remember
from gander.app.stand import stand
from gander.errors import UserError
from gander.shell.looks import read_look
from gander.stand.hidden import DIFF
from tests.app.conftest import BERLIN, TODAY, sources
from tests.generations import write_whole_market
from tests.tables import place

NEEDS = [
    ["python"],
    ["python", "docker"],
    ["python", "docker", "sql"],
    ["python", "sql", "docker", "go", "c"],
]
MUNICH = [place("Munich", "DE", 48.137, 11.575)]
NEW = Wanted(new=True)


@pytest.fixture(autouse=True)
def own_data(tmp_path, monkeypatch):
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """One for all: what is compiled once need not be compiled for each."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def updated(tmp_path, monkeypatch, cache):
    """Writes a generation that is the whole market: job i asks NEEDS[i]; its advert has the posting's id."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.chdir(tmp_path)

    def write(events=(), rows=None, adverts=None):
        rows = rows or [{"places": BERLIN} for _ in NEEDS]
        ids = [row.get("id", f"p{i}") for i, row in enumerate(rows)]
        needs = [(key, [skill]) for key, need in zip(ids, NEEDS, strict=False) for skill in need]
        known = {key: {} for key in ids} | (adverts or {})
        write_whole_market(monkeypatch, sources(), rows, needs, known, events)

    return write


def ids(answer):
    return [o.door.posting for o in answer.openings.openings]


def test_all_in_reach_nearest_first_and_the_rest_counted_with_its_flag(updated, ask):
    updated()
    answer = find_doors(ask(know=("python", "docker")), Wanted())
    assert ids(answer) == ["p1", "p0", "p2"]
    assert [o.outcome for o in answer.openings.openings] == [
        "nothing missing",
        "nothing missing",
        "one short",
    ]
    assert answer.openings.counts == {"nothing missing": 2, "one short": 1, ">= 60 %": 0}
    assert ("less than 60 % of the stated musts met", 1, "--all") in [
        (h.reason, h.n, h.flag) for h in answer.openings.hidden
    ]
    everything = find_doors(ask(know=("python", "docker")), Wanted(everything=True))
    assert ids(everything) == ["p1", "p0", "p2", "p3"]
    assert [h for h in everything.openings.hidden if h.flag == "--all"] == []


def test_no_employer_hides_another_of_its_jobs_and_the_population_is_that_of_stand(market, ask):
    market([{"places": BERLIN, "employer_id": "e"} for _ in range(30)])
    found = find_doors(ask(), Wanted()).openings
    assert len(found.openings) == 20, "ten with nothing missing, ten one short"
    assert found.population == stand(ask()).population


def test_what_was_not_read_comes_last_and_only_with_all(updated, ask):
    updated(rows=[{"places": BERLIN}, {"places": BERLIN, "basis": "title"}])
    assert ids(find_doors(ask(), Wanted())) == ["p0"]
    last = find_doors(ask(), Wanted(everything=True)).openings.openings[-1]
    assert (last.door.posting, last.outcome) == ("p1", None)


def test_copies_of_a_demand_stand_together(updated, ask):
    rows = [
        {"places": BERLIN, "posted": date(2026, 6, 1)},
        {"places": MUNICH, "demand_id": "d0", "remote": "remote", "source": "ashby", "id": "copy"},
    ]
    rows[1]["remote_from"] = {"kind": "anywhere", "region": None, "iso2": [], "tz": []}
    updated(rows=rows, adverts={"copy": {"first_seen": date(2026, 5, 1)}})
    (one,) = find_doors(ask(), Wanted()).openings.openings
    assert one.door.posting == "p0"
    assert one.door.place == "Berlin, DE / Munich, DE"
    assert [(c.posting, c.source) for c in one.copies] == [("copy", "ashby"), ("p0", "test")]
    assert one.id == "copy", "the copy known for longest, so that a feed's id stays"
    assert one.first_seen == date(2026, 5, 1)


def test_titles_and_dates_come_from_the_advert_also_of_its_further_parts(updated, ask):
    adverts = {"p0": {"title": "Keeper of models", "parts": ["p0", "p1"]}, "p1": {"parts": []}}
    updated(rows=[{"places": BERLIN}, {"places": BERLIN, "part": 1}], adverts=adverts)
    found = find_doors(ask(know=("python", "docker")), Wanted()).openings.openings
    assert {(o.title, o.advert) for o in found} == {("Keeper of models", "p0")}


def test_the_shipped_market_has_no_titles_and_nothing_new(market, ask):
    market()
    found = find_doors(ask(), Wanted()).openings
    assert {o.title for o in found.openings} == {None}
    with pytest.raises(UserError) as told:
        find_doors(ask(), NEW)
    assert "gander update" in told.value.problems[0].next


def test_the_first_look_shows_all_that_updates_brought_and_the_next_what_came_after(updated, ask):
    early, late = TODAY - timedelta(days=3), TODAY
    updated([(early, "p0", "new"), (early, "p1", "new")])
    look = find_doors(ask(know=("python", "docker"), today=early), NEW)
    assert (ids(look), look.openings.new_since) == (["p1", "p0"], None)
    remember(look, "words")
    updated([(early, "p0", "new"), (early, "p1", "new"), (late, "p2", "new"), (late, "p3", "new")])
    for _ in range(2):
        again = find_doors(ask(know=("python", "docker")), NEW)
        assert (ids(again), again.openings.new_since) == (["p2"], early)
        assert again.openings.openings[0].news.kind == "new"
        remember(again, "words")
    assert ("in reach, but not new", 2) in [(h.reason, h.n) for h in again.openings.hidden]
    after = find_doors(ask(know=("python", "docker"), today=TODAY + timedelta(days=1)), NEW)
    assert (ids(after), after.openings.new_since) == ([], TODAY)


def test_a_look_that_is_not_remembered_moves_nothing(updated, ask):
    updated([(TODAY, "p0", "new")])
    answer = find_doors(ask(), NEW)
    assert read_look(answer.question) is None
    remember(find_doors(ask(), Wanted()), "a list of everything is no look for what is new")
    assert read_look(answer.question) is None
    remember(answer, "words")
    assert read_look(answer.question).reach == {"p0", "p1"}


def test_what_came_later_on_the_day_of_the_last_look_is_not_lost(updated, ask):
    updated([(TODAY, "p0", "new")], rows=[{"places": BERLIN}])
    remember(find_doors(ask(), NEW), "words")
    updated([(TODAY, "p0", "new"), (TODAY, "p1", "new")])
    assert ids(find_doors(ask(today=TODAY + timedelta(days=1)), NEW)) == ["p1"]


def test_changed_is_news_only_where_it_came_into_reach(updated, ask):
    early = TODAY - timedelta(days=2)
    updated([(early, "p0", "new")], rows=[{"places": BERLIN}])
    remember(find_doors(ask(today=early), NEW), "words")
    updated([(early, "p0", "new"), (TODAY, "p0", "changed"), (TODAY, "p1", "changed")])
    found = find_doors(ask(), NEW).openings.openings
    assert [(o.door.posting, o.news.kind) for o in found] == [("p1", "changed")]


def test_open_again_is_news_though_it_was_in_reach_before(updated, ask):
    early = TODAY - timedelta(days=2)
    updated([(early, "p0", "new")])
    remember(find_doors(ask(today=early), NEW), "words")
    updated([(early, "p0", "new"), (TODAY, "p0", "closed"), (TODAY, "p0", "reopened")])
    assert [o.news.kind for o in find_doors(ask(), NEW).openings.openings] == ["reopened"]


def test_each_question_has_a_last_look_of_its_own(updated, ask):
    updated([(TODAY - timedelta(days=9), "p0", "new")])
    remember(find_doors(ask(places=("Munich",)), NEW), "of Munich")
    assert find_doors(ask(), NEW).openings.new_since is None
    remember(find_doors(ask(), NEW), "of Berlin")
    later = TODAY + timedelta(days=1)
    same = find_doors(ask(know=("sql",), today=later), NEW)
    assert same.openings.new_since == TODAY, "what one knows is no part of the question"


def test_since_a_date_asks_without_being_remembered(updated, ask):
    updated([(TODAY - timedelta(days=5), "p0", "new"), (TODAY - timedelta(days=1), "p1", "new")])
    answer = find_doors(ask(), Wanted(new=True, since=TODAY - timedelta(days=2)))
    assert (ids(answer), answer.openings.new_since) == (["p1"], TODAY - timedelta(days=2))
    assert answer.look is None


def test_what_is_gone_or_past_its_last_day_is_no_door_and_counted(updated, ask):
    days = [TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=5), None]
    rows = [{"places": BERLIN, "closes": day} for day in days] + [{"places": BERLIN, "closed": TODAY}]
    updated(rows=rows)
    found = find_doors(ask(), Wanted(everything=True)).openings
    assert sorted(o.door.posting for o in found.openings) == ["p1", "p2", "p3"]
    assert [(h.reason, h.n, h.flag) for h in found.hidden if h.flag == DIFF] == [
        ("closing date passed", 1, DIFF),
        ("closed since", 1, DIFF),
    ]
    assert {o.closes for o in found.openings} == {*days[1:]}


def test_an_advert_put_up_again_or_open_for_long_is_marked(updated, ask):
    first = TODAY - timedelta(days=200)
    updated([(TODAY, "p0", "reposted")], adverts={"p1": {"first_seen": first}})
    by_id = {o.door.posting: o for o in find_doors(ask(), Wanted(), stale_after=90).openings.openings}
    assert (by_id["p0"].reposted, by_id["p0"].stale) == (True, False)
    assert (by_id["p1"].reposted, by_id["p1"].stale, by_id["p1"].open_days) == (False, True, 200)
    assert not any(o.stale for o in find_doors(ask(), Wanted()).openings.openings), "not measured: not said"


def test_top_leaves_the_count_of_what_was_found(updated, ask):
    updated()
    found = find_doors(ask(know=("python", "docker")), Wanted(top=1)).openings
    assert (len(found.openings), found.n_found) == (1, 3)


def test_an_answered_gate_removes_and_is_counted(updated, ask):
    updated(rows=[{"places": BERLIN, "gates": [{"kind": "visa", "start": 0, "end": 1}]}, {"places": BERLIN}])
    found = find_doors(ask(gates={"visa": False}), Wanted(everything=True)).openings
    assert [o.door.posting for o in found.openings] == ["p1"]
    assert ("asks for visa, which you answered no", 1) in [(h.reason, h.n) for h in found.hidden]
