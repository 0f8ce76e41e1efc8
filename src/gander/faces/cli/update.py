"""`gander update`: asks employers' boards for today's postings."""

from __future__ import annotations

import dataclasses
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import click

from gander.faces.cli import failure, flags, memory, screen


@click.command("update")
@flags.flags(
    *flags.WISHES,
    click.option(
        "--board",
        "boards",
        multiple=True,
        metavar="B",
        callback=flags.all_said,
        help="That board alone: PLATFORM:NAME, or its address. May be repeated.",
    ),
    click.option(
        "--employer",
        "employers",
        multiple=True,
        metavar="NAME",
        callback=flags.all_said,
        help="The boards of that employer alone. May be repeated.",
    ),
    click.option(
        "--boards",
        "most",
        type=click.IntRange(1, 10_000),
        metavar="N",
        default=300,
        show_default=True,
        help="At most so many, the likeliest first.",
    ),
    *flags.OUTPUT,
)
def update_command(
    boards: tuple[str, ...], employers: tuple[str, ...], most: int, **given: Any
) -> int | None:
    """Ask employers' own boards for today's postings: those of your roles and places first.

    Only the boards are asked, politely (robots.txt, a pace a host); nothing about you is sent. What came
    before is asked for again only where it changed. Broken off or killed, it goes on where it was.
    """
    memory.give_back()
    request = flags.request(given)
    from gander.app.updating import update_market

    stop = threading.Event()
    with screen.Progress() as progress, _by_hand(stop):
        asked = dataclasses.replace(request, progress=progress)
        answer = update_market(asked, boards, employers, most, stop)
    failure.say(answer.problems)
    if given["as_json"]:
        from gander.faces import envelope

        screen.emit(envelope.dump(envelope.update(answer)))
    else:
        from gander.faces.cli.render.update import update

        screen.show(update(answer, screen.width()), given["no_color"])
    return failure.INTERRUPTED if answer.stopped else None


@contextmanager
def _by_hand(stop: threading.Event) -> Iterator[None]:
    """The first Ctrl-C ends the asking and keeps what came, the second ends the process."""

    def first(number: int, frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)
        click.echo("stopping: what came is kept (Ctrl-C again: at once, without it)", err=True)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
