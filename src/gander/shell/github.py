"""GitHub's REST interface, asked about one person: pull requests that others merged, and own repositories.

Wire: https://docs.github.com/en/rest/search/search (issues and pull requests) and .../rest/repos/repos
(repositories of a user). A search gives a thousand results at most, thirty requests a minute with a token;
`x-ratelimit-remaining` and `x-ratelimit-reset` (seconds since 1970) say when to stop and until when.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from gander.model import Problem
from gander.shell.fetch.answer import Answer, FetchError
from gander.shell.fetch.fetcher import LONGEST, Fetcher

API = "https://api.github.com"
PAGE = 100
MOST_PAGES = 10
"""A search has no more; of repositories so many are enough."""
PAUSE = 0.2
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
_THEN: Mapping[int, str] = {
    401: "the token does not hold: make another, https://github.com/settings/tokens",
    403: "the token may not ask this, or has asked too much: try again in an hour",
    404: "is the name right? e.g. --github octocat",
    422: "GitHub knows no such user, or hides them: is the name right?",
}


@dataclass(slots=True, kw_only=True)
class Asked:
    """`pulls`: items of the search; `repositories`: of the list; as GitHub writes them."""

    pulls: list[Any] = field(default_factory=list)
    repositories: list[Any] = field(default_factory=list)
    total: int = 0
    problems: list[Problem] = field(default_factory=list)


def is_login(login: str) -> bool:
    return _LOGIN.fullmatch(login) is not None


def addresses(login: str, base: str = API) -> tuple[str, str]:
    """The first page of the search and of the list."""
    query = quote(f"is:pr is:merged author:{login} -user:{login}", safe=":")
    return (
        f"{base}/search/issues?q={query}&sort=created&order=desc&per_page={PAGE}&page=1",
        f"{base}/users/{login}/repos?type=owner&sort=pushed&per_page={PAGE}&page=1",
    )


class GitHub:
    """One run's questions. The token goes into a header and nowhere else."""

    def __init__(
        self,
        fetcher: Fetcher,
        token: str,
        base: str = API,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._fetcher, self._base, self._now, self._sleep = fetcher, base, now, sleep
        self._headers = {
            "accept": "application/vnd.github+json",
            "authorization": f"Bearer {token}",
            "x-github-api-version": "2022-11-28",
        }
        self._wait = 0.0

    def ask(self, login: str, progress: Callable[[str, int, int | None], None]) -> Asked:
        """Both lists, as far as they came; what went wrong is told, and what came before it is kept."""
        asked = Asked()
        search, listed = addresses(login, self._base)
        for what, first, into in (("search", search, asked.pulls), ("list", listed, asked.repositories)):
            progress(f"GitHub: {what}", len(into), None)
            try:
                self._pages(what, first, into, asked)
            except FetchError as error:
                then = _THEN.get(error.status or 0, "look at the line, or try again later")
                asked.problems.append(
                    Problem(where=f"GitHub, {what}", why=f"not available: {error.why}", next=then)
                )
        return asked

    def _pages(self, what: str, first: str, into: list[Any], asked: Asked) -> None:
        for number in range(1, MOST_PAGES + 1):
            value = self._page(first.removesuffix("page=1") + f"page={number}")
            rows = value.get("items") if isinstance(value, dict) else value
            if not isinstance(rows, list):
                raise FetchError("encoding", "its answer has another shape than it documents")
            into += rows
            if isinstance(value, dict):
                total = value.get("total_count")
                asked.total = total if isinstance(total, int) else 0
                if value.get("incomplete_results") is True:
                    asked.problems.append(_partial("it says that its search was not finished"))
            if len(rows) < PAGE:
                return
        if what == "search" and asked.total > len(into):
            asked.problems.append(_partial(f"{len(into):,} of {asked.total:,}: a search gives no more"))

    def _page(self, url: str) -> Any:
        if self._wait > LONGEST:
            raise FetchError("left alone", f"its limit is used up for {self._wait / 60:.0f} minutes")
        if self._wait > 0:
            self._sleep(self._wait)
        answer = self._fetcher.get("GET", url, self._headers, None, PAUSE)
        self._wait = self._left(answer)
        try:
            return json.loads(answer.body)
        except (ValueError, RecursionError) as error:
            raise FetchError("encoding", "its answer is no JSON") from error

    def _left(self, answer: Answer) -> float:
        """Seconds until it may be asked again, 0 where it may."""
        left, reset = (answer.headers.get(f"x-ratelimit-{name}", "") for name in ("remaining", "reset"))
        if left != "0" or not re.fullmatch(r"[0-9]{1,12}", reset):
            return 0.0
        return max(0.0, float(reset) - self._now()) + 1.0


def _partial(why: str) -> Problem:
    return Problem(
        where="GitHub, search", why=why, next="what came is read; your account's archive has all of it"
    )
