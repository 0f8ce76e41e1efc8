"""Hacker News through Algolia: a search for the month's threads, and a thread as a tree of comments."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import Board
from benchmarks.replica.platforms.times import at
from benchmarks.replica.site import Site, page

HOSTS = ("hn.algolia.com",)
THREAD = 45_800_465
_TAG = re.compile(r"</?(?:ul|li)>\n?|<h3>|</h3>")


def number(one: Advert) -> str:
    return str(one.number)


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    """Of the adverts' comments one in twenty has an answer below it; some were deleted."""
    comments = [_comment(one) for one in adverts]
    gone = [_by_nobody(comment) for comment in comments[::25]]
    story = {"type": "story", "title": "Ask HN: Who is hiring? (October 2026)", "url": None, "points": 210}
    stamp = {"created_at": "2026-10-01T15:00:42Z", "created_at_i": 1_790_866_842}
    hits = [
        {
            "objectID": str(THREAD + shift),
            "title": title,
            "author": "whoishiring",
            "points": 210,
            "story_id": THREAD + shift,
            "_tags": ["story", "author_whoishiring", "ask_hn"],
            **stamp,
        }
        for shift, title in ((1, "Ask HN: Who wants to be hired? (October 2026)"), (0, story["title"]))
    ]
    found = {"hits": hits, "nbHits": len(hits), "page": 0, "nbPages": 1, "hitsPerPage": 20}
    site.add(HOSTS[0], "/api/v1/search_by_date", page(found))
    thread = {
        "id": THREAD,
        "author": "whoishiring",
        "parent_id": None,
        "story_id": THREAD,
        "text": "Please state the location.",
        "options": [],
        "children": comments + gone,
        **story,
        **stamp,
    }
    site.add(HOSTS[0], f"/api/v1/items/{THREAD}", page(thread))


def title(one: Advert) -> str:
    """The first line, as everybody writes it there."""
    way = {"onsite": "ONSITE", "hybrid": "Hybrid", "remote": f"REMOTE ({one.place.country})"}[one.way]
    pay = f" | {one.pay[2]} {one.pay[0] // 1000}k-{one.pay[1] // 1000}k" if one.pay else ""
    return f"{one.employer} | {one.title} | {one.place.printed} | {way} | Full-time{pay}"


def _comment(one: Advert) -> dict[str, Any]:
    body = _TAG.sub("", one.html.replace("<li>", "<p>- ").replace("</li>", "").replace("</p>", ""))
    return _node(
        one, int(number(one)), THREAD, f"{html.escape(title(one), quote=False)}<p>{body}", [_answer(one)]
    )


def _answer(one: Advert) -> dict[str, Any] | None:
    if one.number % 20:
        return None
    own = int(number(one)) * 10
    return _node(one, own, int(number(one)), "Do you sponsor visas?", [])


def _node(
    one: Advert, own: int, parent: int, text: str, below: Sequence[dict[str, Any] | None]
) -> dict[str, Any]:
    when = at(one.posted, one.number)
    return {
        "id": own,
        "type": "comment",
        "author": "example_user",
        "title": None,
        "url": None,
        "text": text,
        "points": None,
        "parent_id": parent,
        "story_id": THREAD,
        "options": [],
        "created_at": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "created_at_i": int(when.timestamp()),
        "children": [child for child in below if child],
    }


def _by_nobody(comment: dict[str, Any]) -> dict[str, Any]:
    return {**comment, "id": comment["id"] * 10 + 4, "text": None, "author": None, "children": []}
