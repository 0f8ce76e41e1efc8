"""What is known of each board that was asked."""

from __future__ import annotations

import pytest

from gander.errors import UserError
from gander.shell.market_home import market_home
from gander.shell.subjects import read_subjects
from gander.tables import SUBJECT
from tests.boards import asked


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("GANDER_DATA", str(tmp_path))


def test_never_asked_is_an_empty_table():
    assert read_subjects().is_empty()
    assert read_subjects().schema == SUBJECT


def test_the_generation_that_holds_is_read():
    asked({"source": "greenhouse", "subject": "acme", "open": 3})
    assert read_subjects()["open"].to_list() == [3]


def test_a_generation_without_that_file():
    with market_home().writing():
        pass
    assert read_subjects().is_empty()


def test_a_damaged_file_is_one_clear_line():
    with market_home().writing() as new:
        (new.folder / "subjects.parquet").write_bytes(b"no parquet")
    with pytest.raises(UserError) as caught:
        read_subjects()
    assert caught.value.problems[0].next == "update again: gander update"
