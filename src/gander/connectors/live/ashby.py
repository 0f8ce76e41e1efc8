"""Employers' boards on Ashby: one answer holds every job of a board with its text and pay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from gander.connectors.live import address, board, fields
from gander.connectors.live.wire import LiveConnector, LiveFacts, Page, Parsed, Request, Row, Subject, day_of

FACTS = LiveFacts(
    id="ashby",
    what="employers' own boards on Ashby, with text and pay",
    # The answer with `includeCompensation=true`; workplaceType is missing in it.
    docs="https://developers.ashbyhq.com/docs/public-job-posting-api",
    terms="https://developers.ashbyhq.com/docs/public-job-posting-api",
    seen_in=(
        # 838 and 166 jobs: every field's name, no paging, 404 for an unknown board.
        "https://dev.to/dododata/ashbys-public-job-posting-api-what-one-request-returns-and-five-things-to-handle-1i7g",
        # workplaceType (OnSite, Hybrid, Remote), and isRemote that is true of hybrid jobs too.
        "https://github.com/ever-jobs/ever-jobs/tree/main/.specify/specs/5026-ashby-workplacetype",
        # A crawler of boards: 404 for a board that is gone.
        "https://github.com/colophon-group/jobseek/blob/main/apps/crawler/src/core/monitors/ashby.py",
    ),
    recorded=True,  # two boards' answers of October 2025
    pace=0.25,  # one answer a board; no limit is stated
    known=board.known(
        "jobs[]",
        "address.* applyUrl compensation.* department descriptionHtml descriptionPlain employmentType id"
        " isListed isRemote jobUrl location publishedAt secondaryLocations.* team title workplaceType"
        " shouldDisplayCompensationOnJobPostings",
    )
    | {"jobs", "apiVersion"},
)
_NAME = re.compile(r"[\w.%+&' -]{1,100}")
_PERIODS = {f"1 {period.upper()}": period for period in ("year", "month", "week", "day", "hour")}
UNLISTED = "unlisted"


def requests(subject: Subject) -> Sequence[Request]:
    url = f"https://api.ashbyhq.com/posting-api/job-board/{address.quoted(subject.name)}"
    return (Request(url=f"{url}?includeCompensation=true", subject=subject),)


def parse(page: Page) -> Parsed:
    found = fields.parsed(page)
    jobs = fields.given(found, "", list, "jobs")
    rows, dropped = board.gather(jobs, lambda job: _row(page, job))
    return Parsed(rows=rows, unknown=fields.unknown(found, FACTS.known), dropped=dropped)


def _row(page: Page, job: Any) -> Row | str:
    number = board.number(job, "jobs[]", "id")
    title = fields.words(job.get("title"))
    if not title:
        return board.NO_TITLE
    if job.get("isListed") is False:
        return UNLISTED
    name = page.request.subject.name
    others = (fields.maybe(one, "location") for one in board.items(job.get("secondaryLocations")))
    return board.row(
        page,
        FACTS.id,
        number,
        url=address.web(job.get("jobUrl"))
        or f"https://jobs.ashbyhq.com/{address.quoted(name)}/{address.quoted(number)}",
        employer=page.request.subject.company or address.unquoted(name),  # no job names its employer
        title=title,
        location=board.several(job.get("location"), *others),
        country=fields.words(fields.maybe(job, "address", "postalAddress", "addressCountry")),
        remote=_way(job),
        posted=day_of(job.get("publishedAt")),
        employment_type=fields.words(job.get("employmentType")),
        text=fields.words(job.get("descriptionHtml")) or fields.words(job.get("descriptionPlain")),
        **board.pay(_ranges(job)),
    )


def _way(job: Any) -> str | None:
    """The workplace type; `isRemote` alone is true of hybrid jobs too, and null where nobody said."""
    flag = job.get("isRemote")
    return fields.words(job.get("workplaceType")) or (str(flag) if isinstance(flag, bool) else None)


def _ranges(job: Any) -> list[board.Range]:
    """Salaries, without equity, bonus and commission. Some print an hour's sum as that of '1 YEAR'."""
    ranges: list[board.Range] = []
    for one in board.items(fields.maybe(job, "compensation", "summaryComponents")):
        if fields.maybe(one, "compensationType") != "Salary":
            continue
        low, high = (board.amount(fields.maybe(one, name)) for name in ("minValue", "maxValue"))
        printed = fields.words(fields.maybe(one, "interval"))
        period = None if printed == "NONE" else _PERIODS.get(printed or "", printed)
        ranges.append((low, high, fields.words(fields.maybe(one, "currencyCode")), period))
    return ranges


def recognise(link: str) -> str | None:
    """Capitals stay: the board's own addresses have them."""
    found = address.parts(link)
    if not found:
        return None
    name = ""
    if found.host == "jobs.ashbyhq.com" and found.path and found.path[0] not in ("api", "_next"):
        name = found.path[0]
    elif found.host == "api.ashbyhq.com" and found.path[:2] == ("posting-api", "job-board"):
        name = found.path[2] if len(found.path) > 2 else ""
    return address.quoted(name) if _NAME.fullmatch(name) else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
