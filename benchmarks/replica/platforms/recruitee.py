"""Recruitee: a host for each employer, one answer with every offer; an ETag."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import Board
from benchmarks.replica.platforms.times import at
from benchmarks.replica.site import Site, page

HOSTS = ("*.recruitee.com",)


def number(one: Advert) -> str:
    return str(one.number)


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    offers = [offer(board, one) for one in adverts]
    site.add(f"{board.name}.recruitee.com", "/api/offers/", page({"offers": offers}, etag=True))


def offer(board: Board, one: Advert) -> dict[str, Any]:
    opening, *middle, closing = (f"<h3>{head}</h3>\n{body}" if head else body for head, body in one.sections)
    low, high, currency = one.pay or (None, None, None)
    place, when = one.place, at(one.posted, one.number)
    slug = f"{'-'.join(one.title.lower().split())}-{number(one)}"
    return {
        "id": int(number(one)),
        "title": one.title,
        "slug": slug,
        "position": 1,
        "status": "published",
        "company_name": board.employer.name,
        "department": one.family.department,
        "description": f"{opening}\n{closing}",
        "requirements": "\n".join(middle),
        "location": "Remote job" if one.remote else f"{place.city}, {place.country}",
        "city": place.city,
        "country": place.country,
        "country_code": place.iso2,
        "state_name": place.region,
        "locations": [{"id": 1, "city": place.city, "state": place.region, "country": place.country}],
        "remote": one.remote,
        "hybrid": one.way == "hybrid",
        "on_site": one.way == "onsite",
        "employment_type_code": "fulltime" if one.kind == "full-time" else "contract",
        "experience_code": "mid_level",
        "created_at": when.strftime("%Y-%m-%d %H:%M:%S UTC"),
        "published_at": when.strftime("%Y-%m-%d %H:%M:%S UTC"),
        "updated_at": at(one.changed or one.posted, one.number).strftime("%Y-%m-%d %H:%M:%S UTC"),
        "close_at": None,
        "careers_url": f"https://{board.name}.recruitee.com/o/{slug}",
        "careers_apply_url": f"https://{board.name}.recruitee.com/o/{slug}/c/new",
        "salary": {
            "min": str(low) if low else None,
            "max": str(high) if high else None,
            "currency": currency,
            "period": "year" if low else None,
        },
        "tags": [],
        "translations": {},
    }
