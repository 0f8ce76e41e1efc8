"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gander.errors import UserError
from gander.shell import atomic

HINT = "e.g. --html ~/report.html"


def test_a_file_appears_whole_in_folders_that_are_made_where_that_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.txt"
    atomic.write_atomically(file, "Đà Nẵng", hint=HINT, folders=True)
    assert file.read_text(encoding="utf-8") == "Đà Nẵng"
    assert [p.name for p in file.parent.iterdir()] == ["b.txt"]


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "b.txt"
    file.write_text("old")

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "replace", full)
    with pytest.raises(UserError, match="No space left"):
        atomic.write_atomically(file, b"new", hint=HINT)
    assert file.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["b.txt"]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder") as caught:
        atomic.write_atomically(tmp_path, "x", hint=HINT)
    assert caught.value.problems[0].next == HINT, "the caller knows what is a right place"


def test_a_missing_folder_may_be_a_typo_and_is_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "new folder"
    with pytest.raises(UserError, match="there is no folder") as caught:
        atomic.write_atomically(folder / "b.txt", "x", hint=HINT)
    assert caught.value.problems[0].next == f"make it first: mkdir -p '{folder}'"
    assert not folder.exists()


def test_a_hyphen_is_not_made_a_files_name() -> None:
    with pytest.raises(UserError, match="not to standard output"):
        atomic.check_folder(Path("-"))


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_the_mode_of_an_existing_file_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "b.txt"
    file.write_text("old")
    file.chmod(0o600)
    atomic.write_atomically(file, "new", hint=HINT)
    assert file.stat().st_mode & 0o777 == 0o600
