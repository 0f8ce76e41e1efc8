"""Where lines go: a terminal with its width and colour, or a pipe that wants plain text."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from gander.faces.cli import lookalikes

if TYPE_CHECKING:
    from rich.text import Text

USUAL = 80
"""A pipe, and a terminal that does not say its width."""
WIDEST = 100
"""Prose wider than this is hard to read."""


def columns() -> int | None:
    """The width of the terminal, or COLUMNS; None in a pipe that says nothing."""
    told = os.environ.get("COLUMNS", "")
    if told.isdigit() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError, AttributeError):
        return None


def rows() -> int | None:
    """The height of the terminal; None in a pipe."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or None
    except (OSError, ValueError, AttributeError):
        return None


def width() -> int:
    """Cells to fill: never more than the terminal has."""
    return max(20, min(columns() or USUAL, WIDEST))


def show(lines: Iterable[Text], no_color: bool = False) -> None:
    """Lines to stdout; in a pipe, with NO_COLOR or --no-color without any escape for colour."""
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            # rich would end the process with 1; that a reader has enough is no failure
            raise BrokenPipeError

    # rich would wrap what is wider than the console; the lines are cut already, and a pipe wants them whole
    # a width of its own, because rich prints nothing at all on a terminal of 0 columns
    console = Quiet(
        no_color=no_color or None,
        soft_wrap=True,
        highlight=False,
        emoji=False,
        markup=False,
        width=columns() or USUAL,
    )
    plain = not lookalikes.can_show(sys.stdout, "≥")
    for line in lines:
        if plain:
            # as wide as before, so that columns stay columns
            line.plain = line.plain.replace("≥ ", ">=")
        console.print(line, soft_wrap=True)


def emit(text: str) -> None:
    """JSON or a script on stdout, and nothing else there."""
    click.echo(text)


class Progress:
    """A progress line on stderr: only on a terminal, and only when the work takes more than a second."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, what: str, done: int, total: int | None) -> None:
        if self._bar is None:
            if time.monotonic() - self._start < 1 or not sys.stderr.isatty():
                return
            self._bar = _bar()
            self._bar.start()
            self._task = self._bar.add_task(what)
        self._bar.update(self._task, description=what, completed=done, total=total)


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(20),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
