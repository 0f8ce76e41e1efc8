"""`gander skills show|search`: the vocabulary, looked up."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from gander.faces.cli import flags, screen


@click.group("skills")
def skills_command() -> None:
    """Look up skills of the vocabulary."""


@skills_command.command("show")
@click.argument("word")
@flags.flags(*flags.OUTPUT)
def show(word: str, **given: Any) -> None:
    """One skill: what it is called, what it implies, since when, how often it is asked for."""
    from gander.app.catalogue import skills

    found = skills(word, show=True, today=date.today())
    if given["as_json"]:
        _json("skill", found[0])
        return
    from gander.faces.cli.render import catalogue

    screen.show(catalogue.skill(found[0], screen.width()), given["no_color"])


@skills_command.command("search")
@click.argument("word", required=False)
@flags.flags(*flags.OUTPUT)
def search(word: str | None, **given: Any) -> None:
    """Skills whose id, label or alias holds WORD; all of them without a word."""
    from gander.app.catalogue import skills

    found = skills(word, today=date.today())
    if given["as_json"]:
        _json("skills", found)
        return
    from gander.faces.cli.render import catalogue

    screen.show(catalogue.skills(found, screen.width()), given["no_color"])


def _json(verb: str, result: Any) -> None:
    from gander.faces import envelope

    screen.emit(envelope.dump(envelope.envelope(verb, result)))
