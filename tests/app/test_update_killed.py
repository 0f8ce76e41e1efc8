"""Real updates in processes of their own that are killed, run twice at once, or find no room."""

from __future__ import annotations

import csv
import errno
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import datetime, timedelta

import polars as pl
import pytest

pytest.importorskip("trustme", reason="the replica makes its certificates with trustme")

from benchmarks.replica import replica
from gander.errors import UserError
from gander.shell import generation
from gander.shell.generation import read_generation
from gander.shell.market_home import market_home
from gander.shell.snapshot import write_market
from gander.shell.store import open_market
from gander.tables import POSTING, REQUIREMENT, SOURCE

QUICK = ("greenhouse", "ashby", "recruitee")
COMMAND = "import sys; from gander.faces.cli.main import main; sys.argv[0] = 'gander'; main()"


@pytest.fixture(scope="module")
def served():
    with replica(boards=14, median=5, seed=11, latency=0.05) as made:
        yield made


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch, cache, served):
    monkeypatch.setenv("GANDER_CONFIG", str(served.config_path))
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("GANDER_MARKET", str(tmp_path / "empty"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    write_market(tmp_path / "empty", *(pl.DataFrame(schema=one) for one in (POSTING, REQUIREMENT, SOURCE)))


def boards(served):
    """Those that need no pause between pages: the pace of a host is real here."""
    with served.boards_path.open(encoding="utf-8") as file:
        rows = [
            row for row in csv.DictReader(file) if row["platform"] in ("greenhouse", "ashby", "recruitee")
        ]
    return [f"{row['platform']}:{row['board']}" for row in rows]


def start(served):
    asked = [f"--board={name}" for name in boards(served)]
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, "update", *asked, "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def expected(served):
    names = set(boards(served))
    return {
        key
        for board in served.boards
        if f"{board.platform}:{board.name}" in names
        for key in served.expected(board)
    }


def shown():
    return read_generation(market_home().current()).adverts


def age(folder, by):
    with sqlite3.connect(folder / "data" / "landing" / "pages.sqlite") as index:
        for key, at, told in index.execute("select key, at, confirmed from page").fetchall():
            older = [(datetime.fromisoformat(one) - by).isoformat() for one in (at, told)]
            index.execute("update page set at = ?, confirmed = ? where key = ?", (*older, key))
    index.close()


def test_killed_at_any_point_nothing_is_lost_and_nothing_twice(served, tmp_path):
    for seconds in (0.4, 0.9, 1.4, 1.9, 2.4):
        child = start(served)
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        child.communicate()
        found = open_market().postings()  # the market before, or the whole one after
        assert set(found["id"]) in (set(), set(shown()["parts"].explode()))
    before = sum(served.asked.values())
    _, said = (last := start(served)).communicate()
    assert last.returncode == 0, said
    assert set(shown()["source_id"]) == expected(served)
    assert shown()["source_id"].is_unique().all() and open_market().postings()["id"].is_unique().all()
    assert sum(served.asked.values()) - before <= len(boards(served)) + 3, (
        "what had landed is not asked again"
    )
    assert not [path for path in market_home().folder.iterdir() if path.name.startswith(".")]


def test_what_a_killed_update_had_landed_is_taken_in_days_later(served, tmp_path):
    child = start(served)
    pages = tmp_path / "data" / "landing" / "pages.sqlite"
    for _ in range(100):
        time.sleep(0.05)
        if pages.exists() and _landed(pages) >= 4:
            break
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert market_home().current() is None, "it died before it could write"
    age(tmp_path, timedelta(days=9))
    served.show(9)
    try:
        _, said = (last := start(served)).communicate()
        assert last.returncode == 0, said
        adverts = shown()
        assert set(adverts.filter(pl.col("closed").is_null())["source_id"]) == expected(served)
        gone = adverts.filter(pl.col("closed").is_not_null())
        assert gone.height and (gone["last_seen"] < gone["closed"]).all(), "seen on the day its page came"
    finally:
        served.show(0)


def _landed(pages):
    with sqlite3.connect(pages) as index:
        try:
            found = index.execute("select count(*) from page").fetchone()[0]
        except sqlite3.Error:
            found = 0
    index.close()
    return found


def test_two_at_once_the_second_says_so(served):
    first = start(served)
    lock = market_home().folder / "lock"
    for _ in range(100):
        time.sleep(0.02)
        if lock.exists():
            break
    _, said = (second := start(served)).communicate()
    _, err = first.communicate()
    assert sorted((first.returncode, second.returncode)) == [0, 1], err + said
    assert "another update is writing the market" in err + said
    assert set(shown()["source_id"]) == expected(served)


def test_a_full_disk_leaves_the_market_as_it_was(served, monkeypatch):
    child = start(served)
    child.communicate()
    before = market_home().current()
    rows = open_market().postings().height

    def full(folder, tables, today):
        (folder / "half").write_bytes(b"x")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(generation, "write_generation", full)
    with pytest.raises(UserError, match="disk is full"), market_home().writing() as new:
        generation.write_generation(new.folder, None, None)
    assert market_home().current() == before and open_market().postings().height == rows
    assert [path.name for path in market_home().folder.glob("gen-*")] == [before.name]
