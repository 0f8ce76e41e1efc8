"""`gander snapshot`: builds what ships from recorded postings."""

from __future__ import annotations

from typing import Any

import click

from gander.faces.cli import flags, screen
from gander.faces.words import counted, number


@click.command("snapshot")
@click.option("--from", "source", required=True, metavar="FOLDER", help="Folder of recorded postings.")
@click.option("--to", "target", required=True, metavar="FOLDER", help="Folder for the tables.")
@flags.flags(*flags.OUTPUT)
def snapshot_command(source: str, target: str, **given: Any) -> None:
    """Build the market snapshot: postings and requirements as facts, no prose."""
    from gander.app.snapshot import build

    with screen.Progress() as progress:
        built = build(source, target, progress)
    if given["as_json"]:
        from gander.faces import envelope

        result = {
            "n_postings": built.n_postings,
            "n_demands": built.n_demands,
            "n_employers": built.n_employers,
            "n_requirements": built.n_requirements,
            "bytes": built.size,
            "sources": built.sources.to_dicts(),
        }
        screen.emit(envelope.dump(envelope.envelope("snapshot", result)))
        return
    click.echo(
        f"{counted(built.n_postings, 'posting')} ({counted(built.n_demands, 'demand')}) at"
        f" {counted(built.n_employers, 'employer')}, {counted(built.n_requirements, 'requirement')}".replace(
            "\u00a0", " "
        )
    )
    for row in built.sources.iter_rows(named=True):
        click.echo(
            f"  {row['source']}: {number(row['kept'])} kept of {number(row['rows_in'])}, as of {row['as_of']}"
        )
    click.echo(f"written: {target}, {number(sum(built.size.values()))} bytes")
