"""Asking again, and when not to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from gander.shell.fetch.answer import FetchError
from gander.shell.fetch.fetcher import TRIES, Validators
from gander.shell.fetch.patience import Patience
from tests.shell.fetch.host import Clock, answer, fetcher, get, host, in_turn, raw, told


@pytest.fixture
def served():
    with host() as made:
        yield made


def asked(served, page, clock=None, **more):
    served.pages["/"] = page
    with fetcher(served, clock=clock or Clock(), **more) as asking:
        return get(asking, served.url + "/")


@pytest.mark.parametrize("bad", [answer(500), answer(503), answer(429), answer(408), raw(b"")])
def test_what_may_pass_is_asked_again_after_longer_and_longer_pauses(served, bad):
    clock = Clock()
    assert asked(served, in_turn(bad, bad, told({"a": 1})), clock).body == b'{"a": 1}'
    first, second = clock.slept
    assert 0.5 <= first <= 1.5 < 3.1
    assert 1.0 <= second <= 3.0


@pytest.mark.parametrize("status", [500, 429])
def test_it_ends_after_some_tries_with_one_line(served, status):
    with pytest.raises(FetchError) as caught:
        asked(served, answer(status))
    assert (caught.value.why, caught.value.status) == (f"it answers {status}", status)
    assert len(served.paths()) == TRIES


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 501, 304, 205])
def test_what_does_not_pass_is_asked_once(served, status):
    with pytest.raises(FetchError) as caught:
        asked(served, answer(status))
    assert (caught.value.status, len(served.paths())) == (status, 1)


@pytest.mark.parametrize("status", [204, 206])
def test_parts_and_nothing_are_answers(served, status):
    assert asked(served, answer(status)).status == status


def test_the_budget_is_for_all(served):
    with fetcher(served, budget=1) as asking:
        served.pages["/"] = answer(500)
        for _ in range(2):
            with pytest.raises(FetchError):
                get(asking, served.url + "/")
    assert len(served.paths()) == 3, "two, and one more of the budget"


def in_40(clock):
    return format_datetime(datetime.fromtimestamp(clock.now, UTC) + timedelta(seconds=40), usegmt=True)


@pytest.mark.parametrize(
    ("after", "seconds"),
    [("40", 40.0), ("date", 40.0), ("Thu, 01 Jan 1970 00:00:00 GMT", None), ("0", None), ("soon", None)],
)
def test_a_pause_that_is_asked_for_is_kept(served, after, seconds):
    clock = Clock()
    told_after = in_40(clock) if after == "date" else after
    asked(served, in_turn(answer(429, retry_after=told_after), told({})), clock)
    if seconds is None:
        assert 0.5 <= sum(clock.slept) <= 1.5, "no pause and one that is none are ours"
    else:
        assert sum(clock.slept) == seconds


@pytest.mark.parametrize("after", ["3600", "9" * 500, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_host_that_asks_for_a_long_pause_is_left_alone_for_the_run(served, after):
    clock = Clock()
    served.pages["/"] = answer(429, retry_after=after)
    with fetcher(served, clock=clock) as asking:
        with pytest.raises(FetchError, match=r"it answers 429 and asks to wait \d+ seconds"):
            get(asking, served.url + "/")
        with pytest.raises(FetchError, match="is left alone for this run: it answers 429 and asks"):
            get(asking, served.url + "/other")
    assert (served.paths(), clock.slept) == (["/"], [])


@pytest.mark.parametrize("after", ["\xb2", "-5", "1e9", "Mon, 01 Jan 2026 00:00:00 +9999", "Mon, 01", ","])
def test_a_pause_that_nobody_understands_is_none(served, after):
    assert asked(served, in_turn(answer(429, retry_after=after), told({}))).status == 200


def test_a_host_that_is_down_is_left_alone_for_the_run(served):
    served.pages["/"] = raw(b"")
    with fetcher(served, patience=Patience(in_a_row=3)) as asking:
        for why in ("is left alone", "3 tries in a row failed"):
            with pytest.raises(FetchError, match=why):
                get(asking, served.url + "/")
    assert len(served.paths()) == 3


def test_conditions(served):
    served.pages["/"] = answer(304)
    had = Validators(etag='W/"x"', modified="Thu, 01 Jan 2026 00:00:00 GMT")
    with fetcher(served) as asking:
        assert get(asking, served.url + "/", validators=had).status == 304
    headers = served.asked[-1][2]
    assert (headers["if-none-match"], headers["if-modified-since"]) == (had.etag, had.modified)


@pytest.mark.parametrize("etag", ['"\xe9"', '"\x07"', '"' + "x" * 5000 + '"', ""])
def test_a_mark_that_cannot_be_sent_back_is_left(etag):
    assert Validators(etag=etag).headers() == {}


def test_a_key_in_an_address_is_in_no_fault(served):
    for page in (answer(500), answer(404), raw(b""), answer(302, location="ftp://x/?key=s3cret")):
        served.pages["/"] = page
        with fetcher(served) as asking, pytest.raises(FetchError) as caught:
            get(asking, served.url + "/?key=s3cret", {"authorization": "s3cret"})
        assert "s3cret" not in str(caught.value)
