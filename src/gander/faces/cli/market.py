"""`gander market`: how many jobs there are and what they ask."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from gander.faces.cli import failure, flags, lazy, screen

SUBVERBS: dict[str, str] = {
    "diff": "What is new, changed or closed on the boards asked.",
    "import": "Take in another machine's market, a file of postings, or one posting.",
    "export": "Write the market's facts as one file that others may have.",
}
GROUPINGS = ("month", "place", "seniority", "industry", "role", "age")


@click.group("market", cls=lazy.LazyGroup, invoke_without_command=True, verbs=SUBVERBS)
@flags.flags(
    *flags.QUESTION,
    click.option("--by", type=click.Choice(GROUPINGS), help="One row a group as well."),
    click.option(
        "--top",
        type=click.IntRange(1, 500),
        metavar="N",
        default=20,
        show_default=True,
        help="Skills and groups shown.",
    ),
    click.option(
        "--chart",
        metavar="FILE",
        callback=flags.said,
        help="A picture of it: file.svg, file.png or file.html.",
    ),
    *flags.OUTPUT,
)
@click.pass_context
def market_command(
    context: click.Context, /, by: str | None, top: int, chart: str | None, **given: Any
) -> None:
    """How many jobs there are and what they ask, with intervals clustered by employer."""
    if context.invoked_subcommand is not None:
        return
    from gander.faces.chart_file import check, draw

    kind = check(chart) if chart else None
    request = flags.request(given)
    from gander.app.market import market

    with screen.Progress() as progress:
        answer = market(dataclasses.replace(request, progress=progress), by, top)
    failure.say(answer.problems)
    if chart and kind:
        click.echo(draw(answer, chart, kind, top), err=True)
    if given["as_json"]:
        from gander.faces import envelope, market_json

        screen.emit(envelope.dump(market_json.market(answer)))
        return
    from gander.faces.cli.render import market as render

    screen.show(render.market(answer, screen.width(), top), given["no_color"])
