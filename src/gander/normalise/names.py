"""The names of cities, states, countries and regions in a printed string, longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gander.normalise import admin
from gander.normalise.gazetteer import NICKNAMES, Gazetteer, key
from gander.normalise.regions import SPELT

WORD = re.compile(r"[^\W_](?:[\w]|[.'’](?=\w))*\.?")
# 'ON-SITE' is no Ontario and 'CA OR NY' no Oregon: blanked before names are looked for, offsets kept.
NO_CODE = re.compile(r"(?i:\bon[- ]?site\b|\bin[- ](?:person|office|house)\b)|(?<=\w )OR(?= )|\bIT\b|\bAI\b")
DOTTED = re.compile(r"(?<=\b[A-Z]{2})\.(?=[A-Z])|(?<=\b[A-Z]{3})\.(?=[A-Z])")
LONGEST = 5
PROSE_CODES = frozenset({"US", "USA", "UK", "GB", "UAE", "CAN", "AUS", "NZ"})
word_key = lru_cache(maxsize=65_536)(key)


@dataclass(frozen=True, slots=True)
class Name:
    start: int
    end: int
    rows: tuple[int, ...]
    states: tuple[tuple[str, str], ...]
    iso2: str | None
    region: str | None
    code: bool


def names(text: str, gazetteer: Gazetteer, prose: bool) -> list[Name]:
    masked = NO_CODE.sub(lambda m: " " * len(m.group()), text)
    words = list(WORD.finditer(masked))
    keys = [word_key(w.group()) for w in words]
    found: list[Name] = []
    i = 0
    while i < len(words):
        reach = min(gazetteer.reach.get(keys[i].split(" ")[0], 1), len(words) - i, LONGEST)
        for j in range(i + 1, i + reach):
            if _parted(masked[words[j - 1].end() : words[j].start()]):
                reach = j - i
                break
        for n in range(reach, 0, -1):
            start, end = words[i].start(), words[i + n - 1].end()
            name = _name(masked[start:end], " ".join(keys[i : i + n]), start, gazetteer, prose)
            if name:
                found.append(name)
                i += n
                break
        else:
            i += 1
    return found


def _parted(gap: str) -> bool:
    return gap not in (" ", "-", "", ". ")


def _name(printed: str, word: str, start: int, gazetteer: Gazetteer, prose: bool) -> Name | None:
    bare = printed.rstrip(".").replace(".", "")
    end = start + len(printed)
    if printed.isdigit() or (prose and printed[0].islower()):
        return None
    region = SPELT.get(word)
    if region and (len(word) > 3 or bare.isupper()):
        return Name(start, end, (), (), None, region, False)
    if len(bare) <= 3 and bare.isupper():
        if (
            prose
            and bare not in PROSE_CODES
            and word not in NICKNAMES
            and bare in ("AI", "IT", "ML", "VR", "AR")
        ):
            return None
        return _code(start, end, bare, word, gazetteer)
    if len(word) < 4 and word.isascii() and word not in ("goa", "hue", "ulm", "usa"):
        return None
    rows = gazetteer.index.get(word, ())
    if prose and word not in gazetteer.own_names:
        rows = ()
    states, iso2 = admin.by_name().get(word, ()), gazetteer.country_names.get(word)
    return Name(start, end, rows, states, iso2, None, False) if rows or states or iso2 else None


def _code(start: int, end: int, bare: str, word: str, gazetteer: Gazetteer) -> Name | None:
    rows = gazetteer.index.get(word, ()) if word in NICKNAMES else ()
    states = admin.by_letters().get(bare, ())
    iso2 = gazetteer.country_codes.get(bare) or gazetteer.country_names.get(word)
    return Name(start, end, rows, states, iso2, None, True) if rows or states or iso2 else None
