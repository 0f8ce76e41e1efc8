"""Workable: the widget with every job, once for every place; each job's own page; the v3 list by tokens."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import Board
from benchmarks.replica.site import Answer, Asked, Site, Sliced, page

HOSTS = ("apply.workable.com",)
PAGE = 10
_BARE = 40
"""Every so many-th job of the widget has no text: its own page has it."""


def number(one: Advert) -> str:
    return f"{one.number:010X}"


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    base = f"/api/{{}}/accounts/{board.name}"
    jobs = [job for one in adverts for job in _widget_jobs(board, one)]
    widget = page({"name": board.employer.name, "description": None, "jobs": jobs})
    site.add(HOSTS[0], base.format("v1/widget"), widget)
    for one in adverts:
        site.add(HOSTS[0], f"{base.format('v2')}/jobs/{number(one)}", page({**_listed(one), **_parts(one)}))
    listed = [_listed(one) for one in adverts]

    def some(start: int, end: int) -> Answer:
        more = {"nextPage": f"t{end}"} if end < len(listed) else {}
        return page({"total": len(listed), "results": listed[start:end], **more})

    pages = Sliced(len(listed), PAGE, some)

    def listing(asked: Asked) -> Answer:
        token = str(json.loads(asked.body or b"{}").get("token", "t0"))
        return pages.page(int(token[1:]), PAGE)

    site.add(HOSTS[0], f"{base.format('v3')}/jobs", listing)


def _parts(one: Advert) -> dict[str, str]:
    opening, *middle, closing = (f"<h3>{head}</h3>\n{body}" if head else body for head, body in one.sections)
    return {"description": f"{opening}\n{closing}", "requirements": "\n".join(middle), "benefits": ""}


def _place(one: Advert) -> dict[str, Any]:
    place = one.place
    return {
        "country": place.country,
        "countryCode": place.iso2,
        "city": place.city,
        "region": place.region,
        "hidden": False,
    }


def _widget_jobs(board: Board, one: Advert) -> list[dict[str, Any]]:
    code = number(one)
    job = {
        "title": one.title,
        "shortcode": code,
        "code": "",
        "employment_type": one.kind.capitalize(),
        "telecommuting": one.remote,
        "department": one.family.department,
        "url": f"https://apply.workable.com/j/{code}",
        "shortlink": f"https://apply.workable.com/j/{code}",
        "application_url": f"https://apply.workable.com/j/{code}/apply",
        "published_on": one.posted.isoformat(),
        "created_at": one.posted.isoformat(),
        "country": one.place.country,
        "city": one.place.city,
        "state": one.place.region,
        "education": "",
        "experience": "",
        "function": "",
        "industry": "",
        "locations": [_place(one)],
        "description": "" if one.number % _BARE == 0 else one.html,
    }
    home = board.employer.home
    if one.number % 10 or home == one.place:
        return [job]
    second = {**job, "country": home.country, "city": home.city, "state": home.region}
    return [job, {**second, "locations": [{**_place(one), "city": home.city, "country": home.country}]}]


def _listed(one: Advert) -> dict[str, Any]:
    return {
        "id": one.number,
        "shortcode": number(one),
        "title": one.title,
        "remote": one.remote,
        "location": _place(one),
        "locations": [_place(one)],
        "state": "published",
        "isInternal": False,
        "published": f"{one.posted.isoformat()}T00:00:00.000Z",
        "type": "full" if one.kind == "full-time" else "contract",
        "department": [one.family.department],
        "workplace": {"onsite": "on_site"}.get(one.way, one.way),
        "approvalStatus": "approved",
    }
