"""Places, and where one may work from, in words: countries by name, because 'CA' reads as California."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gander.faces.words import NBSP, clean
from gander.normalise.admin import by_name
from gander.shell.places import read_gazetteer

_SHOWN = 6
_COUNTRIES = 5
_REMOTE = {"onsite": "on site", "hybrid": "hybrid", "remote": "remote"}
_REGIONS = {
    "EU": "the EU",
    "EEA": "the EEA",
    "LATAM": "Latin America",
    "SEA": "South-East Asia",
    "APAC": "Asia-Pacific",
    "Americas": "the Americas",
    "Nordics": "the Nordics",
    "Middle East": "the Middle East",
}
_WITH_ARTICLE = {"US": "the US", "GB": "the UK", "AE": "the Emirates", "NL": "the Netherlands"}
_STATED = ("US", "CA")
"""Countries of whose places the state or province is said, too."""


def country(iso2: str) -> str:
    """'Canada'; a code that is none stands as it is."""
    return clean(read_gazetteer().countries.get(iso2, iso2)).removeprefix("The ")


def state(iso2: str, letters: str) -> str:
    """'Ontario' for 'CA' and 'ON'; '' where it has no name here."""
    for name, meant in by_name().items():
        if (iso2, letters) in meant:
            return " ".join(word if word == "of" else word.capitalize() for word in name.split())
    return ""


def place(found: Mapping[str, Any]) -> str:
    """'Detroit, MI, US', 'California, US', 'Toronto, Ontario, Canada', 'Bilbao, Spain', 'Singapore'."""
    city, iso2, letters = (clean(found.get(name) or "") for name in ("city", "iso2", "admin1"))
    said = ""
    if iso2 in _STATED and letters:
        said = letters if iso2 == "US" and city else state(iso2, letters)
    where = "US" if iso2 == "US" and city + said else country(iso2) if iso2 else ""
    return ", ".join(dict.fromkeys(part for part in (city, said, where) if part))


def places(found: Iterable[Mapping[str, Any]]) -> str:
    """Each once, at most six."""
    names = list(dict.fromkeys(name for name in map(place, found) if name))
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{NBSP}· ".join(name.replace(" ", NBSP) for name in names[:_SHOWN]) + more


def named(found: Iterable[Mapping[str, Any]], said: str) -> bool:
    """Whether a sentence names one of the places, so that a link from them to it is no surprise."""
    said = said.casefold()
    for one in found:
        iso2, letters = one.get("iso2") or "", one.get("admin1") or ""
        words = (one.get("city"), country(iso2) if iso2 else "", state(iso2, letters))
        if any(word and word.casefold() in said for word in words):
            return True
    return False


def remote(row: Mapping[str, Any]) -> str:
    """'remote, from the US or Canada', 'hybrid'."""
    said = _REMOTE.get(row.get("remote") or "", "")
    scope = row.get("remote_from") or {}
    kind = scope.get("kind")
    if kind == "anywhere":
        return f"{said}, from anywhere"
    if kind == "region" and scope.get("region"):
        return f"{said}, from {_REGIONS.get(scope['region'], clean(scope['region']))}"
    if kind == "countries" and scope.get("iso2"):
        return f"{said}, from {_countries(list(scope['iso2']))}"
    if kind == "timezone" and scope.get("tz"):
        low, high = (f"UTC{hours:+g}" for hours in scope["tz"])
        return f"{said}, in {low}" + (f" to {high}" if high != low else "")
    return f"{said}, not said from where" if said == "remote" else said


def _countries(codes: list[str]) -> str:
    names = [_WITH_ARTICLE.get(code) or country(code) for code in codes]
    if len(names) > _COUNTRIES:
        return f"{', '.join(names[:_COUNTRIES])} and {len(names) - _COUNTRIES} more"
    return " or ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
