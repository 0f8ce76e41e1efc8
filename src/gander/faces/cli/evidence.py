"""`gander evidence`: what repositories and claims show."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from gander.faces.cli import failure, flags, screen


@click.command("evidence")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@flags.flags(*flags.PERSON, *flags.OUTPUT)
def evidence_command(paths: tuple[str, ...], **given: Any) -> None:
    """What your repositories and claims show, by level, with the repository and the last time."""
    request = flags.request(given, paths)
    from gander.app.evidence import read_shown
    from gander.shell.vocabulary import read_vocabulary

    vocabulary = read_vocabulary()
    with screen.Progress() as progress:
        shown = read_shown(dataclasses.replace(request, progress=progress), vocabulary, request.gates)

    def label(skill_id: str) -> str:
        return vocabulary.named(skill_id).label

    failure.say(shown.problems)
    if given["as_json"]:
        from gander.faces import envelope, evidence_json

        screen.emit(envelope.dump(evidence_json.shown(shown, label, request.today)))
        return
    from gander.faces.cli.render import evidence as render

    screen.show(render.shown(shown, label, screen.width()), given["no_color"])
