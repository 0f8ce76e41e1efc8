"""The replica of job boards: the connectors find on it exactly what it shows, day after day."""

from __future__ import annotations

import csv
import html
import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import Subject
from gander.shell import config
from gander.shell.asking import Asker
from gander.shell.fetch.answer import Limits
from gander.shell.landing import Landing
from gander.shell.network import open_fetcher
from tests.shell.fetch.host import Clock

pytest.importorskip("trustme", reason="the replica's authority needs trustme, of the development group: make")

from benchmarks.replica import platforms, replica
from benchmarks.replica.boards import WEIGHTS, make_boards

NOW = datetime(2026, 10, 2, 12, tzinfo=UTC)
_ENTRY = re.compile(r"<li>(.*?)</li>")


@pytest.fixture(scope="module")
def served():
    with replica(boards=24, median=40, seed=11, faults=True) as made:
        yield made


@pytest.fixture
def opened(served, tmp_path):
    """Makes askers that work as Gander does, without waiting. `now` can be set, to go on to another day."""
    made = []

    def run(**limits):
        clock, lies = Clock(), Landing(tmp_path / f"landing-{len(made)}")
        fetching = open_fetcher(
            config.load(served.config_path),
            retries=2,
            limits=Limits(size=8 << 20, **limits),
            sleep=clock.sleep,
            clock=clock,
            environment={},
        )
        asking = Asker(fetching, lies, lambda: asking.now)
        asking.now = NOW
        made.append((fetching, lies))
        return asking

    yield run
    for fetching, lies in made:
        fetching.close()
        lies.close()


@pytest.fixture
def asker(opened):
    return opened()


def ask(asker, board, **query):
    company = None if board.platform == "hacker-news" else board.employer.name
    subject = Subject(source=board.platform, name=board.name, company=company, query=query)
    return asker.ask(live_connectors()[board.platform], subject)


def told(asked):
    return {row["source_id"]: row["title"] for row in asked.rows}


def entries(text):
    """Every list entry of an advert, as words alone."""
    return {html.unescape(entry) for entry in _ENTRY.findall(text)}


def test_every_board_shows_exactly_its_adverts(served, asker):
    for board in served.boards:
        asked = ask(asker, board)
        assert (asked.problems, asked.whole, asked.unknown) == ([], True, frozenset()), board
        assert told(asked) == served.expected(board), board
        assert asked.twice == 0
    assert {board.platform for board in served.boards} == {*WEIGHTS, "hacker-news"}


def test_texts_days_and_pay_come_whole(served, asker):
    for board in served.boards:
        rows = {row["source_id"].rsplit("/", 1)[1]: row for row in ask(asker, board).rows}
        shown = board.adverts(served.day, served.start)
        for one in shown:
            row = rows[platforms.number(board.platform, one)]
            said = html.unescape(row["text"])
            assert [entry for entry in entries(one.html) if entry not in said] == [], board
            assert row["posted"] == one.posted, board
            if one.pay and "pay_min" in row:
                assert (row["pay_min"], row["pay_max"], row["pay_currency"]) == one.pay
        assert not shown or any(len(one.html) > 1000 for one in shown)


def test_lists_come_in_pages(served, asker):
    """The boards are large enough that every platform with pages has more than one."""
    sizes = Counter()
    for board in served.boards:
        sizes[board.platform] = max(sizes[board.platform], len(board.adverts(0, served.start)))
    assert sizes["workday"] > 20 and sizes["lever"] > 100


def test_the_paged_list_of_workable(served, asker):
    board = next(one for one in served.boards if one.platform == "workable")
    asked = ask(asker, board, list="v3")
    assert (told(asked), asked.problems) == (served.expected(board), [])


def test_an_unchanged_board_costs_one_answer_without_a_body(served, asker):
    board = next(one for one in served.boards if one.platform == "greenhouse")
    ask(asker, board)
    asker.now = NOW + timedelta(days=1)
    before = served.asked["boards-api.greenhouse.io", 304]
    asked = ask(asker, board)
    assert (asked.sent, asked.same, told(asked)) == (1, 1, served.expected(board))
    assert served.asked["boards-api.greenhouse.io", 304] == before + 1


def test_days_go_on(served, asker):
    boards = [one for one in served.boards if one.platform in ("greenhouse", "recruitee", "workday", "lever")]
    first = {one.name: ask(asker, one) for one in boards}
    try:
        served.show(9)
        asker.now = NOW + timedelta(days=9)
        later = {one.name: ask(asker, one) for one in boards}
        for one in boards:
            assert told(later[one.name]) == served.expected(one)
    finally:
        served.show(0)
    gone = [row for name in first for row in told(first[name]).keys() - told(later[name]).keys()]
    new = [row for name in first for row in told(later[name]).keys() - told(first[name]).keys()]
    assert gone and new


def test_what_a_seed_makes_is_always_the_same():
    def shown(seed, day):
        return [(board.name, board.adverts(day)) for board in make_boards(12, seed)]

    assert shown(1, 0) == shown(1, 0) != shown(2, 0)
    assert shown(1, 30) == shown(1, 30) != shown(1, 0)


def test_days_change_some_adverts_and_bring_some_again_under_another_id():
    closed = opened = changed = reposted = 0
    for board in make_boards(30, 5):
        before, after = ({one.number: one for one in board.adverts(day)} for day in (0, 14))
        closed += len(before.keys() - after.keys())
        opened += len(after.keys() - before.keys())
        changed += sum(before[n].sections != after[n].sections for n in before.keys() & after.keys())
        texts = {one.sections for n, one in before.items() if n not in after}
        reposted += sum(one.sections in texts for n, one in after.items() if n not in before)
    stock = sum(len(board.adverts(0)) for board in make_boards(30, 5))
    assert min(closed, opened, changed, reposted) > 0
    assert closed < stock / 2


def test_the_shape_of_a_market():
    adverts = [board.adverts(0) for board in make_boards(150, 7)]
    sizes = sorted(map(len, adverts))
    every = [one for board in adverts for one in board]
    copies = Counter(one.sections for one in every)
    assert 12 <= sizes[75] <= 28
    assert sum(size >= 100 for size in sizes) >= 3
    assert 0.1 <= sum(n for n in copies.values() if n > 1) / len(every) <= 0.2
    assert {one.language for one in every} == {"en", "de", "vi"}
    lengths = sorted(len(one.html.encode()) for one in every)
    assert lengths[0] > 700 and lengths[-1] < 9000 and lengths[len(lengths) * 9 // 10] > 4000


def test_the_boards_file_says_what_there_is(served):
    with served.boards_path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["platform"], row["board"]) for row in rows] == [
        (one.platform, one.name) for one in [*served.boards, *served.faults.values()]
    ]
    assert all(int(row["ml_postings_seen"]) <= int(row["postings_seen"]) for row in rows)


def test_the_command_writes_a_configuration_and_stops(tmp_path):
    command = [
        sys.executable,
        "-m",
        "benchmarks.replica",
        "--boards",
        "10",
        "--median",
        "1",
        "--seconds",
        "0",
    ]
    done = subprocess.run([*command, "--write", tmp_path], capture_output=True, text=True, check=True)
    written = config.load(tmp_path / "config.toml")
    assert written is not None and written.proxy is not None
    assert written.proxy in done.stdout
    assert (written.ca, written.robots_ignored) == (str(tmp_path / "ca.pem"), ("api.smartrecruiters.com",))
    assert (tmp_path / "ca.pem").read_text().startswith("-----BEGIN CERTIFICATE-----")
    assert "PRIVATE" not in (tmp_path / "ca.pem").read_text()


# ── faults ────────────────────────────────────────────────────────────────────────────────────────────

FAULTS = {
    "429-for-ever": "it answers 429 and asks to wait 3600 seconds",
    "500": "it answers 500",
    "503": "it answers 503",
    "404": "it answers 404",
    "schema": "its answer changed: offers[].id: it is missing",
    "content-type": "its answer cannot be read: it is no JSON",
    "html": "its answer cannot be read: a web page came instead of JSON",
    "empty": "its answer cannot be read: it is no JSON",
    "huge": "it is larger than 8 MB",
    "bomb": "it swells to more than 200 times what was sent",
    "no-gzip": "it says that it is gzip and is not",
    "redirect": "127.0.0.1 is an address that is not public",
    "again": "",
}
WHOLE = ("429-retry-after", "429-bare", "twice", "future", "encodings", "hostile")


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_and_no_more(served, asker, name):
    asked = ask(asker, served.faults[name])
    assert FAULTS[name] in " ".join(problem.why for problem in asked.problems)
    assert len(asked.problems) <= 1


@pytest.mark.parametrize(
    ("name", "limits", "why"),
    [
        ("timeout", {"silence": 0.3}, "nothing came for 0.3 seconds"),
        ("drip", {"seconds": 0.7}, "the answer was not whole after 0.7 seconds"),
    ],
)
def test_a_host_that_is_slow(served, opened, name, limits, why):
    (problem,) = ask(opened(**limits), served.faults[name]).problems
    assert problem.why.removeprefix("its robots.txt: ") == why


def test_a_connection_that_is_reset(served, asker):
    (problem,) = ask(asker, served.faults["reset"]).problems
    assert problem.why in (
        "connection reset by peer",
        "its answer is not whole",
        "the compressed body is not whole",
    )


def test_a_list_without_an_end_ends(served, asker, monkeypatch):
    monkeypatch.setattr("gander.shell.asking.MOST_PAGES", 5)
    asked = ask(asker, served.faults["endless"])
    assert (len(asked.rows), asked.whole) == (500, False)


@pytest.mark.parametrize("name", WHOLE)
def test_what_can_be_read_is_read(served, asker, name):
    board = served.faults[name]
    asked = ask(asker, board)
    assert (asked.whole, asked.problems) == (True, [])
    assert told(asked).keys() == served.expected(board).keys()


def test_every_fault_is_looked_at(served):
    assert set(served.faults) == {*FAULTS, *WHOLE, "timeout", "drip", "reset", "endless"}
