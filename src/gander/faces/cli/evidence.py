"""`gander evidence`: what repositories and claims show."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from gander.faces.cli import flags, screen


@click.command("evidence")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@flags.flags(*flags.PERSON, *flags.OUTPUT)
def evidence_command(paths: tuple[str, ...], **given: Any) -> None:
    """What your repositories and claims show, by level, with the repository and the last time."""
    request = flags.request(given, paths)
    from gander.app.evidence import read_person

    with screen.Progress() as progress:
        reading = read_person(dataclasses.replace(request, progress=progress))
    raise NotImplementedError(reading)
