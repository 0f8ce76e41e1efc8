"""A verb with verbs below it, each in a file of its own that is read only when it runs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """`verbs`: name -> one line of help. `gander market diff` is `market_diff_command` in market_diff.py."""

    def __init__(self, *given: Any, verbs: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.verbs = verbs or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.verbs)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.verbs:
            return None
        file = f"{self.name}_{name}"
        command = getattr(import_module(f"gander.faces.cli.{file}"), f"{file}_command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.verbs:
            with formatter.section("Verbs"):
                formatter.write_dl(list(self.verbs.items()))
