"""How to get a newer market depends on how this copy came here."""

from __future__ import annotations

from pathlib import Path

import pytest

from gander.shell.installation import how_to_get_newer


@pytest.mark.parametrize(
    ("package", "git", "command", "reason"),
    [
        ("src/gander", ".git", "git pull && make demo", "an editable installation of a checkout"),
        ("src/gander", None, "pip install --upgrade takeagander", "an unpacked source archive"),
        (
            ".venv/lib/site-packages/gander",
            ".git",
            "pip install --upgrade takeagander",
            "a virtual environment inside somebody's own repository",
        ),
    ],
)
def test_the_command_for_a_newer_market(
    package: str, git: str | None, command: str, reason: str, tmp_path: Path
) -> None:
    folder = tmp_path / package
    folder.mkdir(parents=True)
    if git:
        (tmp_path / git).mkdir()
    assert how_to_get_newer(folder) == command, reason
