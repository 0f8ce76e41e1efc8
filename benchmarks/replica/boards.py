"""Boards with their adverts of a day: adverts come, change, go and come again under another id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from benchmarks.replica.adverts import Advert, Employer, advert, elsewhere, number_of, rewritten
from benchmarks.replica.words import employers, places, sentences

START = date(2026, 10, 1)
"""Day 0, fixed so that a seed gives the same bytes on every machine."""
WEIGHTS = {
    "greenhouse": 72,
    "ashby": 13,
    "lever": 8,
    "workday": 3,
    "smartrecruiters": 1,
    "workable": 1,
    "recruitee": 1,
    "personio": 1,
    "teamtailor": 1,
}
"""About their shares of the public boards that ship (data/boards), so that 300 here are like 300 there."""
HACKER_NEWS = "hacker-news"
MEDIAN = 20
_CLONED = 0.042
"""Of the adverts' seats: each shows 2 to 6 cities, which makes 15 % of the adverts."""
_LIFE = (12, 90)
_GAP = 15
_REPOST = 0.3
_CHANGED = 0.25
_BEFORE = 120
"""Days before day 0 from which on seats are followed, so that day 0 looks like any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """An employer's board on a platform; `name`: as the connector's subject. `seats`: openings, most of them
    filled on a day."""

    platform: str
    name: str
    employer: Employer
    seed: str
    seats: int

    def adverts(self, day: int, start: date = START) -> tuple[Advert, ...]:
        """What the board shows so many days after the start, newest first."""
        return _shown(self, day, start)

    def made(self, day: int, start: date) -> Iterator[Advert]:
        for seat in range(self.seats):
            yield from self._of(seat, day, start)

    def _of(self, seat: int, day: int, start: date) -> Iterator[Advert]:
        chance = Random(f"{self.seed}|{seat}")
        copies = chance.randint(2, 6) if chance.random() < _CLONED else 1
        born, text, number = -chance.randint(0, _BEFORE), 0, 0
        while True:
            life = chance.randint(*_LIFE)
            changes = chance.randint(1, life) if chance.random() < _CHANGED else None
            repost = chance.random() < _REPOST
            gap = 0 if repost else chance.randint(0, _GAP)
            if born <= day < born + life:
                break
            if day < born:
                return  # nobody is looked for in this seat today
            born, number = born + life + gap, number + 1
            text += not repost
        employer = self._employer(seat)
        posted = start + timedelta(days=born)
        first = advert(employer, f"{self.seed}|{seat}|{text}", number_of(self.seed, seat, number), posted)
        if changes is not None and born + changes <= day:
            on = start + timedelta(days=born + changes)
            first = rewritten(first, Random(f"{self.seed}|{seat}|{text}|{number}"), employer, on)
        yield first
        for copy in range(1, copies):
            place = elsewhere(chance, employer)
            yield replace(first, number=number_of(self.seed, seat, number, copy), place=place)

    def _employer(self, seat: int) -> Employer:
        """On a forum every seat is another employer's."""
        if self.platform != HACKER_NEWS:
            return self.employer
        return _employer(Random(f"{self.seed}|{seat}|employer"), set())


@lru_cache(maxsize=2000)
def _shown(board: Board, day: int, start: date) -> tuple[Advert, ...]:
    return tuple(sorted(board.made(day, start), key=lambda one: (one.posted, one.number), reverse=True))


def make_boards(n: int, seed: int, median: int = MEDIAN) -> list[Board]:
    """So many boards, of all platforms in turn by their weight, the same for a seed; from ten on the last is
    the month's thread on Hacker News."""
    chance = Random(f"{seed}")
    platforms = _platforms(n - (n >= 10))
    names: set[str] = set()
    made = []
    for at, platform in enumerate(platforms):
        employer = _employer(Random(f"{seed}|{at}"), names)
        slug = _slug(employer.name)
        seats = max(1, min(900, round(chance.lognormvariate(0, 1.1) * median)))
        made.append(
            Board(
                platform=platform,
                name=_name(platform, slug, at),
                employer=employer,
                seed=f"{seed}|{platform}|{slug}",
                seats=seats,
            )
        )
    if n >= 10:
        employer = _employer(Random(f"{seed}|thread"), names)
        seats = max(20, min(400, n))
        made.append(
            Board(platform=HACKER_NEWS, name="latest", employer=employer, seed=f"{seed}|hn", seats=seats)
        )
    return made


def _platforms(n: int) -> list[str]:
    """The platform that is furthest behind its share, again and again."""
    given = dict.fromkeys(WEIGHTS, 0)
    order = []
    for _ in range(n):
        next_one = min(WEIGHTS, key=lambda name: (given[name] + 0.5) / WEIGHTS[name] if given[name] else 0)
        given[next_one] += 1
        order.append(next_one)
    return order


def _name(platform: str, slug: str, at: int) -> str:
    """As the connectors name their subjects; capitals and spaces where the platform has them."""
    if platform == "workday":
        return f"{slug}.wd{(1, 3, 5)[at % 3]}.myworkdayjobs.com/External"
    if platform == "lever" and at % 3 == 0:
        return f"eu:{slug}"
    if platform == "smartrecruiters":
        return slug.title()
    if platform == "ashby" and at % 5 == 0:
        return f"{slug.title()}%20Jobs"
    return slug


def _employer(chance: Random, taken: set[str]) -> Employer:
    words = employers()
    language = chance.choices(("en", "de", "vi"), (88, 7, 5))[0]
    while True:
        field = chance.choice(words["fields"])
        first, second = ("first_vi", "second_vi") if language == "vi" else ("first", "second")
        name = f"{chance.choice(words[first])}{' ' if language == 'vi' else ''}{chance.choice(words[second])}"
        name = f"{name} {field['name']}"
        if _slug(name) not in taken:
            break
    taken.add(_slug(name))
    country = {"de": "DE", "vi": "VN"}.get(language)
    homes = [one for one in places() if country in (None, one.iso2)]
    text = sentences(language)["text"]
    return Employer(
        name=name,
        does=field["does"],
        language=language,
        home=chance.choices(homes, [one.weight for one in homes])[0],
        about=tuple(chance.sample(text["about"], 2)),
        closing=chance.choice(text["closing"]),
    )


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("Đ", "D").replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode().lower())
