"""Errors as a person should meet them: what, where, next; and the exit codes of the contracts.

0 fine, also with problems while something could be done · 1 the user can mend it (wrong usage too) · 2 a
bug · 3 a source changed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence

import click

from gander.errors import GanderError
from gander.model import Problem

USER, BUG, SOURCE, INTERRUPTED = 1, 2, 3, 130
MOST = 10
"""Problems that are printed."""


def say(problems: Iterable[Problem]) -> None:
    """Problems on stderr, one short paragraph each; of very many the first, and how many more there are."""
    found = list(problems)
    plain = bool(os.environ.get("NO_COLOR")) or "--no-color" in sys.argv
    mark = "problem" if plain else click.style("problem", fg="yellow", bold=True)
    for problem in found[:MOST]:
        click.echo(f"{mark}  {_one_line(problem.where)}: {_one_line(problem.why)}", err=True)
        if problem.next:
            click.echo(f"   next  {_one_line(problem.next)}", err=True)
    if len(found) > MOST:
        click.echo(f"{mark}  and {len(found) - MOST:,} more (all of them with --json)", err=True)


def _one_line(text: str) -> str:
    from gander.faces.words import clean

    return clean(text)


def usage_problem(error: click.UsageError, argv: Sequence[str] = ()) -> Problem:
    """Click's own errors (unknown option, missing argument) in our words; some do not say of which verb."""
    verb = f"gander {argv[0]}" if argv and argv[0].isidentifier() else "gander"
    where = error.ctx.command_path if error.ctx else verb
    return Problem(where=where, why=error.format_message().rstrip("."), next=f"see: {where} --help")


def as_json(argv: Sequence[str], problems: Sequence[Problem]) -> None:
    """With --json an envelope on stdout too, so that a program always finds JSON there."""
    if "--json" not in argv:
        return
    verb = next((word for word in argv if not word.startswith("-")), "stand")
    body = {
        "schema": f"gander.{verb}/1" if verb.isidentifier() else "gander.stand/1",
        "as_of": None,
        "population": None,
        "result": None,
        "hidden": [],
        "problems": [{"where": p.where, "why": p.why, "next": p.next} for p in problems],
        "reader": None,
    }
    click.echo(json.dumps(body, ensure_ascii=False, indent=2))


def handle(error: Exception, argv: Sequence[str]) -> int:
    """Tells of the error and returns the exit code. A bug keeps its traceback: hiding it helps nobody."""
    if isinstance(error, GanderError):
        problems: Sequence[Problem] = error.problems
        code = error.exit_code
    elif isinstance(error, click.UsageError):
        problems, code = (usage_problem(error, argv),), USER
    elif isinstance(error, click.ClickException):
        problems, code = (Problem(where="gander", why=error.format_message(), next="gander --help"),), USER
    else:
        import traceback

        traceback.print_exception(error)
        problems = (
            Problem(
                where="gander",
                why=f"a bug: {type(error).__name__}: {error}",
                next="please report it with the lines above, and what you ran",
            ),
        )
        code = BUG
    say(problems)
    as_json(argv, problems)
    return code


def quiet_pipe() -> None:
    """The reader of our pipe went away ('| head'): no noise at exit either."""
    try:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives until the process ends
    except OSError:
        return
