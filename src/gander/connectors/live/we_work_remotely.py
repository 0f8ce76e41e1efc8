"""We Work Remotely, a board of remote jobs: an RSS feed of all adverts, and one of each category.

A subject is named 'all' or by a category as its address writes it ('remote-programming-jobs'). The feed of
all is cut off after some ninety adverts; those of the categories are not, and overlap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from gander.connectors.live import address, board, feed_xml
from gander.connectors.live.feed_xml import below, said
from gander.connectors.live.wire import (
    LiveConnector,
    LiveFacts,
    Page,
    Parsed,
    Request,
    Row,
    Subject,
    WireError,
)

SITE = "https://weworkremotely.com"
FACTS = LiveFacts(
    id="we-work-remotely",
    what="remote jobs on We Work Remotely, with text and skills",
    # The feeds there are.
    docs="https://weworkremotely.com/remote-job-rss-feed",
    # Of the feeds: anyone may use them who attributes the links back to We Work Remotely. The terms of the
    # site's API (/api-terms-and-guidelines) want more, and of 'any We Work Remotely data': no job search
    # service that replaces the site, and applying goes through its page. So its page is the link.
    terms="https://weworkremotely.com/remote-job-rss-feed",
    seen_in=(
        # Every element but expires_at; 'Company: Job title'; the last step of the link is the advert's name.
        "https://github.com/ever-jobs/ever-jobs/blob/main/packages/plugins/source-weworkremotely/src/weworkremotely.types.ts",
        # The categories; expires_at; guid and link are the page.
        "https://github.com/donmangudata-ops/web-data-skills/blob/main/skills/remote-job-feeds-api/SKILL.md",
        # How many adverts the feed of all has; region and country are where one must live.
        "https://apify.com/xtracto/weworkremotely-jobs",
        "https://apify.com/muhammadafzal/we-work-remotely-jobs-scraper",
    ),
    pace=2.0,
    per="feed",
    known=board.known("", "title link description language ttl item")
    | board.known(
        "item",
        "media:content title region country state skills category type description pubDate expires_at guid"
        " link",
    ),
)
ALL = "all"
_CATEGORY = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_FLAG = re.compile(r"[\U0001f1e6-\U0001f1ff]{2}")


def requests(subject: Subject) -> Sequence[Request]:
    name = subject.name.strip().lower()
    if not _CATEGORY.fullmatch(name):
        raise WireError("name", f"'{subject.name[:100]}' is no category: 'all' or 'remote-design-jobs' is")
    url = f"{SITE}/remote-jobs.rss" if name == ALL else f"{SITE}/categories/{name}.rss"
    return (Request(url=url, subject=subject),)


def parse(page: Page) -> Parsed:
    channel = next(iter(below(feed_xml.tree(page, "rss"), "channel")), None)
    if channel is None:
        raise WireError("channel", "it is missing")
    rows, dropped = board.gather(below(channel, "item"), lambda job: _row(page, job))
    return Parsed(rows=rows, unknown=feed_xml.strange_names(channel, FACTS.known), dropped=dropped)


def _row(page: Page, job: Element) -> Row | str:
    link = address.web(said(job, "link")) or address.web(said(job, "guid"))
    found = address.parts(link) if link else None
    if not found or not found.path:
        raise WireError("item.link", "it is missing")
    employer, title = _names(said(job, "title") or "")
    if not title:
        return board.NO_TITLE
    countries = _countries(said(job, "country"))
    return board.row(
        page,
        FACTS.id,
        found.path[-1],
        source_id=found.path[-1],  # the same in every category
        url=link,
        employer=employer,
        title=title,
        location=board.several(said(job, "region"), *countries),  # where one must live
        country=countries[0] if len(countries) == 1 and "," not in countries[0] else None,
        remote="remote",
        posted=feed_xml.day(said(job, "pubDate")),
        # When the advert ends by itself, which the board sets and not the employer.
        closes=feed_xml.day(said(job, "expires_at")),
        employment_type=said(job, "type"),
        tags=_skills(said(job, "skills")),
        text=said(job, "description"),
    )


def _names(printed: str) -> tuple[str | None, str]:
    """Employer and title of 'Example Robotics: Engineer: Vision'; the title alone where no ': ' is."""
    employer, _, title = printed.partition(": ")
    return (employer.strip() or None, title.strip()) if title.strip() else (None, printed.strip(" :"))


def _countries(printed: str | None) -> list[str]:
    """'🇦🇱 Albania, 🇻🇳 Vietnam' without the flags. A name may hold a comma, so it ends at the next flag."""
    names = (name.strip(" ,") for name in _FLAG.split(printed or ""))
    return list(dict.fromkeys(name for name in names if name))


def _skills(printed: str | None) -> list[str] | None:
    """'Java, PostgreSQL, and Spring' as three."""
    names = (name.strip().removeprefix("and ").strip() for name in (printed or "").split(","))
    several = [name for name in dict.fromkeys(names) if name]
    if len(several) == 1:
        several = several[0].split(" and ")
    return several or None


def recognise(link: str) -> str | None:
    """The category of its page or feed; 'all' for an advert, whose address names none."""
    found = address.parts(link)
    if not found or found.host not in ("weworkremotely.com", "www.weworkremotely.com"):
        return None
    if not found.path or found.path[0] in ("remote-jobs", "remote-jobs.rss", "remote-job-rss-feed"):
        return ALL
    name = found.path[1].lower().removesuffix(".rss") if len(found.path) == 2 else ""
    return name if found.path[0] == "categories" and _CATEGORY.fullmatch(name) else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
