"""The reference says what the command does, and the guides show only commands that exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from gander.faces.cli.main import VERBS, cli, with_verb
from gander.faces.cli.reference import markdown
from gander.shell import config

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = sorted([*DOCS.glob("tutorial/*.md"), *DOCS.glob("how-to/*.md")])


def test_the_reference_is_made_from_the_command() -> None:
    written = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")
    assert written == markdown(), "run: python -m gander.faces.cli.reference > docs/reference/cli.md"


def test_every_verb_is_in_it() -> None:
    assert [verb for verb in VERBS if f"## `gander {verb}`" not in markdown()] == []


def test_the_configuration_it_shows_is_right() -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", markdown(), re.DOTALL)
    found = config.parse(shown, Path("config.toml"))
    assert found.roles == ("ml-engineer",)
    assert found.gates["language:de"] is True


def commands(text: str) -> list[str]:
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("gander")]


@pytest.mark.parametrize("guide", GUIDES, ids=[guide.stem for guide in GUIDES])
def test_the_commands_of_the_guides_parse(guide: Path) -> None:
    lines = commands(guide.read_text(encoding="utf-8"))
    assert lines, "a guide shows commands"
    for line in lines:
        words = shlex.split(re.split(r" [|>] | \d?> |  #", line)[0])[1:]
        verb, *rest = with_verb(words)
        if verb in ("--version", "--help"):
            continue
        command = cli.get_command(click.Context(cli), verb)
        assert command is not None, line
        if isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
            name, *rest = rest
            command = command.get_command(click.Context(command), name)
            assert command is not None, line
        command.make_context(verb, rest)  # raises where a flag does not exist


@pytest.mark.parametrize("guide", GUIDES, ids=[guide.stem for guide in GUIDES])
def test_the_configuration_of_the_guides_is_right(guide: Path) -> None:
    for block in re.findall(r"```toml\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL):
        assert config.parse(block, guide).path == guide
