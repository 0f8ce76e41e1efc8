"""`gander evidence confirm`: you confirm or correct what your repositories seem to show."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gander.faces.cli import failure, flags, screen

if TYPE_CHECKING:
    from gander.app.confirm import Confirming
    from gander.app.request import Request
    from gander.evidence.confirm import Answer
    from gander.vocabulary.vocabulary import Vocabulary


@click.command("confirm")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@flags.flags(
    *flags.PERSON,
    click.option(
        "--n", "n", type=click.IntRange(1, 200), default=25, show_default=True, help="How many to ask."
    ),
    click.option(
        "--answers",
        metavar="FILE|-",
        callback=flags.said,
        help="Answers instead of questions: 'docker yes' a line.",
    ),
    *flags.OUTPUT,
)
def evidence_confirm_command(paths: tuple[str, ...], n: int, answers: str | None, **given: Any) -> None:
    """Confirm or correct 20 to 30 skills; how well levels fit you is told, before and after.

    The question is always: do you work with it well enough to be asked about it in an interview?
    Answers are kept in your data folder; a no takes the skill out everywhere, the last answer counts.
    """
    from gander.app.confirm import confirming, keep, parse_answers
    from gander.shell.vocabulary import read_vocabulary

    request, vocabulary = flags.request(given, paths), read_vocabulary()
    with screen.Progress() as progress:
        state = confirming(dataclasses.replace(request, progress=progress), vocabulary, n)
    failure.say(state.problems)
    new: list[Answer] = []
    if answers is not None:
        text = sys.stdin.read() if answers == "-" else _read(answers)
        new = parse_answers(text, state, request, vocabulary)
    elif sys.stdin.isatty() and sys.stdout.isatty() and not given["as_json"]:
        new = _ask(state, request, vocabulary)
    if new:
        state = dataclasses.replace(state, fit=keep(new))
    if given["as_json"]:
        from gander.faces import confirm_json, envelope

        screen.emit(envelope.dump(confirm_json.confirming(state, new, vocabulary, request.today)))
        return
    from gander.faces.cli.render import confirm as render

    asked = answers is None and not new
    screen.show(render.confirming(state, vocabulary, screen.width(), asked), given["no_color"])


def _read(name: str) -> str:
    from gander.errors import UserError
    from gander.model import Problem

    try:
        return Path(name).expanduser().read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        why = f"cannot be read ({getattr(error, 'strerror', None) or 'no text'})"
        raise UserError(
            Problem(where=name, why=why, next="name a file of lines such as 'docker yes'")
        ) from error


def _ask(state: Confirming, request: Request, vocabulary: Vocabulary) -> list[Answer]:
    """One question a skill; what was answered is kept when it is broken off."""
    from gander.evidence.confirm import Answer
    from gander.faces.cli.render.confirm import question

    new: list[Answer] = []
    click.echo("y yes · n no · s skip · q that is all")
    for number, item in enumerate(state.asked, 1):
        click.echo(question(item, vocabulary, number, len(state.asked)))
        word = click.prompt("you work with it", type=click.Choice(["y", "n", "s", "q"]), show_choices=False)
        if word == "q":
            break
        if word != "s":
            new.append(Answer(skill=item.skill, level=item.level, yes=word == "y", on=request.today))
    return new
