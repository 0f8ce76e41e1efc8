"""What a company's own page says of where its jobs are: boards it links to or embeds, postings, feeds."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from gander.connectors.live import address, structured
from gander.connectors.live.job_posting_page import looks_like_a_job
from gander.connectors.live.registry import live_connectors, recognised

MOST = 5_000
"""Addresses of a page that are looked at."""
LARGEST = 5 << 20
"""Bytes of a page that are looked at."""
_ADDRESS = re.compile(r"(?:https?:)?//(?:[\w-]+\.)+[a-z]{2,}(?:[/?][^\s\"'<>\\)\]}|`^]*)?", re.IGNORECASE)
_CAREERS = re.compile(
    r"career|jobs?\b|join|hiring|vacanc|work-(?:with|for|at)|karriere|stellen|emploi|recrut|empleo|vagas"
    r"|lavora|tuyen-dung|viec-lam",
    re.IGNORECASE,
)
JOBS = re.compile(r"job|position|opening|vacanc|stelle|emploi", re.IGNORECASE)
"""In an address: rather jobs than all about working there."""
_LIST = re.compile(r"rss|atom", re.IGNORECASE)
_HOSTED = {"teamtailor-cdn.com": "teamtailor", "recruiteecdn.com": "recruitee"}
"""Where two platforms keep what they serve under an employer's own host."""
Board = tuple[str, str]
"""Source and subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`boards`: how often each is named, most first. `careers`, `jobs`: addresses of the same site, in order.
    `feeds`: its feeds that look like jobs. `postings`: how many jobs the page states for search engines."""

    boards: dict[Board, int] = field(default_factory=dict)
    postings: int = 0
    feeds: tuple[str, ...] = ()
    careers: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()


def look(body: bytes, url: str) -> Look:
    """Everything of a page that may lead to jobs. Nothing of it is asked for here."""
    source = body[:LARGEST].decode("utf-8", "replace")
    if structured.is_too_deep(source):
        return Look(boards=boards_named(source, url))
    tree = LexborHTMLParser(source)
    feeds, careers, jobs = _links(tree, url)
    return Look(
        boards=boards_named(source, url),
        postings=len(structured.postings(source)),
        feeds=tuple(feeds),
        careers=tuple(careers),
        jobs=tuple(jobs),
    )


def boards_named(source: str, url: str) -> dict[Board, int]:
    """Boards whose addresses stand anywhere in the page: in a link, a frame, a script's text."""
    text = html.unescape(source).replace("\\/", "/").replace("\\u002F", "/").replace("\\u002f", "/")
    each: Counter[str] = Counter()
    for found in _ADDRESS.finditer(text):
        each[found[0]] += 1
        if len(each) >= MOST:
            break
    named: Counter[Board] = Counter()
    for link, n in each.items():
        known = recognised(link)
        if known and live_connectors()[known[0]].facts.per == "board":
            named[known] += n
    if not named:
        host = (urlsplit(url).hostname or "").lower()
        named.update(
            {(platform, host): 1 for mark, platform in _HOSTED.items() if host and f"{mark}/" in text}
        )
    return dict(named.most_common())


def _links(tree: LexborHTMLParser, url: str) -> tuple[list[str], list[str], list[str]]:
    feeds: dict[str, None] = {}
    careers: dict[str, None] = {}
    jobs: dict[str, None] = {}
    for node in tree.css("a[href], link[rel~=alternate][href]")[:MOST]:
        href = node.attributes.get("href") or ""
        link = _joined(url, href)
        if not link or not same_site(link, url) or link == url.partition("#")[0]:
            continue
        parts = address.parts(link)
        if node.tag == "link":
            if _LIST.search(node.attributes.get("type") or "") and _CAREERS.search(link):
                feeds[link] = None
        elif parts and looks_like_a_job(parts):
            jobs[link] = None
        if node.tag == "a" and (_CAREERS.search(urlsplit(link).path) or _CAREERS.search(node.text()[:80])):
            careers[link] = None
    return list(feeds), _shortest(careers), sorted(jobs, key=lambda link: not JOBS.search(link))


def _shortest(links: Iterable[str]) -> list[str]:
    """Fewest steps first: '/careers' before '/careers/data-engineer'."""
    return sorted(links, key=lambda link: urlsplit(link).path.count("/"))


def _joined(url: str, href: str) -> str | None:
    try:
        link = urljoin(url, href.strip()).partition("#")[0]
        return link if len(link) <= address.LONGEST and urlsplit(link).scheme in ("http", "https") else None
    except ValueError:
        return None


def same_site(link: str, url: str) -> bool:
    """Whether both hosts are of one owner, as far as names tell: 'jobs.acme.com' and 'www.acme.com'."""
    one, other = (urlsplit(each).netloc.lower().rpartition("@")[2] for each in (link, url))
    return one == other or (not one[-1:].isdigit() and _owner(one) == _owner(other))


def _owner(host: str) -> list[str]:
    """The last two names of a host, three where the last two are a country's ('acme.co.uk')."""
    names = host.split(".")
    is_countrys = len(names) > 2 and len(names[-1]) == 2 and len(names[-2]) <= 3
    return names[-3:] if is_countrys else names[-2:]
