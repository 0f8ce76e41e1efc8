"""`gander doctor`: what is there, what is not, and what to do."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from gander.faces.cli import failure, flags, screen

if TYPE_CHECKING:
    from gander.app.doctor import Check


@click.command("doctor")
@flags.flags(*flags.OUTPUT)
def doctor_command(**given: Any) -> int:
    """Check what Gander needs, and what to do where something is missing. Exits 1 when a check fails."""
    from gander.app.doctor import doctor

    checks = [*doctor(date.today()), terminal()]
    if given["as_json"]:
        from gander.faces import envelope

        screen.emit(envelope.dump(envelope.envelope("doctor", checks)))
    else:
        from gander.faces.cli.render.doctor import doctor as render

        screen.show(render(checks, screen.width()), given["no_color"])
    return failure.USER if any(check.state == "fail" for check in checks) else 0


def terminal() -> Check:
    """Width, colour and whether every sign can be shown."""
    from gander.app.doctor import Check

    cells = screen.columns()
    colour = "no colour (NO_COLOR)" if os.environ.get("NO_COLOR") else "colour"
    where = (
        f"{cells} columns, {colour}" if cells and sys.stdout.isatty() else "a pipe: plain text, 80 columns"
    )
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    if encoding.replace("-", "") != "utf8":
        return Check(
            name="terminal",
            state="warn",
            what=f"{where}, {encoding}: signs it lacks show as look-alikes",
            next="set PYTHONUTF8=1",
        )
    return Check(name="terminal", state="ok", what=where)
