"""Adzuna, a search over the adverts of many boards in nineteen countries, each country by itself.

A subject is a search: its query holds `role`, `place` and `country` (two letters, 'gb'); without a country
the subject is named by it. Its keys are `app_id` and `app_key`.
"""

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

KEYS = ("app_id", "app_key")
PAGE = 50
MOST = 20
"""Pages of a search: the thousand newest adverts. A free key has 250 requests a day."""
FACTS = LiveFacts(
    id="adzuna",
    what="a search over many boards; of each text only the first 500 characters",
    # The address, its parameters, an answer. The API's host forbids every path in its robots.txt; the keys
    # and their terms are what lets one ask.
    docs="https://developer.adzuna.com/docs/search",
    # An advert is shown with 'Jobs by Adzuna', linked and with the logo, and opened through its redirect_url.
    # Allowed are showing adverts and research of one's own; an organisation may not use the data otherwise,
    # nor counts and averages made of it, for more than a trial of 14 days without consent. All of it goes
    # when the agreement ends. 25 requests a minute, 250 a day, 1,000 a week, 2,500 a month.
    terms="https://developer.adzuna.com/docs/terms_of_service",
    seen_in=(
        # What each field means: text cut at 500 characters, pay in the country's currency, `created`.
        "https://docs.rs/crate/adzuna/latest/source/src/models.rs",
        # An answer of 2023; utm_source; '…' ends a text.
        "https://github.com/AndrewOWStyles/Project-one/blob/main/test.js",
        # Pages of 50 by date; predicted pay left out; the countries' currencies.
        "https://github.com/ever-jobs/ever-jobs/blob/main/packages/plugins/source-adzuna/src/adzuna.service.ts",
    ),
    pace=2.5,
    per="search",
    needs_key=KEYS,
    robots=("api.adzuna.com",),
    known=board.known("", "__CLASS__ count mean results")
    | board.known(
        "results[]",
        "__CLASS__ adref category.* company.* contract_time contract_type created description id latitude"
        " location.* longitude redirect_url salary_is_predicted salary_max salary_min title",
    ),
)
# Amounts come in the currency of the country that was asked, and without its name.
_CURRENCY = dict.fromkeys(("at", "be", "de", "es", "fr", "it", "nl"), "EUR") | {
    "au": "AUD",
    "br": "BRL",
    "ca": "CAD",
    "ch": "CHF",
    "gb": "GBP",
    "in": "INR",
    "mx": "MXN",
    "nz": "NZD",
    "pl": "PLN",
    "sg": "SGD",
    "us": "USD",
    "za": "ZAR",
}
_SITE = re.compile(r"(?:www\.)?adzuna\.(?:com?\.)?([a-z]{2,3})")
_MARK = re.compile(r"</?strong>", re.IGNORECASE)


def _country(subject: Subject) -> str:
    asked = (subject.query.get("country") or subject.name).strip().lower()
    country = "gb" if asked == "uk" else asked
    if country not in _CURRENCY:
        raise WireError("country", f"'{asked[:100]}' is none of {', '.join(sorted(_CURRENCY))}")
    return country


def _request(subject: Subject, number: int, first: str | None) -> Request:
    for name in KEYS:
        if not subject.keys.get(name):
            raise WireError(f"keys.{name}", "it is missing")
    asked = {
        **{name: subject.keys[name] for name in KEYS},
        "results_per_page": str(PAGE),
        "sort_by": "date",
        "what": subject.query.get("role", "").strip(),
        "where": subject.query.get("place", "").strip(),
    }
    query = "&".join(f"{key}={address.quoted(value)}" for key, value in asked.items() if value)
    return Request(
        url=f"https://api.adzuna.com/v1/api/jobs/{_country(subject)}/search/{number}?{query}",
        subject=subject,
        headers={"accept": "application/json"},
        carried={"page": number, "first": first},
        secret=KEYS,
    )


def requests(subject: Subject) -> Sequence[Request]:
    return (_request(subject, 1, None),)


def parse(page: Page) -> Parsed:
    found = fields.parsed(page)
    jobs = fields.given(found, "", list, "results")
    carried, subject = page.request.carried, page.request.subject
    first = fields.words(fields.maybe(jobs[0], "id")) if jobs else None
    if first and first == carried.get("first"):
        return Parsed()
    rows, dropped = board.gather(jobs, lambda job: _row(page, job))
    count, number = found.get("count"), carried.get("page", 1)
    total = count if isinstance(count, int) and not isinstance(count, bool) else None
    goes_on = bool(jobs) and number < MOST and (total is None or number * PAGE < total)
    return Parsed(
        rows=rows,
        more=(_request(subject, number + 1, first),) if goes_on else (),
        total=total,
        unknown=fields.unknown(found, FACTS.known),
        dropped=dropped,
    )


def _row(page: Page, job: Any) -> Row | str:
    number, country = board.number(job, "results[]", "id"), _country(page.request.subject)
    title = _unmarked(job.get("title"))
    if not title:
        return board.NO_TITLE
    return board.row(
        page,
        FACTS.id,
        number,
        source_id=f"{country}/{number}",  # the same in every search
        url=_link(page.request.subject, job.get("redirect_url")),
        employer=fields.words(fields.maybe(job, "company", "display_name")),
        title=title,
        location=fields.words(fields.maybe(job, "location", "display_name")),
        country=_nation(job) or country.upper(),
        posted=day_of(job.get("created")),  # where the advert names no day, that of its first sight
        employment_type=board.several(job.get("contract_type"), job.get("contract_time")),
        text=_unmarked(job.get("description")),
        **_pay(job, country),
    )


def _nation(job: Any) -> str | None:
    """The first and widest of the areas that the place lies in: 'UK'."""
    return next(map(fields.words, board.items(fields.maybe(job, "location", "area"))), None)


def _unmarked(value: Any) -> str | None:
    """A text without the marks that the search set around the words it looked for."""
    said = fields.words(value)
    return _MARK.sub("", said).strip() or None if said else None


def _link(subject: Subject, value: Any) -> str | None:
    """The advert's address without the app's own id, which every one carries (`utm_source`)."""
    link = address.web(value)
    if not link:
        return None
    start, _, query = link.partition("?")
    keys = {address.quoted(key) for key in subject.keys.values() if key}
    kept = [pair for pair in query.split("&") if pair and address.quoted(pair.partition("=")[2]) not in keys]
    return f"{start}?{'&'.join(kept)}" if kept else start


def _pay(job: Any, country: str) -> Row:
    """What the advert names; an amount that Adzuna guessed is none. For how long it is paid is not said."""
    if fields.words(job.get("salary_is_predicted")) == "1" or job.get("salary_is_predicted") is True:
        return {}
    low, high = (board.amount(job.get(name)) or None for name in ("salary_min", "salary_max"))
    return board.pay([(low, high, _CURRENCY[country], None)])


def recognise(link: str) -> str | None:
    """The country of a page or of the API's address."""
    found = address.parts(link)
    if not found:
        return None
    site = _SITE.fullmatch(found.host)
    name = {"uk": "gb", "com": "us"}.get(site[1], site[1]) if site else ""
    if found.host == "api.adzuna.com" and found.path[:3] == ("v1", "api", "jobs") and len(found.path) > 3:
        name = found.path[3].lower()
    return name if name in _CURRENCY else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
