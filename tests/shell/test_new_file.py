"""Lines into a new file: whole or not at all, never over another."""

from __future__ import annotations

import pytest

from gander.errors import UserError
from gander.shell.new_file import write_new


def test_lines_are_written_and_counted(tmp_path):
    assert write_new(tmp_path / "f", iter(["a", "é"]), hint="x") == 2
    assert (tmp_path / "f").read_text(encoding="utf-8") == "a\né\n"
    assert [p.name for p in tmp_path.iterdir()] == ["f"]


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_is_there_is_kept(tmp_path, kind):
    target = tmp_path / "f"
    {
        "file": lambda: target.write_text("mine"),
        "link": lambda: target.symlink_to("no"),
        "folder": target.mkdir,
    }[kind]()
    with pytest.raises(UserError):
        write_new(target, ["a"], hint="x")
    assert kind != "file" or target.read_text() == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["f"]


def test_a_file_that_comes_meanwhile_is_kept(tmp_path):
    def lines():
        (tmp_path / "f").write_text("mine")
        yield "a"

    with pytest.raises(UserError):
        write_new(tmp_path / "f", lines(), hint="x")
    assert (tmp_path / "f").read_text() == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["f"]


def test_an_error_on_the_way_leaves_nothing(tmp_path):
    def lines():
        yield "a"
        raise KeyError

    with pytest.raises(KeyError):
        write_new(tmp_path / "f", lines(), hint="x")
    assert list(tmp_path.iterdir()) == []
