"""Generations of a market: whole or not at all, one writer, and a pointer that never lies."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from gander.errors import UserError
from gander.shell.market_home import Home, data_folder, market_home


def fill(home: Home, word: str) -> None:
    with home.writing() as new:
        (new.folder / "table").write_text(word)


def test_the_data_folder_can_be_chosen(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "there"))
    assert data_folder() == tmp_path / "there"
    assert market_home().folder == tmp_path / "there" / "market"
    monkeypatch.delenv("GANDER_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert data_folder() == tmp_path / "xdg" / "gander"


def test_a_generation_holds_once_it_is_whole(tmp_path) -> None:
    home = Home(tmp_path / "market")
    assert home.current() is None
    with home.writing() as new:
        assert new.before is None
        (new.folder / "table").write_text("one")
        assert home.current() is None
    first = home.current()
    assert first is not None and (first / "table").read_text() == "one"
    with home.writing() as new:
        assert new.before == first
        (new.folder / "table").write_text("two")
        assert home.current() == first
    assert (home.current() / "table").read_text() == "two"
    assert (first / "table").read_text() == "one"  # whoever is reading it may go on


def test_an_error_leaves_the_market_as_it_was(tmp_path) -> None:
    home = Home(tmp_path)
    fill(home, "one")
    before = home.current()
    with pytest.raises(ZeroDivisionError), home.writing() as new:
        (new.folder / "table").write_text("half")
        raise ZeroDivisionError
    assert home.current() == before
    assert [path.name for path in tmp_path.glob("gen-*")] == [before.name]


def test_a_full_disk_is_one_clear_line(tmp_path) -> None:
    home = Home(tmp_path)
    with pytest.raises(UserError) as caught, home.writing():
        raise OSError(errno.ENOSPC, "No space left on device")
    assert "disk is full" in str(caught.value) and home.current() is None


def test_old_generations_go(tmp_path) -> None:
    home = Home(tmp_path)
    for word in "abcde":
        fill(home, word)
    assert sorted(path.name for path in tmp_path.glob("gen-*")) == ["gen-000004", "gen-000005"]


def test_one_writes_at_a_time(tmp_path) -> None:
    home = Home(tmp_path)
    with home.writing(), pytest.raises(UserError, match="another update is writing"):
        fill(home, "second")
    fill(home, "third")
    assert (home.current() / "table").read_text() == "third"


KILLED = """
import sys, time
from pathlib import Path
from gander.shell.market_home import Home
with Home(Path(sys.argv[1])).writing() as new:
    (new.folder / "table").write_text("half")
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_killed_update_leaves_the_market_and_no_lock(tmp_path) -> None:
    home = Home(tmp_path)
    fill(home, "one")
    before = home.current()
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE)
    assert child.stdout is not None and child.stdout.readline() == b"ready\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert home.current() == before
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            fill(home, "two")
            break
        except UserError:
            time.sleep(0.05)
    assert (home.current() / "table").read_text() == "two"


@pytest.mark.parametrize("written", ["gen-000009\n", "../elsewhere", ""])
def test_a_pointer_to_nothing_is_told(tmp_path, written) -> None:
    (tmp_path / "CURRENT").write_text(written)
    with pytest.raises(UserError, match="which is not there"):
        Home(tmp_path).current()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="GANDER_DATA"):
        fill(Home(tmp_path / "market"), "one")
