"""`gander roles`: what can be asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from gander.faces.cli import flags, screen


@click.command("roles")
@flags.flags(*flags.OUTPUT)
def roles_command(**given: Any) -> None:
    """The roles that can be asked for with --role, and their neighbours ('ml-engineer+')."""
    from gander.app.catalogue import roles

    found = roles(today=date.today())
    if given["as_json"]:
        from gander.faces import envelope

        screen.emit(envelope.dump(envelope.envelope("roles", found)))
        return
    from gander.faces.cli.render import catalogue

    screen.show(catalogue.roles(found, screen.width()), given["no_color"])
