"""One printed location read: which cities, states, countries and regions it names, and in which part of it.

Why:
    Boards write places in every order ('Austin, TX', 'TX - Austin', 'US, CA, Santa Clara', 'India -
    Bengaluru',
    'London, Paris; Remote, US'). So names are found first, longest first, and then joined: a state or
    a country
    joins the city before or after it when such a city exists there; what cannot be joined stands alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from gander.normalise.gazetteer import Gazetteer
from gander.normalise.names import WORD, Name, names, word_key
from gander.normalise.place_words import AMBIGUOUS_ALONE, NOISE, NOT_ALONE
from gander.normalise.spots import Spot, join

NEAR = 0.8  # degrees, north and east together: some 60 km
LARGE = 100_000  # people; a location's city with the name of a common word is seldom smaller
DISTRICT = 0.15  # the same: some 12 km, within one city
PART_BEGINS = re.compile(r"[;|•·,/()\n:☆]|\s[-–—]+\s|\b(?:in|at|near|or|and|based)\b")
PART_ENDS = re.compile(r"[;|•·,/()\n:☆.]|\s[-–—]+\s|\b(?:or|and)\b")


@dataclass(frozen=True, slots=True)
class Area:
    """A region of several countries, by its id in REGIONS."""

    start: int
    end: int
    region: str


@dataclass(frozen=True, slots=True)
class Location:
    """What a printed location names, in its order."""

    spots: tuple[Spot, ...]
    areas: tuple[Area, ...]


NOWHERE = Location((), ())


def read_location(
    text: str, gazetteer: Gazetteer, *, prose: bool = False, hint: str | None = None
) -> Location:
    """The places of a printed location. `prose`: the string also holds other words (a post's first
    line), so a
    city counts only when its part is wholly about place or a state or country confirms it. `hint`: the
    country that the source gives beside it.
    """
    found = names(text, gazetteer, prose)
    if not found:
        return NOWHERE
    spots = join(text, found, gazetteer, prose)
    areas = tuple(Area(n.start, n.end, n.region) for n in found if n.region)
    if not spots:
        return Location((), areas)
    kept = tuple(_settle(s, gazetteer, hint, prose) for s in _marked(text, spots, found))
    kept = tuple(_beside(s, kept, gazetteer) for s in kept)
    good = tuple(s for s in kept if _counts(s, text, gazetteer, prose))
    if not prose and not good:
        good = tuple(s for s in kept if not s.rows or not text[s.start : s.end].islower())
    return Location(_once(_without_districts(good, text, gazetteer)), areas)


def _marked(text: str, spots: list[Spot], found: tuple[Name, ...]) -> list[Spot]:
    """The spots, each with whether its part of the string holds only names and words of NOISE."""
    begins = [m.end() for m in PART_BEGINS.finditer(text, 0, spots[-1].end)]
    covered = [(n.start, n.end) for n in found]
    marked = []
    for spot in spots:
        left = max((b for b in begins if b <= spot.start), default=0)
        ends = PART_ENDS.search(text, spot.end)
        right = ends.start() if ends else len(text)
        beside = (*WORD.finditer(text, left, spot.start), *WORD.finditer(text, spot.end, right))
        marked.append(spot if all(_quiet(w, covered) for w in beside) else replace(spot, alone=False))
    return marked


def _quiet(word: re.Match[str], covered: list[tuple[int, int]]) -> bool:
    """True of a word that says nothing but how, and of one that belongs to a name."""
    printed = word.group()
    if printed[0].isdigit() or word_key(printed) in NOISE:
        return True
    return any(a <= word.start() and word.end() <= b + 1 for a, b in covered)


def _settle(spot: Spot, gazetteer: Gazetteer, hint: str | None, prose: bool) -> Spot:
    """The city that is meant: in the country hinted at, else the likeliest. In running words the hint does
    not make a city of a word: 'Enterprise' is one in the US too.
    """
    if not spot.rows or not hint or spot.iso2 is not None:
        return spot
    fits = tuple(r for r in spot.rows if gazetteer.city(r).iso2 == hint)
    return replace(spot, rows=fits, sure=not prose) if fits else spot


def _beside(spot: Spot, spots: tuple[Spot, ...], gazetteer: Gazetteer) -> Spot:
    """Of cities of one name the one near another city of the string: 'San Francisco (San Mateo)'."""
    if spot.sure or len(spot.rows) < 2 or len(spots) < 2:
        return spot
    others = [s.rows[0] for s in spots if s.rows and s is not spot]
    for row in spot.rows:
        if any(_apart(row, other, gazetteer) < NEAR for other in others):
            return replace(spot, rows=(row,))
    return spot


def _apart(one: int, other: int, gazetteer: Gazetteer) -> float:
    """Degrees between two cities, north and east together."""
    a, b = gazetteer.city(one), gazetteer.city(other)
    return abs(a.latitude - b.latitude) + abs(a.longitude - b.longitude)


def _without_districts(spots: tuple[Spot, ...], text: str, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """'Cầu Giấy, Hà Nội' is Hanoi: Vietnam's districts are cities of the gazetteer and no second place."""
    inner = set()
    for one, after in pairwise(spots):
        if one.rows and after.rows and text[one.end : after.start].strip() == ",":
            a, b = gazetteer.city(one.rows[0]), gazetteer.city(after.rows[0])
            near = a.iso2 == b.iso2 == "VN" and _apart(one.rows[0], after.rows[0], gazetteer) < DISTRICT
            if near and a.population < b.population:
                inner.add(one)
    return tuple(s for s in spots if s not in inner) if inner else spots


def _counts(spot: Spot, text: str, gazetteer: Gazetteer, prose: bool) -> bool:
    if spot.sure or not (prose or spot.rows):
        return True
    word = word_key(text[spot.start : spot.end])
    if not spot.rows:
        return spot.alone and word not in AMBIGUOUS_ALONE and word not in NOT_ALONE
    city = gazetteer.city(spot.rows[0])
    if word in NOT_ALONE and (prose or (city.population < LARGE and len(text) > len(word))):
        return False
    if not prose:
        return spot.alone
    return (spot.alone and city.population >= 25_000) or (city.population >= 700_000 and len(word) > 4)


def _once(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Each place once, in the order printed; a state or country that only repeats a city's is left out."""
    seen: dict[tuple[int | None, str | None, str | None], Spot] = {}
    for spot in spots:
        row = spot.rows[0] if spot.rows else None
        seen.setdefault(
            (row, None if row is not None else spot.admin1, None if row is not None else spot.iso2), spot
        )
    return tuple(seen.values())
