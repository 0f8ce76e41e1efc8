"""One subject of a source, from its first page to its last, with all that may go wrong between."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gander.connectors.live import fields
from gander.connectors.live.wire import LiveConnector, LiveFacts, Parsed, Request, Subject, WireError
from gander.errors import UserError
from gander.shell import asking, atomic
from gander.shell.asking import FRESH, IN_A_ROW, Asker, _otherwise
from gander.shell.fetch.answer import Limits
from gander.shell.landing import Landing
from tests.shell.fetch.host import LIMITS, Clock, answer, fetcher, host, in_turn, raw, told

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
FACTS = LiveFacts(id="test", what="", docs="", terms="", pace=0.0)
KEY = "s3cret/k€y"
HEADER = "s3cret-header"


def connector(url: str, **facts: str) -> LiveConnector:
    """A board in pages: {"jobs": [{"id": …}], "next": path, "adverts": [{"path": …}], "total": n}."""

    def request(subject: Subject, path: str, **more: object) -> Request:
        mark = "&" if "?" in path else "?"
        whole = f"{url}{path}{mark}app_key={subject.keys['app_key']}" if subject.keys else url + path
        headers = {"authorization": HEADER} if subject.keys else {}
        return Request(url=whole, subject=subject, headers=headers, secret=("app_key",), **more)  # type: ignore

    def requests(subject: Subject) -> list[Request]:
        if subject.name == "nobody":
            raise WireError("keys.app_key", "it is missing")
        return [request(subject, "/list")]

    def parse(page):
        found, subject = fields.parsed(page), page.request.subject
        if found == "crash":
            raise ZeroDivisionError(KEY)
        if page.request.kind == "advert":
            return Parsed(rows=[{"source_id": found["id"], "day": page.at.date()}])
        rows = [{"source_id": str(job["id"]), **job} for job in fields.given(found, "", list, "jobs")]
        for job in found["jobs"]:
            fields.given(job, "jobs[]", str, "title")
        more = [request(subject, one["path"], kind="advert", carried=one) for one in found.get("adverts", ())]
        more += [request(subject, found["next"])] if "next" in found else []
        if "again" in found:  # the page after, by a number of our own
            at = page.request.carried.get("at", 0) + 1
            more.append(request(subject, f"/list?at={at}", carried={"at": at}))
        return Parsed(rows=rows, more=more, total=found.get("total"), dropped=found.get("dropped", ()))

    return LiveConnector(replace(FACTS, **facts), requests, parse)


def job(*numbers: int, **more: object) -> dict[str, object]:
    return {"jobs": [{"id": n, "title": f"t{n}"} for n in numbers], **more}


@pytest.fixture
def served():
    with host() as made:
        yield made


@pytest.fixture
def ask(served, tmp_path):
    lies = Landing(tmp_path / "landing")

    def run(now=NOW, name="acme", keys=None, stopped=lambda: False, budget=100, limits=LIMITS, **facts):
        with fetcher(served, clock=Clock(), budget=budget, limits=limits) as fetching:
            subject = Subject(source="test", name=name, keys=keys or {})
            return Asker(fetching, lies, lambda: now).ask(connector(served.url, **facts), subject, stopped)

    run.landing = lies
    yield run
    lies.close()


def ids(asked):
    return [row["source_id"] for row in asked.rows]


def lines(asked):
    return [(problem.where, problem.why) for problem in asked.problems]


def test_all_pages_of_a_board(served, ask):
    served.pages["/list"] = told(job(1, 2, next="/two", total=3))
    served.pages["/two"] = told(job(3))
    asked = ask()
    assert (ids(asked), asked.whole, asked.total, asked.sent, asked.problems) == (
        ["1", "2", "3"],
        True,
        3,
        2,
        [],
    )


def test_an_advert_twice_is_one_row_as_it_was_said_last(served, ask):
    served.pages["/list"] = told(job(1, 2, next="/two"))
    served.pages["/two"] = told({"jobs": [{"id": 2, "title": "new"}, {"id": 2, "title": "newest"}]})
    asked = ask()
    assert (ids(asked), asked.twice) == (["1", "2"], 2)
    assert asked.rows[1]["title"] == "newest"


# ── what is asked again, and what is not ──────────────────────────────────────────────────────────────


def test_a_run_that_was_interrupted_goes_on_where_it_was(served, ask):
    served.pages["/list"] = told(job(1, next="/two"))
    served.pages["/two"] = told(job(2))
    stops = iter([False, True])
    first = ask(stopped=lambda: next(stops))
    assert (ids(first), first.whole) == (["1"], False)
    second = ask(NOW + timedelta(hours=1))
    assert (ids(second), second.whole, second.sent) == (["1", "2"], True, 1)
    assert served.paths() == ["/list", "/two"]


def test_an_unchanged_board_costs_one_conditional_request(served, ask):
    served.pages["/list"] = in_turn(told(job(1), etag='"a"'), answer(304))
    ask()
    later = NOW + FRESH
    asked = ask(later)
    assert (ids(asked), asked.sent, asked.same) == (["1"], 1, 1)
    assert served.asked[-1][2]["if-none-match"] == '"a"'
    assert ask.landing.of("test", "acme")[0].confirmed == later
    assert ask(later + timedelta(hours=1)).sent == 0


def test_a_clock_that_was_set_back_does_not_keep_a_page_for_ever(served, ask):
    served.pages["/list"] = told(job(1))
    ask(NOW + timedelta(days=300))
    assert ask(NOW).sent == 1


def test_an_adverts_page_is_kept_as_long_as_its_list_says_the_same(served, ask):
    adverts = [{"path": "/a", "said": "x"}]
    served.pages["/list"] = in_turn(
        told(job(adverts=adverts)), told(job(adverts=[{"path": "/a", "said": "y"}]))
    )
    served.pages["/a"] = told({"id": "7"}, etag='"a"')
    ask()
    served.pages["/list"] = told(job(adverts=adverts))
    asked = ask(NOW + timedelta(days=2))
    assert served.paths().count("/a") == 1
    assert asked.rows[0]["day"] == (NOW + timedelta(days=2)).date(), "its list shows it on that day"
    served.pages["/list"] = told(job(adverts=[{"path": "/a", "said": "y"}]))
    served.pages["/a"] = answer(304)
    for days in (3, 4):
        ask(NOW + timedelta(days=days))
    assert served.paths().count("/a") == 2, "what the list says is known after a page that is as it was"


def test_an_expired_page_is_asked_for_again(served, ask):
    served.pages["/list"] = told(job(adverts=[{"path": "/a"}]))
    served.pages["/a"] = told({"id": "7"})
    ask()
    ask(NOW + timedelta(days=31))
    assert served.paths().count("/a") == 2


def test_a_damaged_landed_page_is_asked_for_again_without_conditions(served, ask):
    served.pages["/list"] = told(job(1), etag='"a"')
    ask()
    kept = ask.landing.of("test", "acme")[0]
    (ask.landing._folder / kept.file).write_bytes(b"")
    asked = ask(NOW + timedelta(hours=1))
    assert (ids(asked), asked.problems) == (["1"], [])
    assert "if-none-match" not in served.asked[-1][2]


def test_a_page_that_no_parser_could_read_is_kept_but_asked_for_again(served, ask):
    served.pages["/list"] = in_turn(answer(200, b"<html>down", etag='"a"'), told(job(1)))
    assert not ask().whole
    doubted = ask.landing.of("test", "acme")[0]
    assert (doubted.doubted, ask.landing.body(doubted)) == (True, b"<html>down")
    assert ids(ask(NOW + timedelta(minutes=1))) == ["1"]
    assert "if-none-match" not in served.asked[-1][2]


CHILD = """
import sys
from pathlib import Path
from gander.connectors.live.wire import Subject
from gander.shell.asking import Asker
from gander.shell.landing import Landing
from tests.shell.fetch.host import Host, fetcher
from tests.shell.test_asking import NOW, connector
served = Host(port=int(sys.argv[2]))
with fetcher(served) as fetching:
    asker = Asker(fetching, Landing(Path(sys.argv[1])), lambda: NOW)
    asker.ask(connector(served.url), Subject(source="test", name="acme"))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_an_update_that_is_killed_loses_no_page_that_was_had(served, ask, tmp_path):
    reached, killed = threading.Event(), threading.Event()

    def advert(n: int):
        def page(handler):
            if n == 12:
                reached.set()
            killed.wait(30 if n == 12 else 0)  # its answer never comes to the child
            told({"id": str(n)})(handler)

        return page

    served.pages["/list"] = told(job(adverts=[{"path": f"/{n}"} for n in range(20)]))
    served.pages |= {f"/{n}": advert(n) for n in range(20)}
    command = [sys.executable, "-c", CHILD, str(tmp_path / "landing"), str(served.port)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2]) as child:
        assert reached.wait(30)
        os.kill(child.pid, signal.SIGKILL)
    killed.set()
    asked = ask()
    assert sorted(map(int, ids(asked))) == list(range(20))
    assert (asked.whole, asked.twice, asked.problems) == (True, 0, [])
    paths = served.paths()
    assert [path for path in set(paths) if paths.count(path) > 1] == ["/12"], "only what was under way"


# ── faults, each with its one line ────────────────────────────────────────────────────────────────────

PAGE = {
    "a web page": (
        answer(200, b"<!doctype html>", content_type="text/html"),
        "a web page came instead of JSON",
    ),
    "a picture": (answer(200, b"\x89PNG\xff\xfe", content_type="image/png"), "it is no JSON"),
    "half": (answer(200, b'{"jobs": ['), "it is no JSON"),
    "deep": (answer(200, b"[" * 200_000), "it is no JSON"),
}


@pytest.mark.parametrize("name", PAGE)
def test_what_is_no_page_of_the_source(served, ask, name):
    page, why = PAGE[name]
    served.pages["/list"] = page
    asked = ask()
    where = f"test:acme ({served.url}/list)"
    assert lines(asked) == [(where, f"its answer cannot be read: {why}")]
    assert (asked.whole, asked.rows) == (False, [])


@pytest.mark.parametrize(
    ("found", "why"),
    [
        ({}, "its answer changed: jobs: it is missing"),
        ({"jobs": {}}, "its answer changed: jobs: it is dict"),
        ({"jobs": [{"id": 1, "titel": "x"}]}, "its answer changed: jobs[].title: it is missing"),
        ("crash", "our reader failed on its answer: ZeroDivisionError"),
    ],
)
def test_a_source_that_changed_says_so_with_field_and_page(served, ask, found, why):
    served.pages["/list"] = told(job(1, next="/two?at=2"))
    served.pages["/two"] = told(found)
    asked = ask()
    assert lines(asked) == [(f"test:acme ({served.url}/two?at=2)", why)]
    assert (ids(asked), asked.whole) == (["1"], False), "what came before is not lost"


@pytest.mark.parametrize(
    ("page", "why", "then"),
    [
        (answer(500), "it answers 500", "asked again with the next update"),
        (answer(429, retry_after="9999"), "it answers 429 and asks to wait 9999 seconds", "next update"),
        (answer(404), "it answers 404", "look the board up"),
        (answer(401), "it answers 401", "key"),
        (raw(b""), "its answer is no HTTP", "next update"),
        (raw(0.3), "nothing came for 0.1 seconds", "next update"),
        (raw(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab"), "its answer is not whole", "next update"),
        (answer(200, bytes(3 << 20)), "it is larger than 2 MB", "next update"),
        (
            answer(302, location="https://127.0.0.2/"),
            "its robots.txt: 127.0.0.2 leads to an address that is not public",
            "allow that host",
        ),
    ],
)
def test_faults_of_the_network(served, ask, page, why, then):
    served.pages["/list"] = page
    asked = ask(budget=1, limits=Limits(silence=0.1) if why.startswith("nothing") else LIMITS)
    assert lines(asked) == [(f"test:acme ({served.url}/list)", why)]
    assert then in asked.problems[0].next
    assert not asked.whole


def test_a_proxys_fault_is_no_reason_to_wait():
    assert "look whether the proxy runs" in _otherwise(
        "its robots.txt: the proxy 127.0.0.1:1: it answers 502"
    )


def test_robots_say_how_they_can_be_ignored(served, ask):
    served.pages["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /")
    (problem,) = ask().problems
    assert problem.why.startswith(f"the robots.txt of {served.name} does not allow it; ")
    assert problem.why.endswith(f'robots_ignored = ["{served.name}"]')


def test_a_list_that_leads_to_itself_is_asked_once(served, ask):
    served.pages["/list"] = told(job(1, next="/list"))
    asked = ask()
    assert (ids(asked), served.paths(), asked.whole, asked.problems) == (["1"], ["/list"], True, [])


def test_a_list_that_gives_the_same_page_for_ever(served, ask):
    served.pages["/list"] = told(job(1, again=True))
    asked = ask()
    assert served.paths() == ["/list", "/list?at=1", "/list?at=2"]
    assert lines(asked) == [(f"test:acme ({served.url}/list?at=2)", "its pages repeat without an end")]
    assert (ids(asked), asked.whole) == (["1"], False)


def test_pages_without_an_end(served, ask, monkeypatch):
    numbers = iter(range(10_000))
    served.pages["/list"] = lambda handler: told(job(n := next(numbers), next=f"/list?{n}"))(handler)
    monkeypatch.setattr(asking, "MOST_PAGES", 20)
    asked = ask()
    assert (len(asked.rows), len(served.paths()), asked.whole) == (20, 20, False)
    assert [why for _, why in lines(asked)] == ["20 pages came; 1 or more were left"]


def test_a_host_that_fails_advert_after_advert_is_not_asked_for_all(served, ask):
    served.pages["/list"] = told(job(1, adverts=[{"path": f"/{n}"} for n in range(50)]))
    asked = ask()
    assert len(served.paths()) == 1 + IN_A_ROW
    assert [why for _, why in lines(asked)] == [
        "it answers 404",
        "5 pages in a row failed; 45 or more were left",
    ]
    assert ids(asked) == ["1"]


def test_a_half_empty_answer_is_no_board_that_closed_half_its_adverts(served, ask):
    served.pages["/list"] = told(job(1, 2, total=100, dropped=[["no title", 3]]))
    asked = ask()
    assert (asked.whole, lines(asked)) == (False, [("test:acme", "it says it has 100 adverts and shows 5")])
    search = ask(per="search")
    assert (search.whole, search.problems) == (False, []), "a search may end early by its own rule"
    served.pages["/list"] = told(job(1, 2, total=2))
    assert ask(NOW + FRESH).whole


def test_a_key_that_is_missing(ask):
    (problem,) = ask(name="nobody").problems
    assert (problem.where, problem.why) == ("test:nobody", "keys.app_key: it is missing")
    assert "key" in problem.next


def test_a_full_disk_ends_the_run_and_the_next_goes_on(served, ask, monkeypatch):
    served.pages["/list"] = told(job(1, next="/two"))
    served.pages["/two"] = told(job(2))
    replace_file, written = atomic.os.replace, []

    def full(source, target):
        written.append(target)
        if len(written) > 1:
            raise OSError(28, "No space left on device")
        replace_file(source, target)

    with monkeypatch.context() as patch, pytest.raises(UserError, match="No space left on device"):
        patch.setattr(atomic.os, "replace", full)
        ask()
    asked = ask(NOW + timedelta(minutes=5))
    assert (ids(asked), asked.sent) == (["1", "2"], 1)


# ── keys ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "page", [told(job(1)), answer(500), told("crash"), answer(302, location="http://x/?k=KEY")]
)
def test_a_key_is_in_no_file_no_address_that_is_kept_and_no_problem(served, ask, page, caplog):
    caplog.set_level("DEBUG")
    served.pages["/list"] = page
    asked = ask(keys={"app_key": KEY, "header": HEADER})
    assert "/list?app_key=s3cret/k%E2%82%ACy" in [path for _, path, _, _ in served.asked]
    said = json.dumps([(p.where, p.why, p.next) for p in asked.problems], ensure_ascii=False)
    assert "s3cret" not in said + caplog.text
    for file in ask.landing._folder.rglob("*"):
        assert not file.is_file() or b"s3cret" not in file.read_bytes()
    assert [kept.url for kept in ask.landing.of("test", "acme")] in ([], [f"{served.url}/list"])


def test_a_user_in_an_address_is_not_printed(ask):
    asked = ask(name="https://me:s3cret@intranet/")
    assert asked.problems and asked.problems[0].where.startswith("test:https://intranet/")


def test_a_token_is_never_kept_nor_taken_from_a_kept_page(served, ask, tmp_path):
    served.pages["/token"] = told({"access_token": "s3cret"})
    served.pages["/list"] = told(job(1))

    def requests(subject):
        body = b"client_secret=s3cret"
        return [Request(url=served.url + "/token", subject=subject, kind="token", method="POST", body=body)]

    def parse(page):
        if page.request.kind == "token":
            key = {"authorization": json.loads(page.body)["access_token"]}
            return Parsed(more=[Request(url=served.url + "/list", subject=page.request.subject, headers=key)])
        return Parsed(rows=[{"source_id": "1"}])

    subject = Subject(source="test", name="all", keys={"client_secret": "s3cret"})
    for _ in range(2):
        with fetcher(served) as fetching:
            asked = Asker(fetching, ask.landing, lambda: NOW).ask(
                LiveConnector(FACTS, requests, parse), subject
            )
        assert (ids(asked), asked.problems) == (["1"], [])
    assert served.paths() == ["/token", "/list", "/token"]
    assert [kept.url for kept in ask.landing.of("test", "all")] == [served.url + "/list"]


def test_a_board_that_shows_more_than_any_board_has_is_not_believed(served, ask, monkeypatch):
    monkeypatch.setattr(asking, "TOO_MANY", 3)
    served.pages["/list"] = told(job(1, 2, 3))
    asked = ask()
    assert asked.rows == [] and not asked.whole
    assert "more than any board has" in asked.problems[0].why
