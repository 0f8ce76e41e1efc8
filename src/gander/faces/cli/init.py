"""`gander init`: writes the configuration; asks on a terminal for what no flag says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gander.errors import UserError
from gander.faces.cli import flags, screen
from gander.model import Problem

if TYPE_CHECKING:
    from gander.app.setup import Plan, Wishes

ANSWERS = {True: "yes", False: "no", None: "unanswered"}
QUESTIONS = (
    ("identities", "Your commit addresses, comma between them"),
    ("paths", "Folders with your repositories"),
    ("roles", "Roles you look for (gander roles)"),
    ("places", "Your place, e.g. Da Nang, or anywhere"),
    ("remote_from", "Country you would work remotely from, two letters"),
    ("know", "Skills you claim, e.g. sql, docker 3y"),
    ("cv", "A CV, résumé or data archive, or a folder of them"),
    ("gates", "Gates, e.g. degree=no,language:de=yes"),
)


@click.command("init")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@flags.flags(
    *flags.WISHES,
    *flags.PERSON,
    click.option("--yes", is_flag=True, help="Ask nothing: write what the flags say."),
    *flags.OUTPUT,
)
def init_command(paths: tuple[str, ...], **given: Any) -> None:
    """Write a configuration, so that the flags need not be typed again. It is never required.

    PATHs are your repositories or folders of them. On a terminal, asks for what no flag says.
    """
    from gander.app.setup import plan

    said = {**given, "paths": paths}
    ask = sys.stdin.isatty() and sys.stdout.isatty() and not given["yes"] and not given["as_json"]
    if ask:
        said = _ask(said)
    found = plan(_wishes(said))
    if not given["as_json"]:
        _tell(found)
    if ask and found.exists and found.changes and not click.confirm("write this?", default=True, err=True):
        click.echo("nothing was written", err=True)
        return
    found.write()
    if given["as_json"]:
        from gander.faces import envelope

        result = {"path": str(found.path), "created": not found.exists, "changes": found.changes}
        screen.emit(envelope.dump(envelope.envelope("init", result)))
    elif found.changes or not found.exists:
        click.echo(f"{'changed' if found.exists else 'written'}: {found.path}")


def _ask(said: dict[str, Any]) -> dict[str, Any]:
    from gander.app.setup import git_identity
    from gander.shell import config

    saved = config.load()
    for key, question in QUESTIONS:
        if said.get(key):
            continue
        present = getattr(saved, key) if saved else None
        if key == "identities" and not present:
            present = tuple(filter(None, [git_identity()]))
        if key == "gates":
            present = tuple(f"{k}={ANSWERS[v]}" for k, v in (present or {}).items())
        default = ", ".join(present) if isinstance(present, tuple) else present or ""
        answer = click.prompt(question, default=default, show_default=bool(default), err=True).strip()
        said[key] = answer if key in ("cv", "remote_from") else ((answer,) if answer else ())
    return said


def _wishes(said: flags.Flags) -> Wishes:
    from gander.app.setup import Wishes

    problems: list[Problem] = []
    gates = flags.parse_gates(said.get("gates") or (), problems)
    remote = flags.country(said.get("remote_from"))
    if problems:
        raise UserError(*problems)
    return Wishes(
        identities=flags.split(said.get("identities") or ()),
        paths=tuple(_lasting(path) for path in flags.split(said.get("paths") or ())),
        know=flags.split(said.get("know") or ()),
        cv=_lasting(_one_cv(said["cv"])) if said.get("cv") else None,
        roles=flags.split(said.get("roles") or ()),
        places=tuple(place.strip() for place in said.get("places") or () if place.strip()),
        remote_from=remote,
        gates={kind: ANSWERS[answer] for kind, answer in gates.items()},
    )


def _one_cv(given: str | tuple[str, ...]) -> str:
    """The prompt gives a word, the flag a list; the configuration has room for one."""
    if isinstance(given, str):
        return given
    if len(given) > 1:
        then = "put them into one folder and name that, e.g. --cv ~/me"
        raise UserError(Problem(where="--cv", why="the configuration keeps one", next=then))
    return given[0]


def _lasting(path: str) -> str:
    """A path that means the same from any folder; '~' stays as it was typed."""
    return path if path.startswith("~") else str(Path(path).absolute())


def _tell(found: Plan) -> None:
    for change in found.changes:
        before = "" if change.before is None else f"{_shown(change.before)} becomes "
        click.echo(f"  {change.key} = {before}{_shown(change.after)}")
    if not found.changes:
        click.echo("nothing changes" if found.exists else "  (empty: no flag said anything)")


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
