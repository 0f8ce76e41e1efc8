"""`gander market import`: another machine's market, a file of postings, or one posting."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from gander.errors import UserError
from gander.faces.cli import flags, memory, screen
from gander.model import Problem


@click.command("import")
@click.argument("file", metavar="FILE|-")
@flags.flags(
    click.option(
        "--map",
        "mapped",
        multiple=True,
        metavar="FIELD=COLUMN",
        help="Which column is which, e.g. title=jobTitle; FIELD=- for none. May be repeated.",
    ),
    click.option("--map-file", metavar="FILE.toml", callback=flags.said, help="The same, kept in a file."),
    click.option(
        "--dates",
        type=click.Choice(("dmy", "mdy")),
        help="How 3/4/2026 is meant, where the file does not show it.",
    ),
    click.option("--as-of", metavar="DATE", callback=flags.said, help="The day on which they were all open."),
    click.option("--source", metavar="NAME", callback=flags.said, help="What it is called here."),
    click.option("--licence", metavar="TEXT", callback=flags.said, help="What the file's owner allows."),
    click.option("--employer", metavar="E", callback=flags.said, help="Who hires, where the file is silent."),
    click.option("--title", metavar="T", callback=flags.said, help="One posting's title."),
    click.option(
        "--place", metavar="P", callback=flags.said, help='One posting\'s place, e.g. "Berlin, DE".'
    ),
    click.option("--url", metavar="URL", callback=flags.said, help="One posting's address."),
    click.option("--dry-run", is_flag=True, help="Show what would be read, and write nothing."),
    *flags.OUTPUT,
)
def market_import_command(file: str, **given: Any) -> None:
    """Take in another machine's market (.zip), a file of postings (CSV, JSON lines, JSON, Parquet), or one
    posting (text, saved page, PDF).

    FILE says by its content what it is; '-' is standard input. Nothing is sent anywhere.
    """
    memory.give_back()
    from gander.app.imported import Ask
    from gander.app.market_import import market_import
    from gander.app.market_sink import open_sink
    from gander.app.own_advert import Told

    told = Told(
        employer=given["employer"], title=given["title"], location=given["place"], url=_address(given["url"])
    )
    as_of, mapping = _day(given["as_of"]), _mapping(given["mapped"], given["map_file"])
    with screen.Progress() as progress:
        ask = Ask(
            file=file,
            today=date.today(),
            source=given["source"],
            licence=given["licence"],
            as_of=as_of,
            mapping=mapping,
            dates=given["dates"],
            told=told,
            dry_run=given["dry_run"],
            progress=progress,
        )
        if ask.dry_run:
            answer = market_import(ask, None)
        else:
            with open_sink(ask.today) as sink:
                answer = market_import(ask, sink)
    if given["as_json"]:
        from gander.faces import envelope, market_move_json

        screen.emit(envelope.dump(market_move_json.imported(answer)))
        return
    from gander.faces.cli.render import market_move as render

    screen.show(render.imported(answer, screen.width()), given["no_color"])


def _mapping(typed: tuple[str, ...], file: str | None) -> dict[str, str]:
    """Flags over the file. Raises UserError with every flag that is no pair."""
    problems, found = [], {}
    if file:
        from gander.shell.mapping_file import read_mapping

        found = read_mapping(file)
    for word in typed:
        field, sign, column = word.partition("=")
        if not sign or not field.strip() or not column.strip():
            then = "a field and its column, e.g. --map title=jobTitle"
            problems.append(Problem(where=f"--map {word}", why="this is no pair", next=then))
        found[field.strip()] = column.strip()
    if problems:
        raise UserError(*problems)
    return found


def _day(word: str | None) -> date | None:
    try:
        return date.fromisoformat(word) if word else None
    except ValueError:
        then = "year-month-day, e.g. --as-of 2026-05-01"
        raise UserError(Problem(where=f"--as-of {word}", why="this is no date", next=then)) from None


def _address(word: str | None) -> str | None:
    from gander.faces.words import link

    if word and link(word) is None:
        then = "http or https, e.g. --url https://example.org/jobs/1"
        raise UserError(Problem(where=f"--url {word}", why="this is no web address", next=then))
    return word
