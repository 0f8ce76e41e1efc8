"""`gander market export`: the market's facts as one file for other machines."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from gander.errors import UserError
from gander.faces.cli import flags, screen
from gander.model import Problem


@click.command("export")
@click.argument("file", metavar="FILE.zip")
@flags.flags(
    *flags.WISHES[:2],
    click.option("--since", metavar="DATE", help="Only postings since that day, e.g. 2026-05-01."),
    click.option(
        "--name",
        metavar="NAME",
        callback=flags.said,
        help="What it is called where it is imported; default: the file's name without its day.",
    ),
    click.option("--include-shipped", is_flag=True, help="The snapshot too that everybody has."),
    click.option(
        "--include-own", is_flag=True, help="Postings and files too that you brought: may others have them?"
    ),
    *flags.OUTPUT,
)
def market_export_command(
    file: str, name: str | None, include_shipped: bool, include_own: bool, **given: Any
) -> None:
    """Write the market's facts as one file that others may have.

    Never in it: titles, texts, and rows whose source forbids passing on; what is left out is counted.
    """
    from gander.app.market_export import export
    from gander.app.request import Request

    if file == "-" or not file.lower().endswith(".zip"):
        then = "e.g. gander market export market.zip"
        raise UserError(Problem(where=file, why="a market is written as a file that ends in .zip", next=then))
    problems: list[Problem] = []
    since = flags.parse_date(given["since"], problems)
    if problems:
        raise UserError(*problems)
    with screen.Progress() as progress:
        # the flags alone: what the configuration says of the user narrows nothing that others get
        request = Request(
            today=date.today(),
            roles=flags.split(given["roles"]),
            places=tuple(given["places"]),
            since=since,
            progress=progress,
        )
        answer = export(request, file, name, include_shipped, include_own)
    if given["as_json"]:
        from gander.faces import envelope, market_move_json

        screen.emit(envelope.dump(market_move_json.exported(answer)))
        return
    from gander.faces.cli.render import market_move as render

    screen.show(render.exported(answer, screen.width()), given["no_color"])
