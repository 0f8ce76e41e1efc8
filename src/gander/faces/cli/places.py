"""`gander places`: what can be asked for, and how many jobs lie there."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from gander.faces.cli import flags, screen


@click.command("places")
@click.argument("word", required=False)
@flags.flags(*flags.OUTPUT)
def places_command(word: str | None, **given: Any) -> None:
    """The places that can be asked for with --place; those whose name holds WORD."""
    from gander.app.catalogue import places

    found = places(word, today=date.today())
    if given["as_json"]:
        from gander.faces import envelope

        screen.emit(envelope.dump(envelope.envelope("places", found)))
        return
    from gander.faces.cli.render import catalogue

    screen.show(catalogue.places(found, screen.width(), word), given["no_color"])
