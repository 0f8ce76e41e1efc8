"""`gander stand`, and what bare `gander` runs."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gander.faces.cli import failure, flags, screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text

    from gander.app.request import Request
    from gander.stand.result import Standing
    from gander.vocabulary.vocabulary import Vocabulary


@click.command("stand")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@flags.flags(*flags.QUESTION, *flags.PERSON, *flags.STAND_OUTPUT)
def stand_command(paths: tuple[str, ...], **given: Any) -> None:
    """Where you stand: open jobs, what you meet, what is missing, what opens most.

    PATHs are repositories or folders of them; default: those below the current folder.
    """
    answer(flags.request(given, paths), given)


def answer(request: Request, given: flags.Flags) -> None:
    """Runs the verb and shows it as asked: why, JSON, report, screen."""
    if given["why"] and given["html"]:
        raise click.UsageError("--why walks down one number, --html writes the whole report: one at a time")
    if given["html"]:
        from gander.shell.atomic import check_folder

        check_folder(Path(given["html"]).expanduser())
    if given["why"]:
        explain(request, given)
        return
    from gander.app.stand import stand

    with screen.Progress() as progress:
        standing = stand(dataclasses.replace(request, progress=progress))
    label = labels()
    failure.say(standing.problems)
    if given["html"]:
        from gander.faces.html.report import write

        click.echo(write(standing, given["html"], label), err=True)
    if given["as_json"]:
        from gander.faces import envelope

        screen.emit(envelope.dump(envelope.stand(standing, label)))
        return
    screen.show(_lines(standing, label, given["full"]), given["no_color"])


def _lines(standing: Standing, label: Callable[[str], str], full: bool) -> list[Text]:
    from gander.faces.cli.render.full import full_screen
    from gander.faces.cli.render.stand import fitted

    fold = screen.columns() is not None
    if full:
        return full_screen(standing, screen.width(), label, fold)
    return fitted(standing, screen.width(), screen.rows(), fold)


def explain(request: Request, given: flags.Flags) -> None:
    """`--why SKILL|POSTING|EMPLOYER`."""
    from gander.app.explain import why

    with screen.Progress() as progress:
        found = why(dataclasses.replace(request, progress=progress), given["why"])
    if given["as_json"]:
        from gander.faces import envelope

        screen.emit(envelope.dump(envelope.envelope("why", envelope.why(found), as_of=request.today)))
        return
    from gander.faces.cli.render.why import tree

    screen.show(tree(found, screen.width()), given["no_color"])


def labels() -> Callable[[str], str]:
    """A skill's label by its id; read when the first is asked for, because the first screen asks for none."""

    @cache
    def vocabulary() -> Vocabulary:
        from gander.shell.vocabulary import read_vocabulary

        return read_vocabulary()

    return lambda skill_id: vocabulary().named(skill_id).label
