"""`gander read`: one posting marked up, with the reason for every mark; or many as JSON lines."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gander.errors import UserError
from gander.faces.cli import failure, flags, screen
from gander.model import Problem

if TYPE_CHECKING:
    from gander.app.read import Given

STDIN = "-"


@click.command("read")
@click.argument("files", nargs=-1, metavar="FILE…|-")
@flags.flags(
    click.option("--title", metavar="T", callback=flags.said, help="The title, where the file has none."),
    click.option(
        "--location", metavar="L", callback=flags.said, help='The place as printed, e.g. "Berlin, DE".'
    ),
    click.option(
        "--employer", metavar="E", callback=flags.said, help="Who hires: its own products are not asked for."
    ),
    click.option(
        "--posted", metavar="DATE", callback=flags.said, help="The day it was posted, e.g. 2026-05-01."
    ),
    click.option(
        "--html",
        metavar="FILE",
        callback=flags.said,
        help="Write the marked posting as one self-contained page.",
    ),
    click.option(
        "--jsonl",
        metavar="FILE|-",
        callback=flags.said,
        help='Read many: lines of {"id", "text"} and what else is known; prints one JSON line a job.',
    ),
    *flags.OUTPUT,
)
def read_command(files: tuple[str, ...], jsonl: str | None, html: str | None, **given: Any) -> None:
    """Read a posting: what it must have, what is a plus, what is only named, and why.

    FILE is text, HTML, a saved page, PDF or JSON; '-' is standard input. Nothing is sent anywhere.
    """
    if jsonl is not None:
        if files or html or given["as_json"]:
            raise click.UsageError("--jsonl stands alone: its answer is JSON lines on standard output")
        _lines(jsonl)
        return
    if not files:
        raise click.UsageError("name a FILE, or '-' for standard input; e.g. gander read posting.html")
    told = _given(given)
    from gander.app.read import read

    answer = read(files, told)
    failure.say(answer.problems)
    if html:
        from gander.faces.html import posting

        click.echo(posting.write(answer, html), err=True)
    if given["as_json"]:
        from gander.faces import envelope, read_json

        screen.emit(envelope.dump(read_json.read(answer)))
    elif not html:
        from gander.faces.cli.render import read as render

        layout = render.Layout(width=screen.width(), colour=_colour(given["no_color"]))
        screen.show(render.read(answer, layout), given["no_color"])


def _given(given: dict[str, Any]) -> Given:
    from gander.app.read import Given
    from gander.shell.posting_json import as_date

    posted = as_date(given["posted"])
    if given["posted"] and posted is None:
        raise UserError(
            Problem(
                where=f"--posted {given['posted']}",
                why="this is no date",
                next="year-month-day, e.g. --posted 2026-05-01",
            )
        )
    return Given(title=given["title"], location=given["location"], employer=given["employer"], posted=posted)


def _colour(no_color: bool) -> bool:
    """Whether colours will be seen; where not, marks are written out."""
    from rich.console import Console

    console = Console(no_color=no_color or None)
    return console.color_system is not None and not console.no_color


def _lines(name: str) -> None:
    """JSON lines to stdout as they are read. Raises UserError where not one line could be read."""
    from gander.app.read_lines import read_lines

    where = "standard input" if name == STDIN else name
    out = sys.stdout.buffer
    done = written = wrong = 0
    with ExitStack() as open_files, screen.Progress() as progress:
        try:
            lines = (
                sys.stdin.buffer
                if name == STDIN
                else open_files.enter_context(Path(name).expanduser().open("rb"))
            )
        except OSError as error:
            then = "check the path; '-' reads standard input"
            raise UserError(
                Problem(where=name, why=f"cannot be read: {error.strerror or error}", next=then)
            ) from error
        for batch in read_lines(lines, where):
            out.write(batch.lines)
            out.flush()
            for problem in batch.problems:
                failure.say([problem])
            done, written, wrong = batch.done, written + len(batch.lines), wrong + len(batch.problems)
            progress("reading postings", done, None)
    if not written:
        why = f"none of its {done:,} lines could be read" if wrong else "it holds no lines"
        then = 'one object a line: {"id": "a1", "text": "We look for …"}'
        raise UserError(Problem(where=where, why=why, next=then))
