"""Finds where an employer's jobs can be asked for, from the address that a user gave; asks a few pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from gander.connectors.live import address, link_list
from gander.connectors.live.job_posting_page import looks_like_a_job
from gander.connectors.live.wire import WireError
from gander.errors import UserError
from gander.model import Problem
from gander.shell.careers import JOBS, Board, look, same_site
from gander.shell.fetch.answer import FetchError
from gander.shell.fetch.fetcher import Fetcher

PAGE = "job-posting-page"
PAUSE = 1.0
"""Seconds between requests to a host."""
FURTHER = 3
"""Further pages, and sitemaps, that are looked at."""
ENOUGH = 20
"""Boards beside the one that is taken that are named."""
_SITEMAP = re.compile(r"(?im)^\s*sitemap\s*:\s*(\S+)")
INSTEAD = (
    "give the address of its job board itself (where 'Apply' leads to),"
    " or save the page and: gander market import page.html"
)
_THEN = {
    "address": "give its public address, e.g. gander sources add https://www.example.com/careers",
    "private address": "if it is yours, allow that host in the configuration",
    "unreachable": "look whether the address is spelt right, or try again later",
    "timeout": "try again later",
}
"""What to do where the page cannot be had, by the kind of fault; else INSTEAD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an address leads to. `how`: in a few words; `others`: further boards that were named, as
    'source:subject', most often named first."""

    source: str
    subject: str
    how: str
    others: tuple[str, ...] = ()


def find(asked: str, fetcher: Fetcher, said: Callable[[str], None] = lambda url: None) -> Found:
    """The board that a company's own page leads to: it is opened, and a few pages that it links to. `said`:
    told of each address that is asked for.

    Raises UserError where nothing is found, with what to do.
    """
    url = asked if re.match(r"(?i)https?://", asked) else f"https://{asked.lstrip('/')}"
    return _Search(asked, fetcher, said).run(url)


class _Search:
    """One address; every page is had once."""

    def __init__(self, asked: str, fetcher: Fetcher, said: Callable[[str], None]) -> None:
        self._asked, self._fetcher, self._said = asked, fetcher, said
        self._had: dict[str, bytes | None] = {}

    def run(self, url: str) -> Found:
        try:
            body = self._get(url)
        except FetchError as error:
            then = _THEN.get(error.kind, INSTEAD)
            raise UserError(Problem(where=self._asked, why=error.why, next=then)) from error
        found = self._by_list(url) if link_list.is_list(_unpacked(body)) else self._by_page(url, body)
        if found is None:
            why = "no job board, no posting for search engines, no sitemap and no feed of jobs is found there"
            raise UserError(Problem(where=self._asked, why=why, next=INSTEAD))
        return found

    def _by_page(self, url: str, body: bytes) -> Found | None:
        """The page's own words first, then those of its pages about careers, then a list of its jobs."""
        seen = look(body, url)
        if seen.boards or seen.postings:
            return _of(url, seen.boards) if seen.boards else self._stated(url, seen.postings)
        jobs, feeds = list(seen.jobs), list(seen.feeds)
        for link in [link for link in seen.careers if link not in seen.jobs[:1]][:FURTHER]:
            further = look(self._page(link), link)
            if further.boards:
                return _of(link, further.boards)
            jobs += further.jobs
            feeds += further.feeds
            if further.postings > 1:
                return self._stated(link, further.postings)
        if jobs:
            board = look(self._page(jobs[0]), jobs[0]).boards
            if board:
                return _of(jobs[0], board)
        for link in dict.fromkeys([*feeds, *self._sitemaps(url)]):
            found = self._by_list(link)
            if found:
                return found
        return None

    def _stated(self, url: str, n: int) -> Found:
        return Found(source=PAGE, subject=url, how=f"the page states {n} job{'s' if n > 1 else ''} itself")

    def _by_list(self, url: str) -> Found | None:
        """A feed or sitemap that leads to pages with postings; of a list of sitemaps the one that does."""
        try:
            links = link_list.read(_unpacked(self._page(url)))
        except WireError:
            return None
        if links.kind == "index":
            inner = [link for link in links.links if same_site(link, url)]
            likely = [link for link in inner if JOBS.search(urlsplit(link).path)] or inner
            each = (self._by_jobs(link) for link in likely[:FURTHER])
            return next((found for found in each if found), None)
        return self._by_jobs(url)

    def _by_jobs(self, url: str) -> Found | None:
        try:
            links = link_list.read(_unpacked(self._page(url)))
        except WireError:
            return None
        host = (urlsplit(url).hostname or "").lower()
        jobs = [link for link in links.links if _is_job(link, host)]
        if not jobs:
            return None
        first = look(self._page(jobs[0]), jobs[0])
        if first.boards:
            return _of(jobs[0], first.boards)
        kind = "feed" if links.kind == "feed" else "sitemap"
        how = f"a {kind} that leads to {len(jobs):,} page{'s' if len(jobs) > 1 else ''} of jobs"
        return Found(source=PAGE, subject=url, how=how) if first.postings else None

    def _sitemaps(self, url: str) -> Iterable[str]:
        """Those that robots.txt names, those of jobs first, and the usual one."""
        home = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        text = self._page(f"{home}/robots.txt").decode("utf-8", "replace")
        named = [link for link in _SITEMAP.findall(text) if same_site(link, url)]
        named.sort(key=lambda link: not JOBS.search(urlsplit(link).path))
        return [*named[:FURTHER], *([] if named else [f"{home}/sitemap.xml"])]

    def _page(self, url: str) -> bytes:
        """A page that may be missing: then it is empty."""
        try:
            return self._get(url)
        except FetchError:
            return b""

    def _get(self, url: str) -> bytes:
        if url not in self._had:
            self._said(url)
            self._had[url] = None
            self._had[url] = self._fetcher.get("GET", url, {}, None, PAUSE).body
        return self._had[url] or b""


def _of(url: str, boards: dict[Board, int]) -> Found:
    (source, subject), *rest = boards
    n = boards[source, subject]
    return Found(
        source=source,
        subject=subject,
        how=f"named {n:,} time{'s' if n > 1 else ''} on {urlsplit(url).netloc}{urlsplit(url).path}",
        others=tuple(f"{one}:{name}" for one, name in rest[:ENOUGH]),
    )


def _is_job(link: str, host: str) -> bool:
    parts = address.parts(link)
    return parts is not None and parts.host == host and looks_like_a_job(parts)


def _unpacked(body: bytes) -> bytes:
    try:
        return link_list.unpacked(body)
    except WireError:
        return b""
