"""`--github LOGIN`: what GitHub says of merged work. Only on that flag, and only with the user's token."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping

from gander.app.request import Request
from gander.errors import UserError
from gander.evidence.claims_github import read_api
from gander.evidence.claims_reading import Reading, Terms
from gander.model import Problem
from gander.shell import config
from gander.shell.fetch.fetcher import Fetcher
from gander.shell.github import API, GitHub, addresses, is_login
from gander.shell.keys import Keys, variable
from gander.shell.network import open_fetcher

SOURCE = "github"
_TOKEN = "token"


def plan(login: str) -> tuple[str, ...]:
    """What will be asked, before it is. Raises UserError where that is no name of a user."""
    if not is_login(login):
        then = "letters, digits and hyphens, e.g. --github octocat"
        raise UserError(Problem(where=f"--github {login}", why="this is no name of a GitHub user", next=then))
    search, listed = addresses(login)
    return (
        f"asks GitHub for merged pull requests of {login} to others: GET {search}",
        f"asks GitHub for the repositories of {login}: GET {listed}",
    )


def ask_github(
    request: Request,
    terms: Terms,
    make: Callable[[config.Config | None], Fetcher] | None = None,
    base: str = API,
    environment: Mapping[str, str] | None = None,
) -> Reading:
    """What it answers, read. A missing token and every failure are problems of the reading.

    `make`: a Fetcher, unless it is made of the configuration; `base`: where the interface is.
    """
    login = request.github or ""
    plan(login)
    saved = config.load()
    keys = saved.keys if saved else Keys()
    token = keys.of(SOURCE, (_TOKEN,), os.environ if environment is None else environment).get(_TOKEN)
    if token is None:
        then = f"put one into {variable(SOURCE, _TOKEN)} or the configuration; it needs no permission at all"
        missing = Problem(where="--github", why="not available: no token is known", next=then)
        return Reading(name=f"github:{login}", kind="GitHub", problems=(missing,))
    fetcher = (make or _fetcher)(saved)
    try:
        asked = GitHub(fetcher, token, base).ask(login, request.progress)
    finally:
        fetcher.close()
    reading = read_api(login, asked.pulls, asked.repositories, terms)
    assumed = (f"you are '{login}' there; nobody checked it",)
    return dataclasses.replace(reading, problems=tuple(asked.problems), assumed=assumed)


def _fetcher(saved: config.Config | None) -> Fetcher:
    """Its interface is documented and opened by the user's own token: its robots.txt is for crawlers."""
    host = API.partition("//")[2]
    known = saved or config.Config(path=config.config_path())
    return open_fetcher(dataclasses.replace(known, robots_ignored=(*known.robots_ignored, host)))
