"""The flags that verbs share, and the request they make together with the configuration."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gander.app.request import Progress, Request, silent
from gander.errors import UserError
from gander.model import GATE_KINDS, Problem

if TYPE_CHECKING:
    from gander.shell.config import Config

F = TypeVar("F", bound=Callable[..., Any])
Flags = Mapping[str, Any]


def _complete(kind: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    def complete(ctx: click.Context, param: click.Parameter, start: str) -> list[str]:
        from gander.faces.cli import completion

        return completion.candidates(kind, start)

    return complete


WISHES = (
    click.option(
        "--role",
        "roles",
        multiple=True,
        metavar="R",
        shell_complete=_complete("role"),
        help="Role asked for, e.g. ml-engineer; 'ml-engineer+' with its neighbours. May be repeated.",
    ),
    click.option(
        "--place",
        "places",
        multiple=True,
        metavar="P",
        shell_complete=_complete("place"),
        help="City or country, e.g. \"Da Nang\" or DE; 'anywhere'. One at a time.",
    ),
    click.option("--remote-from", metavar="ISO2", help="Country you would work from, e.g. DE."),
)
QUESTION = (
    *WISHES,
    click.option("--remote-unsaid", is_flag=True, help="Count remote jobs too that do not say from where."),
    click.option("--since", metavar="DATE", help="Only postings since that day, e.g. 2026-05-01."),
)


def said(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A flag that was given but is empty (an unset variable of a script) is wrong usage, never ignored."""
    if value is not None and not value.strip():
        raise click.BadParameter("is empty; leave the flag out, or give it a value", ctx, param)
    return value


def all_said(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """As `said`, for a flag that may be repeated."""
    for value in values:
        said(ctx, param, value)
    return values


PERSON = (
    click.option(
        "--as",
        "identities",
        multiple=True,
        metavar="EMAIL",
        help="Whose commits are yours; default: git's user.email. May be repeated.",
    ),
    click.option("--know", multiple=True, metavar="SKILLS", help='Skills you claim, e.g. "sql, docker 3y".'),
    click.option(
        "--cv",
        multiple=True,
        metavar="FILE",
        callback=all_said,
        help="A CV, résumé, data archive or folder; what it names counts as claimed. May be repeated.",
    ),
    click.option(
        "--gates",
        multiple=True,
        metavar="K=yes|no",
        help="Answered conditions, e.g. 'degree=no,language:de=yes'.",
    ),
)
OUTPUT = (
    click.option("--json", "as_json", is_flag=True, help="One JSON envelope on stdout."),
    click.option("--no-color", is_flag=True, help="No colour (NO_COLOR works too)."),
)
STAND_OUTPUT = (
    click.option("--full", is_flag=True, help="Everything: breakdowns, neighbouring roles, evidence."),
    click.option(
        "--html", metavar="FILE", callback=said, help="Write the report as one self-contained file too."
    ),
    click.option(
        "--why",
        metavar="SKILL|POSTING|EMPLOYER",
        callback=said,
        help="Walk down to commits, files, spans and rules; a posting by its address.",
    ),
    *OUTPUT,
)


def flags(*options: Callable[[F], F]) -> Callable[[F], F]:
    """The options as one decorator, in the order given."""

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def request(given: Flags, paths: Iterable[str] = (), progress: Progress = silent) -> Request:
    """Flags over configuration; what neither says stays empty, and the app assumes it aloud.

    Raises UserError with every mistake in the flags at once.
    """
    from gander.shell import config

    saved = config.load()
    problems: list[Problem] = []
    gates = {**(saved.gates if saved else {}), **parse_gates(given.get("gates") or (), problems)}
    since = parse_date(given.get("since"), problems)
    remote = country(given.get("remote_from"))
    if problems:
        raise UserError(*problems)
    return Request(
        today=date.today(),
        paths=tuple(paths) or (saved.paths if saved else ()),
        identities=_listed(given.get("identities"), saved, "identities"),
        roles=_listed(given.get("roles"), saved, "roles"),
        places=tuple(given.get("places") or ()) or (saved.places if saved else ()),
        remote_from=remote or (saved.remote_from if saved else None),
        since=since,
        know=_listed(given.get("know"), saved, "know"),
        cv=tuple(given.get("cv") or ()) or ((saved.cv,) if saved and saved.cv else ()),
        github=given.get("github"),
        kaggle=given.get("kaggle"),
        gates={kind: answer for kind, answer in gates.items() if answer is not None},
        remote_unsaid=bool(given.get("remote_unsaid")),
        full=bool(given.get("full") or given.get("html")),
        progress=progress,
    )


def _listed(given: Iterable[str] | None, saved: Config | None, field: str) -> tuple[str, ...]:
    words = split(given or ())
    return words or (getattr(saved, field) if saved else ())


def split(values: Iterable[str]) -> tuple[str, ...]:
    """'a, b' and repeated flags alike."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def parse_gates(values: Iterable[str], problems: list[Problem]) -> dict[str, bool | None]:
    """'degree=no,language:de=yes' to answers; 'unanswered' takes a configured answer back (None)."""
    answers: dict[str, bool | None] = {}
    for word in split(values):
        kind, _, answer = (part.strip().lower() for part in word.partition("="))
        if kind.partition(":")[0] not in GATE_KINDS:
            near = difflib.get_close_matches(kind.partition(":")[0], GATE_KINDS, 1, 0.5)
            hint = f"did you mean '{near[0]}'? " if near else ""
            problems.append(
                Problem(
                    where=f"--gates {word}",
                    why=f"'{kind}' is no gate",
                    next=f"{hint}one of {', '.join(GATE_KINDS)}; e.g. --gates degree=no",
                )
            )
        elif answer not in _ANSWERS:
            problems.append(
                Problem(
                    where=f"--gates {word}",
                    why=f"'{answer}' is no answer",
                    next=f"yes, no or unanswered; e.g. --gates {kind}=yes",
                )
            )
        else:
            answers[kind] = _ANSWERS[answer]
    return answers


_ANSWERS: dict[str, bool | None] = {"yes": True, "no": False, "unanswered": None}


def parse_date(value: str | None, problems: list[Problem]) -> date | None:
    """'2026-05-01', or '2026-05' for its first day."""
    if not value:
        return None
    try:
        return date.fromisoformat(f"{value}-01" if re.fullmatch(r"\d{4}-\d\d", value) else value)
    except ValueError:
        problems.append(
            Problem(
                where=f"--since {value}",
                why="this is no date",
                next="year-month-day, e.g. --since 2026-05-01",
            )
        )
        return None


def country(value: str | None) -> str | None:
    """Two letters as ISO writes them; anything else is for the app to know or not to know."""
    value = (value or "").strip()
    return (value.upper() if len(value) == 2 else value) or None
