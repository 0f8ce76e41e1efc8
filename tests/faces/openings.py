"""Literal openings for the faces: ordinary, and with hostile text in every place from outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from gander.model import Hidden
from gander.stand.openings import Copy, News, Opening, Openings
from tests.faces.values import DOOR, DOORS, HOSTILE, MARKET, POPULATION, READER, STANDING, TODAY

FLOOD = (
    "\x1b[31mEvil\x07\x9b2J \u202e\u2066]]><script>alert(1)</script>\r\nEND:VCALENDAR\u2028;,\\n" + "x" * 5000
)


def copy(key: str, source: str = "greenhouse", closes: date | None = None, place: str = "Berlin, DE") -> Copy:
    return Copy(
        posting=key,
        advert=key,
        place=place,
        source=source,
        url=f"https://jobs.example.org/{key}",
        posted=date(2026, 11, 10),
        first_seen=date(2026, 11, 11),
        closes=closes,
    )


OPENING = Opening(
    id="a0",
    door=replace(DOOR, source="greenhouse"),
    outcome="nothing missing",
    advert="a0",
    title="Senior Keeper of Models",
    pay={"min": 80000.0, "max": 95000.0, "currency": "EUR", "period": "year", "base_or_total": None},
    first_seen=date(2026, 11, 11),
    open_days=11,
    closes=TODAY + timedelta(days=5),
    reposted=False,
    stale=False,
    news=News(kind="new", day=date(2026, 11, 20)),
    updated=date(2026, 11, 20),
    copies=(copy("a0"),),
)
FOUND = Openings(
    population=POPULATION,
    today=TODAY,
    market=MARKET,
    openings=(
        OPENING,
        replace(
            OPENING,
            id="a1",
            door=replace(DOORS[1], source="ashby"),
            outcome="one short",
            title=None,
            advert=None,
            pay=None,
            closes=None,
            news=None,
            copies=(copy("a1", "ashby"), copy("a1b", "hacker-news")),
        ),
        replace(
            OPENING,
            id="a2",
            door=replace(DOORS[2], posted=date(2025, 1, 1), age_days=690, posted_basis="written"),
            outcome=">= 60 %",
            title="Weaver of nets – 网 " * 4,
            closes=date(2027, 2, 1),
            news=None,
            reposted=True,
            stale=True,
        ),
    ),
    n_found=5,
    counts={"nothing missing": 2, "one short": 1, ">= 60 %": 2},
    n_judged=310,
    only_new=False,
    new_since=None,
    asked=date(2026, 11, 21),
    hidden=(Hidden(reason="less than 60 % of the stated musts met", n=269, flag="--all"),),
    how_sure=STANDING.how_sure,
    reader=READER,
    assumed=(),
    problems=(),
)
EVIL = replace(
    FOUND,
    population=replace(POPULATION, place=HOSTILE),
    openings=(
        replace(
            OPENING,
            title=FLOOD,
            door=replace(
                DOOR,
                employer=FLOOD,
                place=FLOOD,
                source=FLOOD,
                degree=FLOOD,
                url="https://x.example/\x1b'\">",
            ),
            copies=(replace(copy("a0"), place=FLOOD, source=FLOOD, url="javascript:alert(1)"),) * 2,
        ),
    ),
    n_found=1,
)
NONE = replace(FOUND, openings=(), n_found=0)
