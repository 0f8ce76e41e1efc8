"""`gander market diff`: what happened on the boards that were asked."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from gander.faces.cli import failure, flags, screen


@click.command("diff")
@flags.flags(
    *flags.WISHES,
    click.option("--remote-unsaid", is_flag=True, help="Count remote jobs too that do not say from where."),
    click.option(
        "--since",
        metavar="DATE",
        help="From that day on, e.g. 2026-11-01; default: since the update before the last.",
    ),
    click.option(
        "--top",
        type=click.IntRange(1, 500),
        metavar="N",
        default=5,
        show_default=True,
        help="Adverts, employers and roles named of each kind.",
    ),
    *flags.OUTPUT,
)
def market_diff_command(top: int, **given: Any) -> None:
    """What is new, changed, closed or posted again on the boards asked, and what cannot be compared."""
    request = flags.request(given)
    from gander.app.market_diff import market_diff

    with screen.Progress() as progress:
        answer = market_diff(dataclasses.replace(request, progress=progress), top)
    failure.say(answer.problems)
    if given["as_json"]:
        from gander.faces import envelope, market_json

        screen.emit(envelope.dump(market_json.market_diff(answer)))
        return
    from gander.faces.cli.render import market_diff as render

    fold = screen.columns() is not None
    screen.show(render.market_diff(answer, screen.width(), fold), given["no_color"])
