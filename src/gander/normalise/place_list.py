"""The names of places that never tell two adverts apart: one fixed list, whatever adverts come together.

Why fixed:
    Adverts are read a few thousand at a time, and what one of them says of itself must not hang on which
    others came with it. So the list is the gazetteer's, and what it does not have (a mall, a county) counts
    as a place only in the advert whose own location names it.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from gander.normalise import admin
from gander.normalise.gazetteer import Gazetteer
from gander.normalise.place_words import NICKNAMES, NOISE, NOT_ALONE
from gander.normalise.regions import SPELT

_MORE = (
    *("remote", "hybrid", "onsite", "on-site", "us", "usa", "uk", "eu", "emea", "apac", "latam", "americas"),
    *("anywhere", "worldwide", "global", "united states", "north america", "europe", "office", "remoto"),
    *("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "midwest"),
    *("bay area", "tri-state", "in-office", "work from home", "híbrido", "full-time", "full time"),
)
_NO_PLACE = NOT_ALONE | NOISE | {"spring", "bank", "mon", "officer", "alliance", "university", "turbo", "un"}
_LARGE = 100_000
"""People; names of smaller cities are taken out of titles only: in texts they are words more often."""
_SHORTEST_IN_TEXT = 4
"""Letters; shorter names are parts of too many words to be taken out of a text."""


@cache
def place_list(gazetteer: Gazetteer, people: int = 0) -> pl.Series:
    """Lower-case names of cities of so many people, states, countries and regions, and words for working
    anywhere; sorted. Not those that mean something else in a title, as 'mobile' and 'reading' do."""
    named = gazetteer.names(people) | admin.by_name().keys() | SPELT.keys() | NICKNAMES.keys()
    named |= gazetteer.country_names.keys() | {name.lower() for name in gazetteer.countries.values()}
    return pl.Series(sorted((named - _NO_PLACE) | set(_MORE)), dtype=pl.String)


@cache
def named_in_texts(gazetteer: Gazetteer) -> list[str]:
    """Those names that are taken out of texts."""
    names = place_list(gazetteer, _LARGE)
    return names.filter(names.str.len_chars() >= _SHORTEST_IN_TEXT).to_list()
