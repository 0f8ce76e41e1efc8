"""Lever: a bare list in pages by `skip` and `limit`, on two hosts; a text in parts; an ETag."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import Board
from benchmarks.replica.platforms.times import at
from benchmarks.replica.site import Answer, Asked, Site, Sliced, page

HOSTS = ("api.lever.co", "api.eu.lever.co")
ROBOTS = page("User-agent: *\nCrawl-delay: 1\nAllow: /v0/\n", "text/plain")
WAYS = {"onsite": "on-site", "hybrid": "hybrid", "remote": "remote"}
PAGE = 100


def number(one: Advert) -> str:
    return one.uuid()


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    name = board.name.removeprefix("eu:")
    region = "eu." if board.name.startswith("eu:") else ""
    postings = [_posting(f"https://jobs.{region}lever.co/{name}", one) for one in adverts]
    pages = Sliced(len(postings), PAGE, lambda start, end: page(postings[start:end], etag=True))
    host = f"api.{region}lever.co"

    def answer(asked: Asked) -> Answer:
        return pages.page(asked.number("skip", 0), asked.number("limit", PAGE))

    site.host(host, ROBOTS)
    site.add(host, f"/v0/postings/{name}", answer)


def _posting(link: str, one: Advert) -> dict[str, Any]:
    opening, *lists, closing = one.sections
    whole = f"<div>{opening[1]}</div>"
    posting: dict[str, Any] = {
        "additionalPlain": "",
        "additional": f"<div>{closing[1]}</div>",
        "categories": {
            "commitment": one.kind.title(),
            "department": one.family.department,
            "location": one.place.printed,
            "team": one.family.department,
            "allLocations": [one.place.printed],
        },
        "createdAt": int(at(one.posted, one.number).timestamp() * 1000),
        "descriptionPlain": "",
        "description": whole,
        "id": one.uuid(),
        "lists": [
            {"text": head, "content": body.removeprefix("<ul>\n").removesuffix("\n</ul>")}
            for head, body in lists
        ],
        "text": one.title,
        "country": one.place.iso2,
        "workplaceType": WAYS[one.way],
        "opening": whole,
        "openingPlain": "",
        "descriptionBody": "",
        "descriptionBodyPlain": "",
        "hostedUrl": f"{link}/{one.uuid()}",
        "applyUrl": f"{link}/{one.uuid()}/apply",
    }
    if one.pay:
        low, high, currency = one.pay
        posting["salaryRange"] = {
            "currency": currency,
            "interval": "per-year-salary",
            "min": low,
            "max": high,
        }
    return posting
