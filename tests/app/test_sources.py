"""`gander sources`: what can be asked, and how it went."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gander.app.sources import sources
from gander.connectors.live.registry import live_connectors
from gander.errors import UserError
from gander.shell.boards import add_own, own_file
from tests.boards import asked, use

TODAY = date(2026, 11, 25)
THEN = datetime(2026, 11, 23, 22, tzinfo=UTC)


@pytest.fixture(autouse=True)
def known(market, tmp_path, monkeypatch):
    market()
    use(monkeypatch, tmp_path / "data")


def of(name, **more):
    return next(row for row in sources(TODAY, **more).live if row.id == name)


def test_before_the_first_update_every_source_is_there_and_was_never_asked():
    found = sources(TODAY)
    assert [row.id for row in found.live] == list(live_connectors())
    assert all(row.asked == 0 and row.last_asked is None for row in found.live)
    assert {row.id: row.boards for row in found.live if row.boards} == {
        "ashby": 1,
        "greenhouse": 2,
        "lever": 1,
        "smartrecruiters": 1,
    }
    assert (found.own, found.failed, found.boards) == ((), (), None)
    assert [(row.source, row.kept) for row in found.recorded] == [("test", 1)]


def test_keys_and_robots():
    assert (of("adzuna").has_key, of("greenhouse").has_key) == (False, True)
    assert of("adzuna", keys={"adzuna": {"app_id": "a", "app_key": ""}}).has_key is False
    assert of("adzuna", keys={"adzuna": {"app_id": "a", "app_key": "b"}}).has_key is True
    assert of("smartrecruiters").closed_hosts == ("api.smartrecruiters.com",)
    assert of("smartrecruiters", robots_ignored=["API.smartrecruiters.com"]).closed_hosts == ()


def test_how_it_went_the_last_time():
    asked(
        {"source": "greenhouse", "subject": "acme", "asked": THEN, "had": THEN, "open": 7, "total": 7},
        {
            "source": "greenhouse",
            "subject": "globex",
            "asked": THEN,
            "state": "partial",
            "open": 2,
            "why": "slow",
        },
        {
            "source": "greenhouse",
            "subject": "new",
            "asked": THEN,
            "state": "failed",
            "why": "slow",
            "next": "wait",
        },
        {"source": "hacker-news", "subject": "2026-11", "asked": THEN, "open": 300},
    )
    row = of("greenhouse")
    assert (row.boards, row.asked, row.whole, row.partial, row.failed, row.open) == (3, 3, 1, 1, 1, 9)
    assert (row.last_asked, row.age_days, row.problem, row.n_problem) == (date(2026, 11, 23), 2, "slow", 2)
    assert of("hacker-news").open == 300
    found = sources(TODAY)
    assert [(row.subject, row.next) for row in found.failed] == [("new", "wait")]


def test_the_users_own_with_their_state_and_bad_lines():
    add_own([{"source": "lever", "subject": "mine", "company": "Mine"}])
    own_file().write_text(own_file().read_text() + "nosuch,x\n")
    asked({"source": "lever", "subject": "mine", "asked": THEN, "open": 4})
    found = sources(TODAY)
    assert [(row.subject, row.own, row.open, row.state) for row in found.own] == [("mine", True, 4, "whole")]
    assert of("lever").own == 1
    assert [one.why for one in found.problems] == ["'nosuch' is no source"]


def test_one_source_one_board_one_employer():
    assert [row.subject for row in sources(TODAY, "greenhouse").boards] == ["acme", "globex"]
    assert [row.id for row in sources(TODAY, "greenhouse").live] == ["greenhouse"]
    assert [row.subject for row in sources(TODAY, "greenhouse:Acme").boards] == ["acme"]
    assert [row.subject for row in sources(TODAY, "https://jobs.lever.co/acme/1").boards] == ["acme"]
    assert {row.source for row in sources(TODAY, "ACME").boards} == {"greenhouse", "lever"}


@pytest.mark.parametrize(
    ("word", "then"),
    [
        ("greenhous", "did you mean 'greenhouse'? all there are: gander sources"),
        ("initecch", "did you mean 'Initech'? all there are: gander sources"),
        ("greenhouse:nobody", "add it: gander sources add greenhouse:nobody"),
        ("gren:acme", "all there are: gander sources"),
    ],
)
def test_a_word_that_means_nothing_here(word, then):
    with pytest.raises(UserError) as caught:
        sources(TODAY, word)
    assert caught.value.problems[0].next == then


def test_an_own_search_has_the_state_of_its_searches_together():
    add_own([{"source": "bundesagentur", "subject": "all"}])
    assert [(row.subject, row.state) for row in sources(TODAY).own] == [("all", "never")]
    asked(
        {"source": "bundesagentur", "subject": "data scientist, Berlin", "asked": THEN, "open": 4},
        {
            "source": "bundesagentur",
            "subject": "ml, Berlin",
            "asked": THEN,
            "open": 3,
            "state": "failed",
            "why": "x",
        },
    )
    (row,) = sources(TODAY).own
    assert (row.subject, row.own, row.state, row.open, row.why) == ("all", True, "partial", 7, "x")
