"""Employers' accounts on Workable: the widget's answer with every job and its text; where a job comes without
text, its own page; where it is asked for, the list that names a total and the way of working."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from gander.connectors.live import address, board, fields
from gander.connectors.live.wire import LiveConnector, LiveFacts, Page, Parsed, Request, Row, Subject, day_of

FACTS = LiveFacts(
    id="workable",
    what="employers' own boards on Workable, with text",
    # The public answer for careers pages; the widget's is the same.
    docs="https://help.workable.com/hc/en-us/articles/115012771647-Using-the-Workable-API-to-create-a-careers-page",
    terms="https://help.workable.com/hc/en-us/articles/115012771647-Using-the-Workable-API-to-create-a-careers-page",
    seen_in=(
        # Every field of the widget in April 2026, `details=true`, hidden places, 404 for an unknown account.
        "https://github.com/Capataina/Cernio/blob/main/context/references/workable-api.md",
        # The address of the documentation leads to the widget; description and full_description.
        "https://sevic.dev/notes/workable-public-jobs-api-nodejs/",
        # The v2 page of a job: description, requirements, benefits, workplace.
        "https://github.com/ever-jobs/ever-jobs/tree/main/.specify/specs/5014-workable-detail-fetch-fields",
        # The v3 list: POST, results, total, nextPage as the next token; waits of 5 to 60 s after a 429.
        "https://github.com/colophon-group/jobseek/blob/main/apps/crawler/src/core/monitors/workable.py",
        "https://github.com/colophon-group/jobseek/blob/main/apps/crawler/src/core/scrapers/workable.py",
    ),
    pace=3.0,
    known=board.known(
        "jobs[]",
        "application_url benefits city code country created_at department description education"
        " employment_type experience full_description function industry location.* locations.* published_on"
        " requirements shortcode shortlink state telecommuting title url",
    )
    | board.known(
        "results[]",
        "approvalStatus department.* id isInternal location.* locations.* published remote shortcode state"
        " title type workplace",
    )
    | board.known(
        "",
        "approvalStatus benefits department.* description id isInternal jobs location.* locations.* name"
        " nextPage published remote requirements results shortcode state title total type workplace",
    ),
)
MOST = 10_000
"""Jobs of one account."""
ANOTHER_PLACE = "another place of the same job"
INTERNAL = "internal or not published"
_ACCOUNT = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_NO_ACCOUNT = {
    *(
        "www",
        "apply",
        "jobs",
        "help",
        "api",
        "resources",
        "support",
        "status",
        "developers",
        "get",
        "id",
        "j",
    ),
    *("careers-page", "assets", "static", "js", "css"),
}
_TYPES = {"full": "Full-time", "part": "Part-time"}  # as the same job's page and the widget print them
_JSON = {"Accept": "application/json", "Content-Type": "application/json"}


def _base(subject: Subject, version: str) -> str:
    return f"https://apply.workable.com/api/{version}/accounts/{address.quoted(subject.name)}"


def requests(subject: Subject) -> Sequence[Request]:
    """The widget, or with `list=v3` the paged list: it tells hybrid from on-site, for one request a job."""
    if subject.query.get("list") == "v3":
        return (_listing(subject, None, 0),)
    return (Request(url=f"{_base(subject, 'v1/widget')}?details=true", subject=subject),)


def _listing(subject: Subject, token: str | None, seen: int) -> Request:
    asked: dict[str, Any] = {"query": "", "location": [], "department": [], "worktype": []}
    if token:
        asked["token"] = token
    return Request(
        url=f"{_base(subject, 'v3')}/jobs",
        subject=subject,
        kind="listing",
        method="POST",
        body=json.dumps(asked).encode(),
        headers=_JSON,
        carried={"token": token, "seen": seen},
    )


def _advert(subject: Subject, code: str, said: Row) -> Request:
    url = f"{_base(subject, 'v2')}/jobs/{address.quoted(code)}"
    return Request(url=url, subject=subject, kind="advert", carried={"code": code, "said": said})


def parse(page: Page) -> Parsed:
    found = fields.parsed(page)
    reader = {"advert": _read_advert, "listing": _read_listing}.get(page.request.kind, _read_widget)
    return reader(page, found)


def _read_widget(page: Page, found: Any) -> Parsed:
    jobs = fields.given(found, "", list, "jobs")
    said, dropped = board.gather(jobs, lambda job: _widget_job(page, job, fields.maybe(found, "name")))
    once, twice = _merged(said)
    rows, more = [], []
    for code, one in once.items():
        if one.get("text"):
            rows.append(_row(page, code, one))
        else:
            more.append(_advert(page.request.subject, code, one))
    if twice:
        dropped = (*dropped, (ANOTHER_PLACE, twice))
    return Parsed(rows=rows, more=more, unknown=fields.unknown(found, FACTS.known), dropped=dropped)


def _merged(said: list[Row]) -> tuple[dict[str, Row], int]:
    """One entry a job, by its code, with all its places: the widget lists a job once for every place."""
    once: dict[str, Row] = {}
    for one in said:
        first = once.setdefault(one.pop("code"), one)
        if first is not one:
            first["location"] = board.several(
                *(first["location"] or "").split("; "), *(one["location"] or "").split("; ")
            )
    return once, len(said) - len(once)


def _widget_job(page: Page, job: Any, name: Any) -> Row | str:
    code = board.number(job, "jobs[]", "shortcode")
    title = fields.words(job.get("title"))
    if not title:
        return board.NO_TITLE
    return {
        "code": code,
        "url": address.web(job.get("url")) or address.web(job.get("shortlink")),
        "employer": board.employer(page, name),
        "title": title,
        "location": _places(job.get("locations")) or board.place(job, "city", "state", "country"),
        "country": fields.words(job.get("country")),
        # False says only that the job is not fully remote.
        "remote": "True" if job.get("telecommuting") is True else None,
        "posted": fields.words(job.get("published_on")),
        "employment_type": fields.words(job.get("employment_type")),
        "level": fields.words(job.get("experience")),
        "industries": fields.words(job.get("industry")),
        "text": fields.words(job.get("full_description")) or _text(job),
    }


def _row(page: Page, code: str, said: Row) -> Row:
    told = {**said, "posted": day_of(said.get("posted"))}
    account = address.quoted(page.request.subject.name)
    told["url"] = said.get("url") or f"https://apply.workable.com/{account}/j/{address.quoted(code)}/"
    return board.row(page, FACTS.id, code, **told)


def _places(found: Any) -> str | None:
    """The places that the employer shows."""
    shown = (one for one in board.items(found) if fields.maybe(one, "hidden") is not True)
    return board.several(*(board.place(one, "city", "region", "country") for one in shown))


def _text(job: Any) -> str | None:
    """The parts in the order of the page. The widget has them in one with their headings."""
    return board.text(
        fields.words(job.get("description")),
        board.section("Requirements", job.get("requirements")),
        board.section("Benefits", job.get("benefits")),
    )


def _read_listing(page: Page, found: Any) -> Parsed:
    results = fields.given(found, "", list, "results")
    said, dropped = board.gather(results, lambda job: _listed_job(page, job))
    once, twice = _merged(said)
    total = fields.maybe(found, "total")
    total = total if isinstance(total, int) and not isinstance(total, bool) else None
    return Parsed(
        more=(*(_advert(page.request.subject, *one) for one in once.items()), *_next(page, found, total)),
        total=total,
        unknown=fields.unknown(found, FACTS.known),
        dropped=(*dropped, (ANOTHER_PLACE, twice)) if twice else dropped,
    )


def _next(page: Page, found: Any, total: int | None) -> tuple[Request, ...]:
    """The next page, until the total is seen, a page is empty or its token is the one before again."""
    before = page.request.carried.get("seen")
    seen = (before if isinstance(before, int) else 0) + len(found["results"])
    token = fields.words(fields.maybe(found, "nextPage"))
    again = token == page.request.carried.get("token")
    if not token or again or not found["results"] or seen >= min(MOST, MOST if total is None else total):
        return ()
    return (_listing(page.request.subject, token, seen),)


def _listed_job(page: Page, job: Any) -> Row | str:
    code = board.number(job, "results[]", "shortcode")
    title = fields.words(job.get("title"))
    if not title:
        return board.NO_TITLE
    return INTERNAL if _closed(job) else {"code": code, "employer": board.employer(page), **_facts(job)}


def _closed(job: Any) -> bool:
    return job.get("isInternal") is True or job.get("state") not in (None, "published")


def _facts(job: Any) -> Row:
    """What the v3 list and the v2 page say in the same words."""
    flag, kind = "True" if job.get("remote") is True else None, fields.words(job.get("type"))
    return {
        "title": fields.words(job.get("title")),
        "location": _places(job.get("locations")) or _places([job.get("location")]),
        "country": fields.words(fields.maybe(job, "location", "country")),
        "remote": fields.words(job.get("workplace")) or flag,
        "posted": fields.words(job.get("published")),
        "employment_type": _TYPES.get(kind or "", kind),
    }


def _read_advert(page: Page, found: Any) -> Parsed:
    """A job's own page over what the list said of it."""
    code = board.number(found, "", "shortcode")
    unknown = fields.unknown(found, FACTS.known)
    if _closed(found):
        return Parsed(unknown=unknown, dropped=((INTERNAL, 1),))
    said = page.request.carried.get("said")
    told = dict(said) if isinstance(said, dict) else {"employer": board.employer(page)}
    told |= {name: value for name, value in {**_facts(found), "text": _text(found)}.items() if value}
    if not told.get("title"):
        return Parsed(unknown=unknown, dropped=((board.NO_TITLE, 1),))
    return Parsed(rows=[_row(page, code, told)], unknown=unknown)


def recognise(link: str) -> str | None:
    """The account; a job's short address (apply.workable.com/j/…) does not name it."""
    found = address.parts(link)
    if not found or not found.host.endswith("workable.com"):
        return None
    path, name = found.path, ""
    if found.host in ("apply.workable.com", "www.workable.com"):
        if path[:1] == ("api",) and "accounts" in path[1:-1]:
            name = path[path.index("accounts") + 1]
        elif found.host == "apply.workable.com" and path[:1] != ("api",):
            name = path[0] if path else ""
    elif found.host.count(".") == 2:
        name = found.host.partition(".")[0]
    name = name.lower()
    return name if _ACCOUNT.fullmatch(name) and name not in _NO_ACCOUNT else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
