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

from gander.normalise.gazetteer import Gazetteer, key
from gander.normalise.names import WORD, names
from gander.normalise.place_words import AMBIGUOUS_ALONE, NOISE, NOT_ALONE
from gander.normalise.spots import Spot, join

NEAR = 0.8  # degrees, north and east together: some 60 km


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


def read_location(
    text: str, gazetteer: Gazetteer, *, prose: bool = False, hint: str | None = None
) -> Location:
    """The places of a printed location. `prose`: the string also holds other words (a post's first
    line), so a
    city counts only when its part is wholly about place or a state or country confirms it. `hint`: the
    country that the source gives beside it.
    """
    found = names(text, gazetteer, prose)
    spots = join(text, found, gazetteer, prose)
    areas = tuple(Area(n.start, n.end, n.region) for n in found if n.region)
    covered = [(n.start, n.end) for n in found]
    kept = tuple(_settle(replace(s, alone=_alone(text, s, covered)), gazetteer, hint) for s in spots)
    kept = tuple(_beside(s, kept, gazetteer) for s in kept)
    good = tuple(s for s in kept if _counts(s, text, gazetteer, prose))
    if not prose and not good:
        good = tuple(s for s in kept if not s.rows or not text[s.start : s.end].islower())
    return Location(_once(good), areas)


def _alone(text: str, spot: Spot, covered: list[tuple[int, int]]) -> bool:
    """True when the part around the spot holds only names and words of NOISE."""
    breaks = [
        m.end() for m in re.finditer(r"[;|•·,/()\n:☆]|\s[-–—]+\s|\b(?:in|at|near|or|and|based)\b", text)
    ]
    left = max((b for b in breaks if b <= spot.start), default=0)
    ends = re.search(r"[;|•·,/()\n:☆.]|\s[-–—]+\s|\b(?:or|and)\b", text[spot.end :])
    right = spot.end + (ends.start() if ends else len(text) - spot.end)
    for word in WORD.finditer(text, left, right):
        inside = any(a <= word.start() and word.end() <= b + 1 for a, b in covered)
        if not inside and key(word.group()) not in NOISE and not word.group()[0].isdigit():
            return False
    return True


def _settle(spot: Spot, gazetteer: Gazetteer, hint: str | None) -> Spot:
    """The city that is meant: in the country hinted at, else the likeliest."""
    if not spot.rows:
        return spot
    if hint and spot.iso2 is None:
        fits = tuple(r for r in spot.rows if gazetteer.city(r).iso2 == hint)
        if fits:
            return replace(spot, rows=fits, sure=True)
    return spot


def _beside(spot: Spot, spots: tuple[Spot, ...], gazetteer: Gazetteer) -> Spot:
    """Of cities of one name the one near another city of the string: 'San Francisco (San Mateo)'."""
    if spot.sure or len(spot.rows) < 2:
        return spot
    others = [gazetteer.city(s.rows[0]) for s in spots if s.rows and s is not spot]
    for row in spot.rows:
        city = gazetteer.city(row)
        if any(abs(city.latitude - o.latitude) + abs(city.longitude - o.longitude) < NEAR for o in others):
            return replace(spot, rows=(row,))
    return spot


def _counts(spot: Spot, text: str, gazetteer: Gazetteer, prose: bool) -> bool:
    word = key(text[spot.start : spot.end])
    if not prose:
        return spot.alone or spot.sure or not spot.rows
    if spot.sure:
        return True
    if not spot.rows:
        return spot.alone and word not in AMBIGUOUS_ALONE and word not in NOT_ALONE
    city = gazetteer.city(spot.rows[0])
    if word in NOT_ALONE:
        return False
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
