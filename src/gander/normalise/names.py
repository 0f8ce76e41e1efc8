"""The names of cities, states, countries and regions in a printed string, longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gander.normalise import admin
from gander.normalise.gazetteer import Gazetteer, key
from gander.normalise.place_words import NICKNAMES, NOISE
from gander.normalise.regions import SPELT

WORD = re.compile(r"[^\W_](?:[\w]|[.'’](?=\w))*\.?")
# 'ON-SITE' is no Ontario, 'CA OR NY' no Oregon, a street or a county no city of its name, and 'US hours' say
# when and not where: blanked before names are looked for, offsets kept.
NOT_ON = re.compile(r"\bon[- ]?site\b|\bin[- ](?:person|office|house)\b", re.I)
NO_CODE = re.compile(r"(?<=[\w)] )OR(?= )|(?<=[A-Z]{2}, )OR(?= )|\bIT\b|\bAI\b|_")
STREET = re.compile(
    r"\b\d{1,5}[A-Z]? (?:[A-Z0-9][\w.']* ){1,4}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive"
    r"|Lane|Ln|Way|Hwy|Highway|Pkwy|Parkway|Plaza|Square)\b\.?(?: \d+\b)?"
)
NO_PLACE = re.compile(
    r"\b[A-Z]\w+ County\b|\b[A-Z][\w.]+(?:[ /][A-Z]{2})?[- ](?:[Bb]usiness )?"
    r"(?:[Tt]ime ?-?[Zz]ones?|[Hh]ours|[Tt]imes?)\b"
)
DOTTED = re.compile(r"(?<=\b[A-Z]{2})\.(?=[A-Z])|(?<=\b[A-Z]{3})\.(?=[A-Z])")
LONGEST = 5
DIGIT = re.compile(r"\d")
PROSE_CODES = frozenset({"US", "USA", "UK", "GB", "UAE", "CAN", "AUS", "NZ"})
_TRADES = ("AI", "IT", "ML", "VR", "AR", "QA", "PM", "BA", "BI")  # trades, and no Qatar, in running words
word_key = lru_cache(maxsize=65_536)(key)


Meaning = tuple[tuple[int, ...], tuple[tuple[str, str], ...], str | None, str | None, bool]
"""rows, states, iso2, region and code of a Name."""


@dataclass(frozen=True, slots=True)
class Name:
    start: int
    end: int
    rows: tuple[int, ...]
    states: tuple[tuple[str, str], ...]
    iso2: str | None
    region: str | None
    code: bool


@lru_cache(maxsize=8_192)
def names(text: str, gazetteer: Gazetteer, prose: bool) -> tuple[Name, ...]:
    """The names in the string, kept: a location is read for its place and again for from where."""
    masked = _masked(text)
    words = list(WORD.finditer(masked))
    found: list[Name] = []
    i = 0
    for at, first in enumerate(words):
        word = first.group()
        if at < i or (prose and word[0].islower()):
            continue
        reach = _reach(word, gazetteer)
        if reach == 1:
            meaning = _meaning(word, word_key(word), gazetteer, prose)
            if meaning:
                found.append(Name(first.start(), first.end(), *meaning))
        elif reach:
            name, taken = _longest(masked, words[at : at + min(reach, LONGEST)], gazetteer, prose)
            i = at + taken
            if name:
                found.append(name)
    return tuple(found)


@lru_cache(maxsize=65_536)
def _reach(word: str, gazetteer: Gazetteer) -> int:
    """The most words of a name that begins with this one; 0 where none does."""
    first = word_key(word).partition(" ")[0]
    return gazetteer.reach(first) or (1 if len(word) <= 6 and word.isupper() else 0)


def _masked(text: str) -> str:
    """The text with what only looks like a name blanked; the rarer ones are looked for where they can be."""
    if "ite" in text or "ITE" in text or "n-" in text or "erson" in text or "ffice" in text:
        text = NOT_ON.sub(_blank, text)
    if "OR" in text or "IT" in text or "AI" in text or "_" in text:
        text = NO_CODE.sub(_blank, text)
    if DIGIT.search(text):
        text = STREET.sub(_blank, text)
    if "ime" in text or "ours" in text or "County" in text:
        text = NO_PLACE.sub(_blank, text)
    return text


def _blank(hit: re.Match[str]) -> str:
    return " " * len(hit.group())


def _longest(
    masked: str, words: list[re.Match[str]], gazetteer: Gazetteer, prose: bool
) -> tuple[Name | None, int]:
    """The longest name that the words begin with, and how many of them are done with."""
    reach = len(words)
    for j in range(1, reach):
        if _parted(masked[words[j - 1].end() : words[j].start()]):
            reach = j
            break
    keys = [word_key(w.group()) for w in words[:reach]]
    start = words[0].start()
    for n in range(reach, 0, -1):
        end = words[n - 1].end()
        meaning = _meaning(masked[start:end], " ".join(keys[:n]), gazetteer, prose)
        if meaning:
            return Name(start, end, *meaning), n
    return None, 1


def _parted(gap: str) -> bool:
    return gap not in (" ", "-", "", ". ")


@lru_cache(maxsize=65_536)
def _meaning(printed: str, word: str, gazetteer: Gazetteer, prose: bool) -> Meaning | None:
    """What a name may mean, kept for the next advert that prints it; None where it is none."""
    bare = printed.rstrip(".").replace(".", "")
    if printed.isdigit() or (prose and printed[0].islower()):
        return None
    region = SPELT.get(word)
    if region and (len(word) > 3 or bare.isupper()):
        return (), (), None, region, False
    if len(bare) <= 3 and bare.isupper():
        other = bare not in PROSE_CODES and word not in NICKNAMES and bare in _TRADES
        return None if prose and other else _code(bare, word, gazetteer)
    if len(word) < 4 and word.isascii() and word not in ("goa", "hue", "ulm", "usa"):
        return None
    rows = () if word in NOISE else gazetteer.rows(word)
    if prose and word not in gazetteer.own_names:
        rows = ()
    states, iso2 = admin.by_name().get(word, ()), gazetteer.country_names.get(word)
    return (rows, states, iso2, None, False) if rows or states or iso2 else None


def _code(bare: str, word: str, gazetteer: Gazetteer) -> Meaning | None:
    rows = gazetteer.rows(word) if word in NICKNAMES else ()
    states = admin.by_letters().get(bare, ())
    iso2 = gazetteer.country_codes.get(bare) or gazetteer.country_names.get(word)
    return (rows, states, iso2, None, True) if rows or states or iso2 else None
