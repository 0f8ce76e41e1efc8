"""A verb with verbs below it, each in a file of its own that is read only when it runs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click


def _load(parent: str | None, name: str) -> click.Command:
    file = f"{parent}_{name}"
    command = getattr(import_module(f"gander.faces.cli.{file}"), f"{file}_command")
    assert isinstance(command, click.Command)
    return command


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
        return _load(self.name, name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.verbs:
            with formatter.section("Verbs"):
                formatter.write_dl(list(self.verbs.items()))


class WordedCommand(click.Command):
    """A verb that takes paths and has verbs below it as well: a first word that is one of them is that verb,
    and './export' is a path.

    Why: a click.Group would take every path for the name of a verb.
    """

    def __init__(self, *given: Any, verbs: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.verbs = verbs or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.verbs)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        return _load(self.name, name) if name in self.verbs else None

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if args and args[0] in self.verbs:
            child = _load(self.name, args[0])
            return child.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        if self.verbs:
            with formatter.section("Verbs"):
                formatter.write_dl(list(self.verbs.items()))
