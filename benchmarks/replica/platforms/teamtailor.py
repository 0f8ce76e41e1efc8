"""Teamtailor: a host for each employer and an RSS feed in pages by `offset` and `per_page`; an ETag."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from xml.sax.saxutils import escape

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import Board
from benchmarks.replica.platforms.times import at
from benchmarks.replica.site import Answer, Asked, Site, Sliced, page

HOSTS = ("*.teamtailor.com",)
RSS = "application/rss+xml; charset=utf-8"
PAGE = 100
WAYS = {"onsite": "none", "hybrid": "hybrid", "remote": "fully"}


def number(one: Advert) -> str:
    return str(one.number)


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    host = f"{board.name}.teamtailor.com"
    items = [item(host, one) for one in adverts]
    pages = Sliced(
        len(items), PAGE, lambda start, end: page(feed(host, board, items[start:end]), RSS, etag=True)
    )

    def answer(asked: Asked) -> Answer:
        return pages.page(asked.number("offset", 0), min(PAGE, asked.number("per_page", PAGE)))

    site.add(host, "/jobs.rss", answer)


def feed(host: str, board: Board, items: Sequence[str], encoding: str = "UTF-8") -> str:
    name = escape(board.employer.name)
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n'
        '<rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel>'
        f"<title>{name}</title><description>Jobs at {name}</description><link>https://{host}/jobs</link>\n"
        + "\n".join(items)
        + "</channel></rss>\n"
    )


def item(host: str, one: Advert) -> str:
    place = one.place
    return (
        f"<item><title>{escape(one.title)}</title><description>{escape(one.html)}</description>"
        f"<pubDate>{format_datetime(at(one.posted, one.number))}</pubDate>"
        f"<link>https://{host}/jobs/{number(one)}-{one.uuid()[:8]}</link>"
        f"<remoteStatus>{WAYS[one.way]}</remoteStatus><guid>{one.uuid()}</guid>"
        f"<tt:locations><tt:location><tt:name>HQ</tt:name><tt:address>Example street 1</tt:address>"
        f"<tt:zip>00000</tt:zip><tt:city>{escape(place.city)}</tt:city>"
        f"<tt:country>{escape(place.country)}</tt:country></tt:location></tt:locations>"
        f"<tt:department>{escape(one.family.department)}</tt:department><tt:role></tt:role></item>"
    )
