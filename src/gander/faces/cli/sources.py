"""`gander sources`: what can be asked for adverts, and the user's own boards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from gander.faces.cli import failure, flags, screen

if TYPE_CHECKING:
    from gander.app.sources_own import Changed


class SourcesGroup(click.Group):
    """`gander sources`, `gander sources --all`, `gander sources greenhouse`: without a verb it is `show`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group("sources", cls=SourcesGroup)
def sources_command() -> None:
    """What can be asked for adverts, how it went the last time, and your own boards."""


@sources_command.command("show")
@click.argument("name", required=False, metavar="[SOURCE|SOURCE:BOARD|EMPLOYER]")
@flags.flags(click.option("--all", "whole", is_flag=True, help="Every row, however many."), *flags.OUTPUT)
def show(name: str | None, whole: bool, **given: Any) -> None:
    """All sources with their state; of one source its boards; of a board or an employer all that is known.

    The word 'show' may be left out: gander sources greenhouse.
    """
    from gander.app.sources import sources
    from gander.app.updating import keys_of
    from gander.shell.config import load

    config = load()
    ignored = config.robots_ignored if config else ()
    found = sources(date.today(), name, keys=keys_of(config), robots_ignored=ignored)
    failure.say(found.problems)
    if given["as_json"]:
        from gander.faces import envelope

        asked = [row.last_asked for row in found.live if row.last_asked]
        result = {
            "sources": found.live,
            "recorded": found.recorded,
            "own": found.own,
            "failed": found.failed,
            "boards": found.boards,
        }
        screen.emit(
            envelope.dump(
                envelope.envelope("sources", result, as_of=max(asked, default=None), problems=found.problems)
            )
        )
        return
    from gander.faces.cli.render import sources as render

    screen.show(render.sources(found, screen.width(), whole), given["no_color"])


@sources_command.command("add")
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS…")
@flags.flags(
    click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing."), *flags.OUTPUT
)
def add(addresses: tuple[str, ...], dry_run: bool, **given: Any) -> None:
    """Find out which board an address is, and ask it with every update.

    ADDRESS is a board's address, 'source:name' (greenhouse:acme), or a company's own careers page: that is
    opened, and a few pages it leads to, for the board behind it.
    """
    from gander.app.sources_own import add as run
    from gander.shell.config import load
    from gander.shell.network import open_fetcher

    with screen.Progress() as progress:
        done = run(
            addresses,
            lambda: open_fetcher(load()),
            dry_run=dry_run,
            said=lambda url: progress(f"asking {url.partition('//')[2].partition('/')[0]}", 0, None),
        )
    _told(done, "sources.add", given)


@sources_command.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="SOURCE:NAME…")
@flags.flags(*flags.OUTPUT)
def remove(names: tuple[str, ...], **given: Any) -> None:
    """Take boards out of your own list. Boards that ship stay known."""
    from gander.app.sources_own import remove as run

    _told(run(names), "sources.remove", given)


def _told(done: Changed, verb: str, given: dict[str, Any]) -> None:
    failure.say(done.problems)
    if given["as_json"]:
        from gander.faces import envelope

        result = {"file": str(done.file), "added": done.added, "removed": done.removed}
        screen.emit(envelope.dump(envelope.envelope(verb, result, problems=done.problems)))
        return
    from gander.faces.cli.render import sources as render

    screen.show(render.changed(done, screen.width()), given["no_color"])
