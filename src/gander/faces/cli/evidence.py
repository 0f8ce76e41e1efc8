"""`gander evidence`: what repositories and claims show."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from gander.app.request import Request
from gander.errors import UserError
from gander.faces.cli import failure, flags, lazy, screen
from gander.model import Problem

SUBVERBS: dict[str, str] = {
    "confirm": "Confirm or correct 20 to 30 skills; how well levels fit you.",
    "export": "Write your evidence as JSON Resume.",
}
SOURCES = (
    click.option(
        "--github",
        metavar="LOGIN",
        callback=flags.said,
        help="Ask GitHub, with your token, what others merged of yours. Never asked without this.",
    ),
    click.option(
        "--kaggle", metavar="NAME", callback=flags.said, help="Your name on Kaggle, for Meta Kaggle's tables."
    ),
)


@click.command("evidence", cls=lazy.WordedCommand, verbs=SUBVERBS)
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@flags.flags(
    *flags.PERSON,
    *SOURCES,
    click.option(
        "--dry-run",
        is_flag=True,
        help="Show what was understood of --know, --cv and --github, and what was not. Asks nobody.",
    ),
    click.option(
        "--facts",
        metavar="FILE",
        callback=flags.said,
        help="Write the facts of your commits into a new file, one line of JSON each.",
    ),
    click.option(
        "--survival",
        is_flag=True,
        help="Ask git blame, file by file, which of your lines stand. Takes up to half a minute more.",
    ),
    *flags.OUTPUT,
)
def evidence_command(
    paths: tuple[str, ...], dry_run: bool, facts: str | None, survival: bool, **given: Any
) -> None:
    """What your repositories and claims show, by level, with the repository and the last time."""
    request = dataclasses.replace(flags.request(given, paths), survival=survival)
    if request.github:
        announce(request.github)
    if dry_run:
        _dry_run(dataclasses.replace(request, github=None), given)
        return
    from gander.app.evidence import read_shown
    from gander.shell.vocabulary import read_vocabulary

    vocabulary = read_vocabulary()
    with screen.Progress() as progress:
        shown = read_shown(dataclasses.replace(request, progress=progress), vocabulary, request.gates)

    def label(skill_id: str) -> str:
        return vocabulary.named(skill_id).label

    failure.say(shown.problems)
    if facts is not None:
        from gander.app.evidence_facts import write_facts
        from gander.faces.words import clean

        n = write_facts(shown, facts)
        click.echo(f"written: {clean(facts)} ({n:,} lines)", err=True)
    if given["as_json"]:
        from gander.faces import envelope, evidence_json

        screen.emit(envelope.dump(evidence_json.shown(shown, label, request.today)))
        return
    from gander.faces.cli.render import evidence as render

    screen.show(render.shown(shown, label, screen.width()), given["no_color"])


def announce(login: str) -> None:
    """Says what will be asked, before anything is."""
    from gander.app.claims_github import plan

    for line in plan(login):
        click.echo(line, err=True)


def _dry_run(request: Request, given: dict[str, Any]) -> None:
    from gander.app.claims import read_claims
    from gander.shell.vocabulary import read_vocabulary

    if not request.know and not request.cv:
        if given["github"]:
            return  # what would be asked has been said
        then = "e.g. gander evidence --cv cv.md --dry-run"
        raise UserError(Problem(where="--dry-run", why="there is nothing to read", next=then))
    vocabulary = read_vocabulary()
    with screen.Progress() as progress:
        told = read_claims(dataclasses.replace(request, progress=progress), vocabulary)

    def label(skill_id: str) -> str:
        return vocabulary.named(skill_id).label

    failure.say(told.problems)
    if given["as_json"]:
        from gander.faces import claims_json, envelope

        screen.emit(envelope.dump(claims_json.told(told, label, request.today)))
        return
    from gander.faces.cli.render import claims as render

    screen.show(render.told(told, label, screen.width()), given["no_color"])
