"""`gander update` against replicas of job boards on loopback, from the first page to the first screen."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

pytest.importorskip("trustme", reason="the replica makes its certificates with trustme")

from benchmarks.replica import replica
from gander.app.choosing import Chosen
from gander.app.replacing import shipped_adverts
from gander.app.update import update
from gander.app.updating import recover
from gander.connectors.live.wire import Subject
from gander.errors import SourceError, UserError
from gander.model import Problem
from gander.shell import config
from gander.shell.asking import Asked, Asker
from gander.shell.fetch.answer import Limits
from gander.shell.generation import read_generation, write_generation
from gander.shell.landing import Landing
from gander.shell.market_home import market_home
from gander.shell.network import open_fetcher
from gander.shell.snapshot import write_market
from gander.shell.store import open_market
from gander.tables import POSTING, REQUIREMENT, SOURCE
from tests.shell.fetch.host import Clock

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def served():
    with replica(boards=12, median=6, seed=5, faults=True) as made:
        yield made


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """One for all: what is compiled once need not be compiled for each."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch, cache, served):
    """A data folder of one's own, and a snapshot with nothing in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("GANDER_MARKET", str(tmp_path / "empty"))
    empty = (pl.DataFrame(schema=one) for one in (POSTING, REQUIREMENT, SOURCE))
    write_market(tmp_path / "empty", *empty)
    served.show(0)


def chosen(boards):
    return [
        Chosen(subject=Subject(source=b.platform, name=b.name, company=b.employer.name), why="named")
        for b in boards
    ]


@pytest.fixture
def run(served, tmp_path):
    """Updates from those boards (default: all without faults) so many days later."""

    def go(boards=None, day=0, stop=None, size=8 << 20, asker=None):
        served.show(day)
        now, clock, landing = NOW + timedelta(days=day), Clock(), Landing(tmp_path / "data" / "landing")
        fetching = open_fetcher(
            config.load(served.config_path),
            retries=4,
            limits=Limits(size=size, silence=1.0, seconds=5.0),
            sleep=clock.sleep,
            clock=clock,
            environment={},
        )
        try:
            return update(
                chosen(served.boards if boards is None else boards),
                home=market_home(),
                asker=asker or Asker(fetching, landing, lambda: now),
                shipped=shipped_adverts(),
                today=now.date(),
                stop=stop,
            )
        finally:
            fetching.close()
            landing.close()

    return go


def held():
    return read_generation(market_home().current())


def still_open():
    return held().adverts.filter(pl.col("closed").is_null())


def expected(served):
    return {key: title for board in served.boards for key, title in served.expected(board).items()}


def sources():
    return dict(held().adverts.select("source_id", "source").iter_rows())


def titles(adverts):
    return dict(adverts.select("source_id", "title").iter_rows())


def test_every_advert_of_every_board_once(served, run):
    answer = run()
    assert answer.problems == ()
    assert titles(held().adverts) == expected(served)
    assert held().adverts["id"].is_unique().all()
    postings = held().postings
    assert postings["id"].is_unique().all()
    assert set(postings["id"]) == set(held().adverts["parts"].explode())
    assert answer.total("first") == answer.total("shown") == held().adverts.height
    assert answer.total("new") == 0, "nobody knows since when they are there"
    assert answer.total("whole") == answer.total("asked") == len(served.boards)
    assert set(held().requirements["posting"]) <= set(postings["id"])
    assert (postings["basis"] == "read").mean() > 0.8
    assert open_market().postings()["id"].sort().equals(postings["id"].sort()), "every verb reads it"


def test_the_same_day_again_asks_for_nothing_and_changes_nothing(served, run):
    run()
    before, asked = held(), Counter(served.asked)
    answer = run()
    assert Counter(served.asked) == asked and answer.requests == 0
    assert answer.read == 0
    after = held()
    for name in ("adverts", "events", "postings", "requirements"):
        assert getattr(after, name).equals(getattr(before, name)), name


def test_days_later_what_came_went_and_changed(served, run):
    run()
    before = titles(still_open())
    answer = run(day=9)
    now = expected(served)
    assert answer.problems == ()
    boards = [board.platform for board in served.boards if board.platform != "hacker-news"]
    thread = [key for key, source in sources().items() if source not in boards]
    assert titles(still_open()).items() >= now.items()
    assert set(titles(still_open())) - set(now) <= set(thread), "a forum's posts are a series and never close"
    events = (
        held()
        .events.filter(pl.col("day") > NOW.date())
        .join(held().adverts.select("id", "source_id"), on="id")
    )
    by = {kind: set(rows["source_id"]) for (kind,), rows in events.group_by("kind")}
    assert by["new"] == set(now) - set(before) and by["new"]
    assert by["closed"] == set(before) - set(now) - set(thread) and by["closed"]
    assert by["changed"] <= set(now) & set(before)
    closed = held().postings.filter(pl.col("closed").is_not_null())
    assert closed.height >= len(by["closed"])
    assert answer.total("new") == len(by["new"]) and answer.total("closed") == len(by["closed"])
    assert answer.reposted == held().events.filter(pl.col("kind") == "reposted").height
    first = held().adverts.filter(pl.col("source_id").is_in(list(set(now) & set(before))))
    assert set(first["first_seen"]) == {NOW.date()}, "what was there keeps its first day"


def test_each_fault_is_told_once_and_stops_nothing_else(served, run):
    boards = [*served.boards, *served.faults.values()]
    answer = run(boards, size=4 << 20)
    sound = [f"{board.platform}:{board.name}" for board in served.boards if board.platform != "hacker-news"]
    own = held().adverts.filter((pl.col("source") + ":" + pl.col("subject")).is_in(sound))
    there = {key: title for key, title in expected(served).items() if key in set(own["source_id"])}
    assert titles(own) == there and len(there) > 100
    assert len({(one.where, one.why) for one in answer.problems}) == len(answer.problems)
    for problem in answer.problems:
        assert problem.next and "\n" not in problem.why and len(problem.why) < 300
    states = dict(held().subjects.select("subject", "state").iter_rows())
    assert set(states.values()) <= {"whole", "partial", "failed"}
    assert "failed" in states.values()


def test_a_board_that_cannot_be_asked_loses_nothing(served, run, monkeypatch):
    run()
    before = titles(still_open())
    monkeypatch.setattr(served, "boards", served.boards[:3], raising=False)
    answer = run(day=9)  # the others are not asked
    closed = held().adverts.filter(pl.col("closed").is_not_null())
    asked = {board.name for board in served.boards}
    assert set(closed["subject"]) <= asked
    assert set(titles(still_open())) >= {k for k in before if k.rpartition("/")[0] not in asked}
    assert answer.total("asked") == 3


def test_where_nothing_came_the_market_is_as_it_was(served, run):
    run(served.boards[:2])
    before = market_home().current()
    with pytest.raises(SourceError):
        run([served.faults[name] for name in served.faults if "500" in name][:1])
    assert market_home().current() == before


def test_without_a_network_that_is_said_first(served, run, monkeypatch):
    class Nowhere:
        def ask(self, connector, subject, stopped):
            why = "its robots.txt: board.example cannot be resolved"
            return Asked(
                subject=subject, at=NOW, whole=False, problems=[Problem(where=subject.name, why=why, next="")]
            )

    with pytest.raises(SourceError) as caught:
        run(served.boards[:2], asker=Nowhere())
    first = caught.value.problems[0]
    assert first.why == "no host could be found" and "online" in first.next


def test_a_run_that_is_stopped_keeps_what_came(served, run):
    stop = threading.Event()
    stop.set()
    answer = run(stop=stop)
    assert answer.stopped and answer.total("asked") < len(served.boards)
    again = run()
    assert not again.stopped and titles(held().adverts) == expected(served)


def test_what_a_killed_update_had_asked_for_is_not_lost(served, run, tmp_path):
    """Its pages lie in the landing; the next update takes them in as of the day on which they came."""
    landing = Landing(tmp_path / "data" / "landing")
    dying = Dying(served, landing, after=2)
    with pytest.raises(RuntimeError, match="asking failed"):
        run(served.boards[:4], asker=dying)
    dying.fetching.close()
    assert market_home().current() is None
    found = recover(market_home(), landing, NOW + timedelta(days=20), lambda *_: None)
    assert found is not None
    had = {key: title for board in served.boards[:4] for key, title in served.expected(board).items()}
    assert titles(held().adverts).items() <= had.items() and held().adverts.height
    assert set(held().adverts["last_seen"]) == {NOW.date()}
    assert recover(market_home(), landing, NOW + timedelta(days=20), lambda *_: None) is None, "once"
    landing.close()


class Dying:
    """An asker whose process ends after so many answers."""

    def __init__(self, served, landing, after):
        clock = Clock()
        self.fetching = open_fetcher(
            config.load(served.config_path), sleep=clock.sleep, clock=clock, environment={}
        )
        self.asker, self.left, self.lock = Asker(self.fetching, landing, lambda: NOW), after, threading.Lock()

    def ask(self, *given):
        with self.lock:  # one after the other
            if not self.left:
                raise ZeroDivisionError
            self.left -= 1
            return self.asker.ask(*given)


def test_two_updates_at_once(served, run):
    with market_home().writing(), pytest.raises(UserError, match="another update is writing"):
        run(served.boards[:1])


def test_another_machines_market_keeps_what_it_knows_of_closing(run, served):
    run(served.boards[:1])
    known = held()
    theirs = known.postings.head(1).with_columns(
        id=pl.lit("theirs"), source=pl.lit("market:school"), closed=pl.lit(NOW.date())
    )
    with market_home().writing() as new:
        both = replace(known, postings=pl.concat([known.postings, theirs]))
        write_generation(new.folder, both, NOW.date())
    run(served.boards[:1], day=1)
    assert held().postings.filter(pl.col("id") == "theirs")["closed"].to_list() == [NOW.date()]
