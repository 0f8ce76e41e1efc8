"""Workday: a list by POST in pages of 20, whose total stands on the first only; a page for each advert."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import START, Board
from benchmarks.replica.site import Answer, Asked, Site, Sliced, page

HOSTS = ("*.wd1.myworkdayjobs.com", "*.wd3.myworkdayjobs.com", "*.wd5.myworkdayjobs.com")
PAGE = 20
BAD = page({"errorCode": "HTTP_400", "httpStatus": 400}, status=400)
WAYS = {"onsite": "", "hybrid": "Hybrid", "remote": "Fully Remote"}


def number(one: Advert) -> str:
    return f"JR-{one.number}"


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    host, _, name = board.name.partition("/")
    base = f"/wday/cxs/{host.split('.')[0]}/{name}"
    listed = [_listed(one) for one in adverts]
    pages = Sliced(len(listed), PAGE, lambda start, end: page(_list(listed, start, end)))

    def answer(asked: Asked) -> Answer:
        told = json.loads(asked.body or b"{}")
        offset, limit = int(told.get("offset", 0)), int(told.get("limit", PAGE))
        return BAD if asked.method != "POST" or limit > PAGE else pages.page(offset, limit)

    site.add(host, f"{base}/jobs", answer)
    for one in adverts:
        site.add(host, f"{base}{_path(one)}", page(_advert(board, f"https://{host}/{name}", one)))


def _path(one: Advert) -> str:
    city, title = (re.sub(r"[^A-Za-z0-9]+", "-", word).strip("-") for word in (one.place.city, one.title))
    return f"/job/{city or 'City'}/{title or 'Job'}_{number(one)}"


def _list(listed: list[dict[str, Any]], start: int, end: int) -> dict[str, Any]:
    return {
        "total": len(listed) if start == 0 else 0,
        "jobPostings": listed[start:end],
        "facets": [{"facetParameter": "timeType", "descriptor": "Time Type", "values": []}],
        "userAuthenticated": False,
    }


def _listed(one: Advert) -> dict[str, Any]:
    days = max(0, (START - one.posted).days)
    posted = "Today" if days == 0 else f"{days} Days Ago" if days < 30 else "30+ Days Ago"
    way = {"remoteType": WAYS[one.way]} if WAYS[one.way] else {}
    return {
        "title": one.title,
        "externalPath": _path(one),
        "locationsText": one.place.printed,
        "postedOn": f"Posted {posted}",
        **way,
        "bulletFields": [number(one)],
    }


def _advert(board: Board, public: str, one: Advert) -> dict[str, Any]:
    way = {"remoteType": WAYS[one.way]} if WAYS[one.way] else {}
    info = {
        "id": one.uuid(),
        "title": one.title,
        "jobDescription": one.html,
        "location": one.place.printed,
        "postedOn": "Posted",
        "startDate": one.posted.isoformat(),
        "timeType": "Full time" if one.kind == "full-time" else "Part time",
        **way,
        "jobReqId": number(one),
        "jobPostingId": number(one),
        "jobPostingSiteId": "External",
        "country": {"descriptor": one.place.country, "id": "x"},
        "canApply": True,
        "posted": True,
        "externalUrl": f"{public}{_path(one)}",
    }
    return {
        "jobPostingInfo": info,
        "hiringOrganization": {"name": board.employer.name, "url": ""},
        "similarJobs": [],
        "userAuthenticated": False,
    }
