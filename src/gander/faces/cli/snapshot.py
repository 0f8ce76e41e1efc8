"""`gander snapshot`: builds what ships from recorded postings."""

from __future__ import annotations

from typing import Any

import click

from gander.faces.cli import flags, screen


@click.command("snapshot")
@click.option("--from", "source", required=True, metavar="FOLDER", help="Folder of recorded postings.")
@click.option("--to", "target", required=True, metavar="FOLDER", help="Folder for the tables.")
@flags.flags(*flags.OUTPUT)
def snapshot_command(source: str, target: str, **given: Any) -> None:
    """Build the market snapshot: postings and requirements as facts, no prose."""
    from gander.app.snapshot import build

    with screen.Progress() as progress:
        build(source, target, progress)
