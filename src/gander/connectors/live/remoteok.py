"""Remote OK, a board of remote jobs: one answer holds its newest hundred adverts or so.

There is one subject, 'all': `?tags=` is ignored or not by turns, and the site's robots.txt forbids it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gander.connectors.live import address, board, fields
from gander.connectors.live.wire import (
    LiveConnector,
    LiveFacts,
    Page,
    Parsed,
    Request,
    Row,
    Subject,
    WireError,
    day_of,
)

FACTS = LiveFacts(
    id="remoteok",
    what="the newest remote jobs on Remote OK, with text and pay",
    # The answer describes itself: its first element is the terms, each other one an advert.
    docs="https://remoteok.com/api",
    # An advert is shown with a followed link (no 'nofollow') to its page there and with Remote OK named as
    # the source, or access ends; the name may be used, the logo may not.
    terms="https://remoteok.com/api",
    seen_in=(
        # Every path and type of an answer in September 2026, its terms, the misread UTF-8, the line with the
        # reader's address, what the site's own form says of pay and place.
        "https://github.com/Blueturboguy07/jobleft/blob/main/docs/sources/remoteok.md",
        # The fields; the first element is no advert.
        "https://github.com/ever-jobs/ever-jobs/blob/main/packages/plugins/source-remoteok/src/remoteok.types.ts",
        # Pay of 0 is none; pay is by the year and in US dollars; the same misread UTF-8.
        "https://apify.com/adderleydata/remoteok-jobs-scraper/changelog.md",
        "https://apify.com/puhmeisterluka/remoteok-jobs-scraper",
    ),
    pace=1.0,
    per="feed",
    known=board.known(
        "[]",
        "apply_url company company_logo date description epoch id last_updated legal location logo original"
        " position salary_max salary_min slug tags.* url verified",
    ),
)
ALL = "all"
_HOSTS = {"remoteok.com", "www.remoteok.com", "remoteok.io", "www.remoteok.io"}
_CANARY = "Please mention the word"
_CANARY_SAYS = "when applying to show you read the job post"


def requests(subject: Subject) -> Sequence[Request]:
    return (Request(url="https://remoteok.com/api", subject=subject),)


def parse(page: Page) -> Parsed:
    found = fields.parsed(page)
    if not isinstance(found, list):
        raise WireError("", "it is no list")
    jobs = [one for one in found if not (isinstance(one, dict) and "legal" in one)]
    rows, dropped = board.gather(jobs, lambda job: _row(page, job))
    return Parsed(rows=rows, unknown=fields.unknown(found, FACTS.known), dropped=dropped)


def _row(page: Page, job: Any) -> Row | str:
    number = board.number(job, "[]", "id")
    title = _words(job.get("position"))
    if not title:
        return board.NO_TITLE
    slug = fields.words(job.get("slug"))
    page_there = f"https://remoteok.com/remote-jobs/{address.quoted(slug)}" if slug else None
    return board.row(
        page,
        FACTS.id,
        number,
        source_id=number,
        url=address.web(job.get("url")) or page_there,
        employer=_words(job.get("company")),
        title=title,
        location=(_words(job.get("location")) or "").strip(", ") or None,  # 'Ipojuca, '
        remote="remote",
        posted=day_of(job.get("date")),
        # Tags are words that occur in the text, in great number: they are no skills.
        text=_text(job.get("description")),
        **_pay(job),
    )


def _words(value: Any) -> str | None:
    """A text whose UTF-8 was read as Latin-1 before it was sent ('MecÃ¡nico'), as it was meant.

    A text that was not misread cannot be read back so, but for a few made on purpose.
    """
    said = fields.words(value)
    try:
        return said.encode("latin-1").decode("utf-8").strip() or None if said else None
    except ValueError:
        return said


def _text(value: Any) -> str | None:
    """The description without its last line, made for every reader anew: 'Please mention the word … and tag
    …'. The tag is the reader's own internet address, and the line asks applicants to repeat it."""
    said = _words(value)
    at = said.rfind(_CANARY) if said else -1
    if said and at >= 0 and _CANARY_SAYS in said[at : at + 400]:
        said = said[:at].rstrip()
    return said or None


def _pay(job: Any) -> Row:
    """By the year in US dollars, as the form for employers asks for it; 0 where they left it out."""
    low, high = (board.amount(job.get(name)) or None for name in ("salary_min", "salary_max"))
    return board.pay([(low, high, "USD", "year")])


def recognise(link: str) -> str | None:
    found = address.parts(link)
    if not found or found.host not in _HOSTS:
        return None
    is_jobs = not found.path or found.path[0] in ("api", "remote-jobs", "l")
    return ALL if is_jobs or (len(found.path) == 1 and found.path[0].startswith("remote-")) else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
