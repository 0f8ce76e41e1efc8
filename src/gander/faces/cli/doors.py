"""`gander doors`: what is open and in reach, as list, feed and calendar."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gander.faces.cli import failure, flags, screen

if TYPE_CHECKING:
    from gander.app.doors import Answer
    from gander.stand.openings import Openings

SHOWN = 20
HINT = "choose a file in a folder you may write to, e.g. {flag} ~/doors.{ending}"


@click.command("doors")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@flags.flags(
    *flags.QUESTION,
    *flags.PERSON,
    click.option(
        "--new", is_flag=True, help="Only what is new since you last asked; --since DATE: since then."
    ),
    click.option(
        "--all", "everything", is_flag=True, help="Also what is out of reach or could not be judged."
    ),
    click.option(
        "--top",
        type=click.IntRange(1),
        metavar="N",
        help=f"The nearest N; on the screen {SHOWN} where you do not say, else all.",
    ),
    click.option("--atom", metavar="FILE", callback=flags.said, help="Write them as an Atom feed too."),
    click.option(
        "--ics", metavar="FILE", callback=flags.said, help="Write their closing days as a calendar too."
    ),
    *flags.OUTPUT,
)
def doors_command(paths: tuple[str, ...], **given: Any) -> None:
    """What is open and in reach, nearest first, each with what is missing.

    PATHs are repositories or folders of them; default: those below the current folder. `--new` shows what
    updates brought since you last asked this question, and then remembers that you did.
    """
    from gander.shell.atomic import check_folder

    for file in (given["atom"], given["ics"]):
        if file:
            check_folder(Path(file).expanduser())
    request = flags.request(given, paths)
    from gander.app.doors import Wanted, find_doors, remember

    since = request.since if given["new"] else None
    wanted = Wanted(everything=given["everything"], new=given["new"], since=since, top=given["top"])
    with screen.Progress() as progress:
        asked = dataclasses.replace(request, progress=progress, since=None if given["new"] else request.since)
        answer = find_doors(asked, wanted)
    failure.say(answer.openings.problems)
    _files(answer.openings, given)
    _show(answer, given)
    from gander.faces import words

    # last: who did not get to see them has not looked
    remember(answer, words.question(answer.openings.population))


def _files(found: Openings, given: flags.Flags) -> None:
    """Feed and calendar where they were asked for; says on stderr what was written."""
    from gander.faces import words
    from gander.shell.atomic import write_atomically

    if given["atom"]:
        from gander.faces.atom import feed

        path = Path(given["atom"]).expanduser()
        write_atomically(path, feed(found), hint=HINT.format(flag="--atom", ending="xml"))
        n = len(found.openings)
        click.echo(f"feed: {path} ({n:,} {'entry' if n == 1 else 'entries'})", err=True)
    if given["ics"]:
        from gander.faces.ics import calendar, dated

        path = Path(given["ics"]).expanduser()
        content = calendar(found, datetime.now(UTC))
        write_atomically(path, content, hint=HINT.format(flag="--ics", ending="ics"))
        n = len(dated(found))
        said = words.counted(n, "closing day") if n else "empty: none of these names a day to apply by"
        click.echo(f"calendar: {path} ({said})".replace(words.NBSP, " "), err=True)


def _show(answer: Answer, given: flags.Flags) -> None:
    found = answer.openings
    if given["as_json"]:
        from gander.faces import doors_json, envelope

        screen.emit(envelope.dump(doors_json.doors(found)))
        return
    from gander.faces.cli.render.doors import doors

    lines = doors(found, screen.width(), given["top"] or SHOWN, screen.columns() is not None)
    screen.show(lines, given["no_color"])
