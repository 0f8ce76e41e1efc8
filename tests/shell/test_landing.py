"""Pages lie whole or not at all, whoever writes at once and whenever it ends."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gander.errors import UserError
from gander.shell import atomic, landing
from gander.shell.landing import KEPT, LITTER, Landed, Landing, page_key

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
CHILD = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from gander.shell.landing import Landed, Landing
folder, name, n, keys = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
lies = Landing(folder)
at = datetime(2026, 11, 25, tzinfo=UTC)
for i in range(n):
    page = Landed(key=f"{i % keys:032x}", source="s", subject="b", url="u", at=at, confirmed=at,
                  etag=f"{name}{i}", modified=None, content_type="", told="")
    lies.keep(page, f"{name}{i}".encode() * 1000)
    print(i, flush=True)
"""


def page(key="0" * 32, **more):
    given = {
        "source": "greenhouse",
        "subject": "acme",
        "url": "https://x.example/",
        "at": NOW,
        "confirmed": NOW,
        "etag": '"1"',
        "modified": None,
        "content_type": "application/json",
        "told": "t",
        "status": 206,
    }
    return Landed(key=key, **given | more)


def child(folder, name, n, keys):
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), name, str(n), str(keys)], stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def opened():
    made = []

    def open_(folder):
        made.append(Landing(folder))
        return made[-1]

    yield open_
    for one in made:
        one.close()


@pytest.fixture
def lies(tmp_path, opened):
    return opened(tmp_path / "landing")


def files(lies):
    return sorted(path for path in lies._folder.rglob("*") if path.is_file() and "sqlite" not in path.name)


def test_a_page_is_had_as_it_came(lies, opened):
    kept = lies.keep(page(), b"body")
    assert lies.find(kept.key) == kept
    assert lies.of("greenhouse", "acme") == [kept]
    assert lies.body(kept) == b"body"
    assert (lies.find("1" * 32), lies.of("lever", "acme")) == (None, [])
    assert opened(lies._folder).find(kept.key) == kept, "it outlives the run"


def test_the_same_question_has_one_name():
    assert page_key("GET", "u", None) == page_key("GET", "u", None)
    assert len({page_key(*q) for q in (("GET", "u", None), ("POST", "u", None), ("GET", "u", b"x"))}) == 3


def test_a_newer_page_takes_the_place_of_the_older(lies):
    old = lies.keep(page(), b"old")
    new = lies.keep(page(etag='"2"'), b"new")
    assert (lies.body(new), lies.body(old), lies.find(new.key)) == (b"new", None, new)
    assert len(files(lies)) == 1


def test_confirmed_and_doubted(lies):
    kept = lies.keep(page(), b"body")
    later = NOW + timedelta(days=3)
    lies.confirm(kept.key, later, "other")
    lies.doubt(kept.key)
    assert lies.find(kept.key) == replace(kept, confirmed=later, told="other", doubted=True)
    assert lies.keep(page(), b"body") == lies.find(kept.key), "it came anew: no doubt is left"


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-5]),
        lambda path: path.write_bytes(b"\0" * 50),
        lambda path: path.write_bytes(path.read_bytes()[:12] + b"\xff" * 20),
        lambda path: path.unlink(),
    ],
)
def test_a_damaged_page_counts_as_not_had(lies, damage):
    kept = lies.keep(page(), b"body of some length" * 9)
    damage(lies._folder / kept.file)
    assert lies.body(kept) is None
    assert lies.body(lies.keep(page(), b"anew")) == b"anew"


def test_a_damaged_index_is_one_clear_line(tmp_path):
    (tmp_path / "pages.sqlite").write_bytes(b"no index at all " * 400)
    with pytest.raises(UserError, match=r"pages\.sqlite: is damaged: file is not a database") as caught:
        Landing(tmp_path)
    assert caught.value.problems[0].next.endswith(f"rm -r {tmp_path}")


def test_an_index_of_another_version_is_begun_anew(tmp_path, opened):
    with sqlite3.connect(tmp_path / "pages.sqlite") as index:
        index.execute("create table page (key text)")
    index.close()
    lies = opened(tmp_path)
    kept = lies.keep(page(), b"x")
    assert lies.find(kept.key) == kept


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be made"):
        Landing(tmp_path / "file" / "landing")


def test_a_disk_that_is_full_loses_nothing_that_was_had(lies, monkeypatch):
    had = lies.keep(page(), b"had")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(UserError, match="No space left on device") as caught:
        patch.setattr(atomic.os, "replace", full)
        lies.keep(page(etag='"2"'), b"more")
    assert caught.value.problems[0].next.startswith("free some room, then update again")
    assert (lies.find(had.key), lies.body(had), len(files(lies))) == (had, b"had", 1)


def test_an_index_that_is_full_is_one_clear_line_and_the_page_counts_as_not_had(lies, monkeypatch, opened):
    had = lies.keep(page(), b"had")
    connect = sqlite3.connect

    def small(*args, **more):
        index = connect(*args, **more)
        index.execute("pragma max_page_count = 1")
        return index

    with monkeypatch.context() as patch, pytest.raises(UserError, match="database or disk is full"):
        patch.setattr(landing.sqlite3, "connect", small)
        lies = opened(lies._folder)
        for n in range(100):
            lies.keep(page(f"{n:032x}", content_type="x" * 1000), b"more")
    assert lies.find(had.key) is not None
    assert all(lies.body(one) is not None for one in lies.of("greenhouse", "acme"))


def test_an_index_that_another_holds_is_one_clear_line(lies, monkeypatch, opened):
    connect = sqlite3.connect
    monkeypatch.setattr(
        landing.sqlite3, "connect", lambda path, timeout, **more: connect(path, timeout=0.01, **more)
    )
    lies = opened(lies._folder)
    holder = connect(lies._folder / "pages.sqlite", isolation_level=None)
    holder.execute("begin immediate")
    with pytest.raises(UserError, match="another update holds it"):
        lies.keep(page(), b"x")
    assert lies.find("0" * 32) is None, "reading goes on meanwhile"
    holder.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="cannot be used: unable to open") as caught:
        Landing(tmp_path)
    assert caught.value.problems[0].next.startswith("look whether the folder may be written to")
    tmp_path.chmod(0o700)


def test_threads_share_one_landing(lies, monkeypatch):
    write, writing = landing.write_atomically, threading.Lock()

    def alone(*args, **more):
        assert writing.acquire(blocking=False), "the umask belongs to all threads: one file at a time"
        time.sleep(0.001)
        write(*args, **more)
        writing.release()

    def keep(name):
        for n in range(20):
            lies.keep(page(f"{n:032x}", etag=f"{name}{n}"), f"{name}{n}".encode())

    monkeypatch.setattr(landing, "write_atomically", alone)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(keep, "abcd"))
    pages = lies.of("greenhouse", "acme")
    assert len(pages) == 20
    assert all(lies.body(one) in (None, one.etag.encode()) for one in pages)


def test_pages_expire_and_litter_goes(lies):
    old, new = lies.keep(page(), b"old"), lies.keep(page("1" * 32), b"new")
    lies.confirm(new.key, NOW + timedelta(days=1), "t")
    fresh, stale = (lies._folder / "greenhouse" / "00" / name for name in (".a.tmp", ".b.tmp"))
    then = NOW + KEPT + timedelta(hours=1)
    for path, age in ((fresh, timedelta()), (stale, 2 * LITTER)):
        path.write_bytes(b"half")
        os.utime(path, ((then - age).timestamp(),) * 2)
    assert lies.expire(NOW + KEPT) == 0
    assert lies.expire(then) == 1
    assert (lies.find(old.key), lies.body(new)) == (None, b"new")
    assert files(lies) == [lies._folder / new.file, fresh] or files(lies) == [fresh, lies._folder / new.file]


def test_two_processes_at_once_leave_bytes_and_conditions_that_belong_together(tmp_path, opened):
    both = [child(tmp_path, name, 60, 5) for name in "ab"]
    for one in both:
        one.communicate()
        assert one.returncode == 0
    lies = opened(tmp_path)
    pages = lies.of("s", "b")
    assert len(pages) == 5
    for one in pages:
        assert lies.body(one) in (None, f"{one.etag}".encode() * 1000)
    assert sum(lies.body(one) is not None for one in pages) >= 1


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
@pytest.mark.parametrize("n", [1, 7])
def test_a_process_that_is_killed_leaves_what_it_had(tmp_path, n, opened):
    with child(tmp_path, "a", 100_000, 100_000) as one:
        assert one.stdout
        said = [int(one.stdout.readline()) for _ in range(n)]
        os.kill(one.pid, signal.SIGKILL)
    lies = opened(tmp_path)
    pages = lies.of("s", "b")
    assert len(pages) >= n
    assert {int(page.key, 16) for page in pages} >= set(said), "none that was accepted is lost"
    assert all(lies.body(page) == f"{page.etag}".encode() * 1000 for page in pages)
    assert lies.body(lies.keep(replace(pages[0], etag="new"), b"new")) == b"new"
