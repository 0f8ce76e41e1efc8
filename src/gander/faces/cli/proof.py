"""`gander proof`: the audit of repositories, the order of work, a page, a README section."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import click

from gander.faces.cli import failure, flags, screen


@click.command("proof")
@click.argument("paths", nargs=-1, metavar="[REPO]…")
@flags.flags(
    *flags.QUESTION,
    *flags.PERSON,
    click.option(
        "--rubric",
        type=click.Choice(["hackerrank"]),
        help="The same through one employer's published rubric, rule by rule.",
    ),
    click.option("--html", metavar="FILE", callback=flags.said, help="Write the audit as one page too."),
    click.option(
        "--markdown",
        metavar="FILE|-",
        callback=flags.said,
        help="A README section to paste: what holds, with links; what does not.",
    ),
    click.option("--full", is_flag=True, help="Every repository and statement, with reasons and how-to."),
    *flags.OUTPUT,
)
def proof_command(paths: tuple[str, ...], rubric: str | None, **given: Any) -> None:
    """What can somebody with two minutes verify here, and which step helps most next.

    REPO is a repository or a folder of them; default: the current folder. Nothing leaves this machine.
    """
    files = [
        Path(given[name]).expanduser() for name in ("html", "markdown") if given[name] not in (None, "-")
    ]
    if files:
        from gander.shell.atomic import check_folder

        for file in files:
            check_folder(file)
    request = flags.request(given, paths)
    from gander.app.proof import proof

    with screen.Progress() as progress:
        answer = proof(dataclasses.replace(request, progress=progress), rubric)
    failure.say(answer.problems)
    if given["html"]:
        from gander.faces.html.proof import write

        click.echo(write(answer, given["html"]), err=True)
    if given["markdown"]:
        from gander.faces.proof_markdown import markdown

        _markdown(markdown(answer), given["markdown"])
    if given["as_json"]:
        from gander.faces import envelope, proof_json

        screen.emit(envelope.dump(proof_json.proof(answer)))
    elif given["markdown"] != "-":
        from gander.faces.cli.render import proof as render

        screen.show(render.proof(answer, screen.width(), given["full"]), given["no_color"])


def _markdown(text: str, target: str) -> None:
    if target == "-":
        screen.emit(text)
        return
    from gander.shell.new_file import write_new

    path = Path(target).expanduser()
    hint = "name a new one, e.g. --markdown ~/shows.md, or paste from: --markdown -"
    write_new(path, text.removesuffix("\n").split("\n"), hint=hint, there="this file exists, and is yours")
    click.echo(f"section: {path}", err=True)
