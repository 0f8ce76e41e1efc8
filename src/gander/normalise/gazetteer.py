"""The gazetteer: which place a word means, and the nearest places to a word that is none.

Why:
    Cities are kept as a table of names and a table of rows; a single look-up filters the table, a batch
    builds the index once. The most populous place wins unless a state or a country is given.
"""

from __future__ import annotations

import difflib
import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from gander.model import Place
from gander.normalise import admin
from gander.normalise.place_words import CITY_STATES, COUNTRY_NAMES, NICKNAMES
from gander.normalise.regions import SPELT

_LETTERS = str.maketrans(
    {"đ": "d", "Đ": "d", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ß": "ss", "æ": "ae", "ı": "i"}
)
_SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
_ANYWHERE = {"anywhere", "worldwide", "world", "global", "globally", "everywhere", "any location"}
_OF_CITY = ("name", "iso2", "admin1", "population", "latitude", "longitude", "timezone")
_NO_PLACE = {"remote", "remotely", "hybrid", "onsite", "on site", "office", "home", "all", "none", "any"}


def key(text: str) -> str:
    """A name without case, accents, dots and apostrophes; other signs are one space: 'Đà Nẵng' -> 'da
    nang'.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[.'’`]", "", plain)
    return " ".join(_SHORT.get(w, w) for w in re.findall(r"[^\W_]+", plain))


@dataclass(frozen=True, slots=True)
class City:
    """One city row. `rank` is its place among all by population, 0 the largest."""

    rank: int
    name: str
    iso2: str
    admin1: str | None
    population: int
    latitude: float
    longitude: float
    timezone: str

    def place(self) -> Place:
        label = f"{self.name}, {self.admin1}" if self.iso2 in ("US", "CA") and self.admin1 else self.name
        return Place(
            label=f"{label}, {self.iso2}",
            city=self.name,
            admin1=self.admin1,
            iso2=self.iso2,
            latitude=self.latitude,
            longitude=self.longitude,
            timezone=self.timezone,
        )


class Gazetteer:
    """Cities and countries. `cities`: name, iso2, admin1, population, latitude, longitude, timezone, keys[],
    most populous first (`keys` are further names in `key` form); `countries`: name, iso2, iso3.
    """

    def __init__(self, cities: pl.DataFrame, countries: pl.DataFrame) -> None:
        self._cities = cities
        self._printed = cities.select(_OF_CITY)
        self._made: dict[int, City] = {}
        self.countries: dict[str, str] = dict(countries.select("iso2", "name").iter_rows())
        iso3 = dict(countries.select("iso3", "iso2").iter_rows())
        self.country_codes: dict[str, str] = {**iso3, **{c: c for c in self.countries}, "UK": "GB"}
        self.country_names: dict[str, str] = {key(n): c for c, n in self.countries.items()} | COUNTRY_NAMES

    def rows(self, name: str) -> tuple[int, ...]:
        """Rows of the cities of that key: true names before further names, the most populous first."""
        alone, shared = self._index
        row = alone.get(name)
        return shared.get(name, ()) if row is None else (row,)

    @cached_property
    def _index(self) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
        """The row of each key that one city has, and the rows of the others: most keys need no tuple."""
        keys = self._cities.with_row_index("row").select("row", "keys")
        own = keys.select(pl.col("keys").list.first().alias("key"), "row")
        more = keys.select(pl.col("keys").list.slice(1).alias("key"), "row").explode("key").drop_nulls("key")
        names = pl.concat([own, more])
        several = names.select(pl.col("key").is_duplicated()).to_series()
        single = names.filter(~several)
        alone: dict[str, int] = dict(zip(single["key"].to_list(), single["row"].to_list(), strict=True))
        shared: dict[str, tuple[int, ...]] = {}
        for name, row in names.filter(several).iter_rows():
            shared[name] = (*shared.get(name, ()), row)
        for nick, (name, iso2, state) in NICKNAMES.items():
            name = key(name)
            for row in (alone[name],) if name in alone else shared.get(name, ()):
                city = self.city(row)
                if city.iso2 == iso2 and state in (None, city.admin1):
                    known = (alone.pop(nick),) if nick in alone else shared.get(nick, ())
                    shared[nick] = (row, *(r for r in known if r != row))
                    break
        return alone, shared

    def reach(self, first: str) -> int:
        """The most words of a name of cities, states, countries or regions that begins with this one; 0 where
        none does."""
        others = (admin.by_name(), self.country_names, SPELT)
        alone = self.rows(first) or any(first in names for names in others)
        return self._longest.get(first, 1 if alone else 0)

    @cached_property
    def _longest(self) -> dict[str, int]:
        """First word of the names of several words to the most words that one has."""
        key = pl.col("keys")
        cities = (
            self._cities.select(key.explode())
            .filter(key.str.contains(" ", literal=True))
            .group_by(first=key.str.splitn(" ", 2).struct.field("field_0"))
            .agg(words=key.str.count_matches(" ", literal=True).max() + 1)
        )
        found: dict[str, int] = dict(cities.iter_rows())
        nicks = (nick for nick in NICKNAMES if self.rows(nick))
        for name in (*nicks, *admin.by_name(), *self.country_names, *SPELT):
            if " " in name:
                first, _, rest = name.partition(" ")
                found[first] = max(found.get(first, 1), 1 + len(rest.split()))
        return found

    @cached_property
    def own_names(self) -> frozenset[str]:
        """Keys that are some city's own name or everyday name, not only a further spelling."""
        return frozenset(self._cities["keys"].list.first().to_list()) | NICKNAMES.keys()

    def names(self, people: int = 0) -> frozenset[str]:
        """Own names of the cities of so many people or more, in lower case as printed and in `key` form."""
        large = self._cities.filter(pl.col("population") >= people)
        return frozenset(large["name"].str.to_lowercase()) | frozenset(large["keys"].list.first())

    def city(self, row: int) -> City:
        """The city of a row."""
        city = self._made.get(row)
        if city is None:
            city = self._made[row] = City(row, *self._printed.row(row))
        return city

    def _candidates(self, word: str) -> list[City]:
        """Cities of that name without building the whole index."""
        nick = NICKNAMES.get(word)
        wanted = key(nick[0]) if nick else word
        hits = (
            self._cities.with_row_index("row")
            .filter(pl.col("keys").list.contains(wanted))
            .with_columns((pl.col("keys").list.first() == wanted).alias("own"))
            .sort(["own", "row"], descending=[True, False])
        )
        cities = [City(*values) for values in hits.select("row", *_OF_CITY).iter_rows()]
        if nick:
            cities.sort(key=lambda c: not (c.iso2 == nick[1] and nick[2] in (None, c.admin1)))
        return cities

    def country(self, word: str) -> str | None:
        """ISO 3166 two letters of a country by code or name: 'DE', 'DEU', 'Germany'; None when it is none."""
        code = self.country_codes.get(word.strip().upper().replace(".", ""))
        return code or self.country_names.get(key(word))

    def country_place(self, iso2: str) -> Place:
        """The whole country."""
        return Place(label=self.countries[iso2], iso2=iso2)

    def find(self, word: str) -> Place | None:
        """The place of a user's words ('Da Nang', 'San Francisco, CA', 'Vietnam', 'US', 'anywhere'), or None.

        A city wins over the rest only when it is no country; of several cities of one name the most populous.
        """
        whole = key(word)
        if whole in _ANYWHERE:
            return Place(label="anywhere")
        iso2 = self.country(word)
        if iso2 and iso2 not in CITY_STATES and whole not in NICKNAMES:  # 'LA' is no Laos
            return self.country_place(iso2)
        name, *rest = [p.strip() for p in re.split(r"[,(]", word.strip(") ")) if p.strip()] or [word]
        for city in self._candidates(key(name)):
            if all(self._lies_in(city, part) for part in rest):
                return city.place()
        for state_of, letters in admin.by_name().get(key(name), ()) if rest else ():
            if all(self.country(part) == state_of for part in rest):
                return Place(label=f"{name}, {state_of}", admin1=letters, iso2=state_of)
        return self.country_place(iso2) if iso2 else self._state(word)

    def _state(self, word: str) -> Place | None:
        hits = admin.by_name().get(key(word), ()) or admin.by_letters().get(word.strip().upper(), ())
        if not hits:
            return None
        iso2, letters = hits[0]
        return Place(label=f"{word.strip()}, {iso2}", admin1=letters, iso2=iso2)

    def _lies_in(self, city: City, part: str) -> bool:
        states = admin.by_name().get(key(part), ()) + admin.by_letters().get(part.strip().upper(), ())
        return (city.iso2, city.admin1) in states or self.country(part) == city.iso2

    def suggest(self, word: str, n: int = 3) -> list[str]:
        """At most n labels of places with a name like the word's, the likeliest first; often none.

        A name is like it from a similarity of 0.75 (Ratcliff and Obershelp) and with the same first letter,
        which typing seldom gets wrong; of names equally near, that of more people. A region, and a word for
        remote work, is no place that was nearly typed right.
        """
        wanted = key(word)
        if len(wanted) < 3 or wanted in SPELT or wanted in _NO_PLACE:
            return []
        large = self._cities.filter(pl.col("population") >= 100_000)
        people: dict[str, float] = {}
        for name, count in large.select(pl.col("keys").list.first(), "population").iter_rows():
            people.setdefault(name, count)
        people = {**dict.fromkeys(NICKNAMES, 1e6), **people, **dict.fromkeys(self.country_names, 1e8)}
        like = [k for k in people if k[:1] == wanted[:1]]
        near = difflib.get_close_matches(wanted, like, n=4 * n, cutoff=0.75)
        near.sort(key=lambda k: -_likely(wanted, k, people[k]))
        places = (
            self.find(self.countries[self.country_names[k]] if k in self.country_names else k) for k in near
        )
        return list(dict.fromkeys(p.label for p in places if p is not None))[:n]


def _likely(wanted: str, name: str, people: float) -> float:
    """Similarity, with a tenth for every hundredfold of people."""
    return difflib.SequenceMatcher(None, wanted, name).ratio() + 0.05 * math.log10(people)
