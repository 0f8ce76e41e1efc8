"""Employers' careers sites on Recruitee: one answer holds every offer of a site with its text and pay."""

from __future__ import annotations

import re
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
    id="recruitee",
    what="employers' own careers sites on Recruitee, with text and pay",
    # A public API for what a candidate sees: /offers/.
    docs="https://docs.recruitee.com/reference/intro-to-careers-site-api",
    terms="https://docs.recruitee.com/reference/intro-to-careers-site-api",
    seen_in=(
        # A crawler of boards: status, locations, the three ways of working, salary, own domains, no paging.
        "https://github.com/colophon-group/jobseek/blob/main/apps/crawler/src/core/monitors/recruitee.py",
        # 348 offers: numbers printed as text, hourly sums under `month`, published_at, close_at.
        "https://dev.to/earnnovadev/the-recruitee-careers-api-a-no-auth-endpoint-with-100-structured-salary-data-1af5",
        # An older client: salary_min, min_hours and other names of former answers.
        "https://github.com/ever-jobs/ever-jobs/blob/main/packages/plugins/source-ats-recruitee/src/recruitee.types.ts",
        "https://career.recruitee.com/docs/index.html",
    ),
    known=board.known(
        "offers[]",
        "careers_apply_url careers_url category_code city close_at company_name country country_code"
        " cover_image created_at department description education_code employment_type_code experience_code"
        " guid hybrid id location location_question_visible locations.* locations_question"
        " locations_question_required locations_question_type mailbox_email max_hours max_hours_per_week"
        " min_hours min_hours_per_week on_site open_questions.* options_cover_letter options_cv options_phone"
        " options_photo position postal_code published_at remote requirements salary.* sharing_description"
        " sharing_image sharing_title slug state state_code state_name status tags.* title translations.*"
        " updated_at",
    )
    | {"offers"},
)
_HOST = re.compile(r"([a-z0-9][a-z0-9-]{0,99})\.recruitee\.com")
_SITE = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*")
_NO_SITE = {"api", "app", "www", "docs", "help", "support", "status", "career", "cdn", "blog"}
UNPUBLISHED = "not published"


def requests(subject: Subject) -> Sequence[Request]:
    """A site by its name, or by the employer's own host where it is served under one ('jobs.example.com')."""
    name = subject.name.strip().lower()
    if not _SITE.fullmatch(name):
        raise WireError("", "the subject is no name of a Recruitee site")
    host = name if "." in name else f"{name}.recruitee.com"
    return (Request(url=f"https://{host}/api/offers/", subject=subject),)


def parse(page: Page) -> Parsed:
    found = fields.parsed(page)
    offers = fields.given(found, "", list, "offers")
    rows, dropped = board.gather(offers, lambda offer: _row(page, offer))
    return Parsed(rows=rows, unknown=fields.unknown(found, FACTS.known), dropped=dropped)


def _row(page: Page, offer: Any) -> Row | str:
    number = board.number(offer, "offers[]", "id")
    title = fields.words(offer.get("title"))
    if not title:
        return board.NO_TITLE
    if offer.get("status") not in (None, "published"):
        return UNPUBLISHED
    return board.row(
        page,
        FACTS.id,
        number,
        url=address.web(offer.get("careers_url")),
        employer=board.employer(page, offer.get("company_name")),
        title=title,
        location=_location(offer),
        country=fields.words(offer.get("country_code")) or fields.words(offer.get("country")),
        remote=_way(offer),
        posted=day_of(offer.get("published_at")),  # '2026-10-06 14:25:18 UTC'
        closes=day_of(offer.get("close_at")),  # the end of the employer's day, printed in UTC
        employment_type=fields.words(offer.get("employment_type_code")),
        level=fields.words(offer.get("experience_code")),
        text=board.text(
            fields.words(offer.get("description")), board.section("Requirements", offer.get("requirements"))
        ),
        **_pay(offer.get("salary")),
    )


def _location(offer: Any) -> str | None:
    """Every place, else the printed line, which of a remote job is only 'Remote job', in any language."""
    places = (board.place(one, "city", "state", "country") for one in board.items(offer.get("locations")))
    return (
        board.several(*places) or fields.words(offer.get("location")) or board.place(offer, "city", "country")
    )


def _way(offer: Any) -> str | None:
    """The ways of working that are allowed: 'hybrid/onsite' where two are."""
    ways = {"remote": "remote", "hybrid": "hybrid", "on_site": "onsite"}
    return "/".join(word for name, word in ways.items() if offer.get(name) is True) or None


def _pay(found: Any) -> Row:
    """The range as printed; many a `month` holds the sum of an hour."""
    low, high = (board.amount(fields.maybe(found, name)) for name in ("min", "max"))
    currency, period = (fields.words(fields.maybe(found, name)) for name in ("currency", "period"))
    return board.pay([(low, high, currency, period)])


def recognise(link: str) -> str | None:
    """Sites under an employer's own host cannot be told by their address."""
    found = address.parts(link)
    host = _HOST.fullmatch(found.host) if found else None
    return host[1] if host and host[1] not in _NO_SITE else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
