"""`gander demo`: the first screen for a sample person whose repositories Gander makes itself."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import click

from gander.faces.cli import flags, screen
from gander.faces.cli.stand import answer


@click.command("demo")
@flags.flags(*flags.STAND_OUTPUT)
def demo_command(**given: Any) -> None:
    """The first screen for a sample person, without any question and without the network."""
    from gander.app.demo import request as sample

    with screen.Progress():
        request = sample(date.today())
    click.echo("a sample person; for yourself: gander stand ~/code --as me@example.org", err=True)
    answer(dataclasses.replace(request, full=bool(given["full"] or given["html"])), given)
