"""A verb with verbs below it."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from gander.faces.cli import lazy


def test_an_unknown_subverb_is_wrong_usage() -> None:
    group = lazy.LazyGroup("market", verbs={"diff": "What changed."}, help="Help.")
    result = CliRunner().invoke(group, ["nothing"])
    assert result.exit_code == 2 and "No such command 'nothing'" in result.output
    assert "diff  What changed." in CliRunner().invoke(group, ["--help"]).output


def test_a_subverb_is_found_by_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    from types import ModuleType

    made = ModuleType("gander.faces.cli.market_made")
    made.market_made_command = click.Command("made", callback=lambda: click.echo("ran"))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, made.__name__, made)
    group = lazy.LazyGroup("market", verbs={"made": "Made."})
    assert CliRunner().invoke(group, ["made"]).output == "ran\n"
