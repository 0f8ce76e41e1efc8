"""The editor is the user's own, and a missing one is said before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from gander.errors import UserError
from gander.shell.editor import edit, find_editor


def test_visual_goes_before_editor_and_may_have_flags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    monkeypatch.setenv("VISUAL", "'/opt/my editor/code' --wait")
    assert find_editor() == ["/opt/my editor/code", "--wait"]
    monkeypatch.setenv("VISUAL", " ")
    assert find_editor() == ["nano"]


@pytest.mark.parametrize("value", ["", "'unclosed"])
def test_none_is_said_with_another_way(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", value)
    with pytest.raises(UserError) as error:
        find_editor()
    assert "--sheet" in error.value.problems[0].next


def test_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be started"):
        edit([str(tmp_path / "none")], tmp_path / "a.txt")
    assert edit(["false"], tmp_path / "a.txt") == 1
