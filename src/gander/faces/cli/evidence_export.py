"""`gander evidence export`: your evidence as JSON Resume."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from gander.errors import UserError
from gander.faces.cli import failure, flags, screen
from gander.faces.cli.evidence import SOURCES, announce
from gander.model import Problem


@click.command("export")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@flags.flags(
    click.option(
        "--json-resume",
        metavar="FILE|-",
        required=True,
        callback=flags.said,
        help="A new file, or '-' for standard output.",
    ),
    *flags.PERSON,
    *SOURCES,
    *flags.OUTPUT,
)
def evidence_export_command(paths: tuple[str, ...], json_resume: str, **given: Any) -> None:
    """Write your evidence as JSON Resume, proof and claims apart; `--cv` reads it again.

    In it: skills, levels, dates, names of repositories, your first address. Never paths, commits, employers.
    """
    from gander.app.evidence_export import STDOUT, export_json_resume
    from gander.shell.vocabulary import read_vocabulary

    if json_resume == STDOUT and given["as_json"]:
        then = "leave --json out, or name a file"
        raise UserError(Problem(where="--json", why="the résumé goes to standard output already", next=then))
    request = flags.request(given, paths)
    if request.github:
        announce(request.github)
    with screen.Progress() as progress:
        request = dataclasses.replace(request, progress=progress)
        answer = export_json_resume(request, read_vocabulary(), json_resume)
    failure.say(answer.problems)
    if json_resume == STDOUT:
        click.echo(answer.text, nl=False)
    elif given["as_json"]:
        from gander.faces import claims_json, envelope

        screen.emit(envelope.dump(claims_json.exported(answer, request.today)))
    else:
        from gander.faces.words import clean

        skills = f"skills: {answer.n_proven:,} proven, {answer.n_claimed:,} claimed"
        click.echo(f"written: {clean(json_resume)} ({skills}; claims as said: {answer.n_claims:,})")
