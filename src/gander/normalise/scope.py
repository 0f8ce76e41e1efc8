"""From where a remote job may be done, read out of one printed phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from gander.normalise.gazetteer import Gazetteer
from gander.normalise.location import Location, read_location
from gander.normalise.names import DOTTED
from gander.normalise.place_words import CITY_STATES
from gander.normalise.regions import REGIONS
from gander.normalise.window import read_window

ANYWHERE = re.compile(
    r"\b(?:world[- ]?wide|anywhere|global(?:ly)?|any location|any country|everywhere"
    r"|all over the world|around the (?:world|globe))\b",
    re.I,
)
# 'From multiple countries around the world' names none of them and is not everywhere.
SOME_COUNTRIES = re.compile(
    r"\b(?:multiple|several|certain|select(?:ed)?|some|various|eligible|many|listed|\d+\+?) "
    r"(?:\w+ )?(?:countries|locations|regions|states)\b",
    re.I,
)
REMOTE_WORD = re.compile(
    r"\b(?:100% |fully |full |all )?(?:remote(?:ly)?|home[- ]based|work from home|wfh|virtual"
    r"|distributed|offsite/home)"
    r"(?: ok(?:ay)?| only| friendly| possible| first| optional| position| work)?\b",
    re.I,
)
# A city as the seat of a remote job: 'Remote - Denver', 'Remote (NYC)', 'Orlando, FL (remote)',
# 'Denver - Remote'.
SEATED = re.compile(
    r"remote\s*(?:[-–:(·]|in |within |from )\s*[^\W\d_]|\(\s*(?:fully )?remote\s*\)|\w\s*[-–]\s*remote\b",
    re.I,
)
BRACKET = re.compile(r"remote(?:ly)?(?: ok| only| work| possible)?[\])]?\s*[\[(]([^\])]{2,80})[\])]", re.I)
OFFICE = re.compile(r"\b(?:on[- ]?site|hybrid|in[- ]?person|in[- ]office|office|hq)\b", re.I)


# 'Remote (EU, Germany preferred)': what is preferred is not demanded.
PREFERRED = re.compile(r"[^\W\d_][\w /&.]*? (?:is |are )?(?:strongly |highly )?preferred\b", re.I)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where from: `kind` of the contract, with the region's name, the countries spelt out, the window."""

    kind: str
    region: str | None = None
    iso2: tuple[str, ...] = ()
    tz: tuple[float, float] | None = None

    def row(self) -> dict[str, Any]:
        """The REMOTE_FROM struct."""
        tz = list(self.tz) if self.tz else None
        return {"kind": self.kind, "region": self.region, "iso2": list(self.iso2), "tz": tz}


NOT_SAID = Scope("not_said")


def read_scope(
    phrase: str, gazetteer: Gazetteer, *, prose: bool = False, cities: bool = False
) -> Scope | None:
    """The scope that a phrase names, or None. `cities`: a city counts for its whole country."""
    window = read_window(phrase)
    rest = phrase[: window.start] + " , " + phrase[window.end :] if window else phrase
    found = read_location(DOTTED.sub(", ", rest), gazetteer, prose=prose)
    named = _named(found, gazetteer, cities)
    if named and window:  # 'US or LATAM, EST hours': the countries decide, the hours are kept beside them
        return replace(named, tz=(window.low, window.high))
    if named:
        return named
    if window:
        return Scope("timezone", tz=(window.low, window.high))
    return Scope("anywhere") if ANYWHERE.search(phrase) and not SOME_COUNTRIES.search(phrase) else None


def sentence_scope(phrase: str, gazetteer: Gazetteer, *, cities: bool = False) -> Scope | None:
    """The scope of a sentence's words for from where; countries that it only counts are not said."""
    scope = read_scope(phrase, gazetteer, prose=True, cities=cities)
    return NOT_SAID if scope is None and SOME_COUNTRIES.search(phrase) else scope


def _named(found: Location, gazetteer: Gazetteer, cities: bool) -> Scope | None:
    regions = tuple(dict.fromkeys(a.region for a in found.areas))
    towned = any(s.rows for s in found.spots)  # 'Boston, New Jersey or Austin': a state among cities is one
    whole = [s.iso2 for s in found.spots if not s.rows and s.iso2 and not (towned and s.admin1)]
    seats = [gazetteer.city(s.rows[0]).iso2 for s in found.spots if s.rows]
    towns = seats if cities else [c for c in seats if c in CITY_STATES]
    countries = [*whole, *(c for r in regions for c in REGIONS[r]), *towns]
    if not countries:
        return None
    iso2 = tuple(dict.fromkeys(countries))
    return Scope("region", "/".join(regions), iso2) if regions else Scope("countries", iso2=iso2)


def location_scope(printed: str, gazetteer: Gazetteer, *, named_remote: bool) -> Scope | None:
    """The scope of a remote job's location. `named_remote`: the location itself says remote.

    Whole countries, states and regions count wherever they stand; a city counts for its country only as the
    seat of the remote job ('Remote - Denver'): beside the word ('London or Remote') it is an office.
    """
    scope = read_scope(printed, gazetteer)
    if scope and (scope.kind != "anywhere" or named_remote or len(printed) < 30):
        return scope
    if named_remote and SEATED.search(printed):
        return read_scope(printed, gazetteer, cities=True)
    return scope


def head_scope(head: str, gazetteer: Gazetteer) -> Scope | None:
    """The scope in a forum post's head: the bracket after 'remote', its own part, else a part that is
    a country. What is preferred counts where nothing else is said.
    """
    demanded = PREFERRED.sub("", head) if "referred" in head else head
    found = _head_scope(demanded, gazetteer)
    return found if found or demanded == head else _head_scope(head, gazetteer)


def _head_scope(head: str, gazetteer: Gazetteer) -> Scope | None:
    for bracket in BRACKET.finditer(head):
        scope = read_scope(bracket[1], gazetteer)
        if scope:
            return scope
    parts = re.split(r"[|;•]| - | — | – ", head)
    for part in parts:
        word = REMOTE_WORD.search(part)
        if word:
            beside = OFFICE.split(part[word.end() :])[0]
            scope = read_scope(beside, gazetteer, prose=True) or read_scope(part, gazetteer, prose=True)
            if scope:
                return scope
    for part in parts:
        if not OFFICE.search(part) and len(part) < 60:
            scope = read_scope(part, gazetteer, prose=True)
            if scope and scope.kind != "anywhere" and not _in_town(part, gazetteer):
                return scope
    return None


def _in_town(part: str, gazetteer: Gazetteer) -> bool:
    """'Springfield, Germany': what stands before the country is a town, though one that nobody lists."""
    town, comma, _ = part.partition(",")
    return bool(comma) and town.strip().istitle() and read_scope(town, gazetteer, prose=True) is None
