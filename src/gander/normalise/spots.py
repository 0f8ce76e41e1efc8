"""Names joined to places: a state or a country goes to the city before or after it, where such a
city exists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gander.normalise import admin
from gander.normalise.gazetteer import Gazetteer
from gander.normalise.names import PROSE_CODES, Name, word_key
from gander.normalise.place_words import CITY_STATES, NICKNAMES, NOISE

HARD = re.compile(r"[;|•·\n☆★]|(?<=\s)(?:[/&+]|//)(?=\s)|(?i:\b(?:or|and|und|plus)\b)")
BESIDE = re.compile(r"\s?[/&+]\s?|\s(?:and|or)\s")
# A town's name as printed before its state; in running words where a part begins, or after a word of place.
_NAME = r"(?:(?:St|Ft|Mt)\. )?[A-Z][a-z][\w'’-]*(?: [A-Z][\w'’-]+){0,2}"
TOWN = re.compile(rf"(?:^|[;|/•(\n]|[-–—] |, | or | and )\s*({_NAME}),\s*$")
TOWN_IN_PROSE = re.compile(rf"(?:^\s+|[;|•(\n]\s*|\s[-–—]\s|:\s*|\b(?:in|near|of) )({_NAME}),\s*$")
BIG = 300_000  # people; a city of that size stands by itself even beside a state where it does not lie
# 'Toulouse, Occitanie, France': one part, whatever the words between; a region's own words come no longer.
SAME_PART = re.compile(r",(?!.*(?i:remote|hybrid))[^;|•·\n()/&+:]{1,38},\s*")
TOWN_GAP = re.compile(r"(?:\s[A-Z]\w+)?,\s*")  # 'Kingston, MA'; 'Crystal City, VA', where Crystal is a city
PART_START = re.compile(r"(?:^|[;|/•(\n])\s*$")
PART_END = re.compile(r"\s*(?:$|[;|/•()\n-]|,?\s*(?:USA?|United States|Canada)\b|,?\s*\d{5})")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the string. `rows`: cities it may be, the likeliest first (none: a state or a whole
    country).

    `start`, `end`: character offsets of all that was joined; `sure`: a state or country confirmed the city.
    """

    start: int
    end: int
    rows: tuple[int, ...] = ()
    admin1: str | None = None
    iso2: str | None = None
    sure: bool = False
    other: tuple[int, ...] = ()  # cities of the state's name: 'Victoria, BC', 'Delaware, OH'
    town: str | None = None  # a city before its state that the gazetteer does not have, as printed
    alone: bool = True  # its part of the string holds nothing but names and words of NOISE


def join(text: str, names: tuple[Name, ...], gazetteer: Gazetteer, prose: bool) -> list[Spot]:
    spots: list[Spot] = []
    open_from = 0  # spots from here on stand in the same part and may still take a country
    end = 0
    for name in names:
        gap = text[end : name.start]
        if HARD.search(gap) or (len(gap) > 12 and (prose or not SAME_PART.fullmatch(gap))):
            open_from = len(spots)
        end = name.end
        if name.region:
            continue
        if spots and name.code and name.iso2 and BESIDE.fullmatch(gap) and _whole(spots[-1]):
            spots.append(Spot(name.start, name.end, iso2=name.iso2))
            continue
        if len(spots) > open_from and _attach(spots, open_from, name, gap, gazetteer):
            continue
        if spots and _correct(spots, name, text, gazetteer, prose):
            continue
        spot = _stand(text, name, prose)
        if spot and spot.town and spots and spots[-1].end > text.rindex(spot.town, 0, name.start):
            # 'Monterrey, N.L.': the city is known, and the letters mean another state
            spot = replace(spot, town=None)
        if spot:
            spots.append(spot)
    return _washington(text, spots)


def _whole(spot: Spot) -> bool:
    """True of a whole country: beside it letters are a country's too, 'US/CA' and not California."""
    return not spot.rows and spot.iso2 is not None and spot.admin1 is None


def _town(text: str, end: int, prose: bool) -> str | None:
    """The city before a state ('Zephyr Cove, NV') that is no city of the gazetteer, as printed."""
    hit = (TOWN_IN_PROSE if prose else TOWN).search(text[:end])
    if not hit or any(word_key(word) in NOISE for word in hit[1].split()):
        return None
    return hit[1]


def _washington(text: str, spots: list[Spot]) -> list[Spot]:
    """'Oregon; Washington': beside another whole state the word is the state and not the city."""
    if "Washington" not in text or not any(s.iso2 == "US" and s.admin1 and not s.rows for s in spots):
        return spots
    return [
        Spot(s.start, s.end, admin1="WA", iso2="US")
        if s.rows and s.admin1 is None and text[s.start : s.end].split(",")[0] == "Washington"
        else s
        for s in spots
    ]


def _state(row: int, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """The city's country and state, by the letters that postings print."""
    city = gazetteer.city(row)
    code = city.admin1 or ""
    return city.iso2, admin.geonames_letters().get((city.iso2, code), city.admin1)


def _attach(spots: list[Spot], open_from: int, name: Name, gap: str, gazetteer: Gazetteer) -> bool:
    """Joins the name to the last spot, or a country to every city of the part; False where it does
    not fit.
    """
    last = spots[-1]
    if last.other and name.iso2 != last.iso2 and name.states:
        last = replace(last, rows=last.other, admin1=None, iso2=None, other=())
    if last.rows and not (last.admin1 and last.sure):
        for iso2, letters in name.states:
            fits = tuple(r for r in last.rows if _state(r, gazetteer) == (iso2, letters))
            if fits and last.iso2 in (None, iso2):
                spots[-1] = replace(last, rows=fits, admin1=letters, iso2=iso2, end=name.end, sure=True)
                return True
    last = spots[-1]
    if name.iso2 and last.iso2 == name.iso2 and (last.admin1 or last.sure):
        spots[-1] = replace(last, end=name.end)
        return True
    if name.iso2 and _take_country(spots, open_from, name.iso2, name.end, gazetteer):
        return True
    return _prefix(spots, name, gap, gazetteer)


def _correct(spots: list[Spot], name: Name, text: str, gazetteer: Gazetteer, prose: bool) -> bool:
    """'Westport, MA' where only the one in CT is large enough to be known: the state holds, the city goes.
    A great city stands beside a state ('Chicago, NY'), unless the two are all that their part says.
    """
    last = spots[-1]
    if not last.rows or last.sure or not TOWN_GAP.fullmatch(text[last.end : name.start]):
        return False
    whole = PART_START.search(text[: last.start]) and PART_END.match(text, name.end)
    great = gazetteer.city(last.rows[0]).population >= BIG
    if great and not whole:
        return False
    town = max((gazetteer.city(r).population for r in name.rows), default=0)
    if name.states and (town < BIG or (name.code and not great)):  # 'SF, NY' are two
        iso2, letters = name.states[0]
        unknown = _town(text, name.start, prose)
        spots[-1] = Spot(last.start, name.end, admin1=letters, iso2=iso2, town=unknown)
        return True
    if name.iso2 and not name.rows:
        spots[-1] = Spot(last.start, name.end, iso2=name.iso2)
        return True
    return False


def _take_country(spots: list[Spot], open_from: int, iso2: str, end: int, gazetteer: Gazetteer) -> bool:
    took = False
    for i in range(len(spots) - 1, open_from - 1, -1):
        spot = spots[i]
        fits = tuple(r for r in spot.rows if gazetteer.city(r).iso2 == iso2)
        if not fits or spot.iso2 is not None:
            break
        here = replace(spot, rows=fits, iso2=iso2, sure=True, end=end if i == len(spots) - 1 else spot.end)
        spots[i] = here
        took = True
    if took and len(spots) - open_from >= 2:
        _fold_state(spots, gazetteer)
    return took


def _fold_state(spots: list[Spot], gazetteer: Gazetteer) -> None:
    """'Barueri, São Paulo, Brasil': a city that also names the state of the city before it is that state."""
    first, second = spots[-2], spots[-1]
    if not (first.rows and second.rows and first.iso2 == second.iso2) or first.iso2 in ("GB", "US", "VN"):
        return
    states = {gazetteer.city(r).admin1 for r in second.rows[:1]}
    fits = tuple(r for r in first.rows if gazetteer.city(r).admin1 in states)
    if fits:
        spots[-2:] = [replace(first, rows=fits, end=second.end)]


def _prefix(spots: list[Spot], name: Name, gap: str, gazetteer: Gazetteer) -> bool:
    """'US, CA, Santa Clara', 'TX - Frisco', 'India - Bengaluru': what came first was the country or
    the state.
    """
    last = spots[-1]
    if last.rows or last.iso2 is None:
        return False
    fits = tuple(
        r
        for r in name.rows
        if gazetteer.city(r).iso2 == last.iso2 and last.admin1 in (None, gazetteer.city(r).admin1)
    )
    if last.admin1 is None:
        states = [s for s in name.states if s[0] == last.iso2]
        if states and (name.code or not fits):
            spots[-1] = replace(last, admin1=states[0][1], end=name.end)
            return True
    if not fits:  # 'IN - Auburn': a town too small to be known
        return bool(last.admin1 and name.rows and gap == " - " and last.end - last.start == 2)
    spots[-1] = replace(last, rows=fits, end=name.end, sure=True)
    return True


def _stand(text: str, name: Name, prose: bool) -> Spot | None:
    """What a name means when nothing joins it."""
    word = word_key(text[name.start : name.end])
    if name.rows and (word in NICKNAMES or word == "washington" or name.iso2 in CITY_STATES):
        return Spot(name.start, name.end, rows=name.rows)
    if name.code:
        return _stand_code(text, name, prose)
    if name.states and (name.iso2 is None or word == "georgia"):
        iso2, letters = name.states[0]
        town = _town(text, name.start, prose)
        return Spot(name.start, name.end, admin1=letters, iso2=iso2, other=name.rows, town=town)
    if name.iso2:
        return Spot(name.start, name.end, iso2=name.iso2)
    return Spot(name.start, name.end, rows=name.rows) if name.rows else None


def _stand_code(text: str, name: Name, prose: bool) -> Spot | None:
    """Letters alone: 'US' always; in a location a state's ('Remote - KY, TN') before a country's ('VN')."""
    letters = text[name.start : name.end].replace(".", "")
    if name.iso2 and letters in PROSE_CODES:
        return Spot(name.start, name.end, iso2=name.iso2)
    if prose:
        return None
    if name.states:
        iso2, code = name.states[0]
        return Spot(name.start, name.end, admin1=code, iso2=iso2, town=_town(text, name.start, prose))
    few = len(re.findall(r"\w+", text)) <= 3
    return Spot(name.start, name.end, iso2=name.iso2) if few or len(letters) == 3 else None
