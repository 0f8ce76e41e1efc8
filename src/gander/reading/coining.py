"""Numbers for names that the vocabulary does not have: the same name is the same skill, by its own words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gander.reading.generic import GENERIC
from gander.reading.lexicon import UNLISTED_ROOM, Lexicon
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Ints, Page

_APART = {point: " " for point in range(128) if not (chr(point).islower() or chr(point).isdigit())}
"""Everything that stands in no id parts its words; quicker than a pattern."""
ARTICLES = frozenset({"a", "an", "the"})
MOST = 150
"""Unlisted names of one text; nothing that is a posting asks for more."""


@lru_cache(1 << 14)
def slug(name: str) -> str:
    """The name as an id: lower-case ASCII words joined by hyphens; '' where nothing of it is ASCII."""
    plain = name.lower()
    if not plain.isascii():
        marked = unicodedata.normalize("NFKD", plain.replace("đ", "d"))
        plain = marked.encode("ascii", "ignore").decode()
    return "-".join(plain.translate(_APART).split())


def says_something(name: str) -> bool:
    """Whether a slug could be a skill's: no word that is part of a hundred names and none by itself ('data',
    'systems'), no run of single letters ('e.g.'), and nothing that an article leads ('a software')."""
    words = name.split("-")
    if len(words) == 1:
        return len(name) > 1 and name not in GENERIC
    return words[0] not in ARTICLES and any(len(word) > 1 for word in words)


@dataclass(frozen=True, slots=True)
class Coined:
    """Mentions with unlisted ones among them; those have numbers from `len(lexicon.ids)` on, by `slugs`."""

    mentions: Mentions
    slugs: tuple[str, ...]


def coined(page: Page, named: Mentions, first: Ints, stop: Ints, lexicon: Lexicon) -> Coined:
    """The known mentions and those of the names at these tokens; a name that the vocabulary has, though only
    in another context, is its skill."""
    first, stop = _few(page, first, stop)
    whole = _whole(page, named, first, stop)
    slugs: dict[str, int] = {}
    skill = np.full(len(first), -1, dtype=np.int32)
    for row, text in enumerate(_texts(page, first, stop)):
        known = lexicon.names.get(text.lower())
        if text.lower() in lexicon.only_names:
            # spelt like the skill, but not it without the words that it needs ('Nest', the thermostat)
            known = None
            whole[row] &= slug(text) not in lexicon.known_ids
        if known is not None:
            # a plain word that is a skill only beside others ('spot', of welding) says nothing alone
            own = whole[row] or text in lexicon.exact_names or lexicon.ids[known] == slug(text)
            skill[row] = known if own else -1
        elif whole[row] and says_something(name := slug(text)) and len(slugs) < UNLISTED_ROOM:
            skill[row] = len(lexicon.ids) + slugs.setdefault(name, len(slugs))
    kept = skill >= 0
    return Coined(_merged(named, skill[kept], first[kept], stop[kept]), tuple(slugs))


def _texts(page: Page, first: Ints, stop: Ints) -> list[str]:
    """The names as they are written."""
    start, length = page.tokens.start[first], page.tokens.end[stop - 1] - page.tokens.start[first]
    ends = np.cumsum(length)
    letter = np.arange(int(length.sum())) + np.repeat(start - ends + length, length)
    row = page.letters.raw[letter].tobytes().decode("utf-32-le", "replace")
    return [row[end - size : end] for end, size in zip(ends.tolist(), length.tolist(), strict=True)]


def _whole(page: Page, named: Mentions, first: Ints, stop: Ints) -> Bools:
    """Whether each could be a name by itself: several words, or one that is written as a product is; and no
    fragment that touches a known name ('multi-agent systems' known, 'large multi' before it) or a hyphen
    ('latency trade' of 'latency trade-offs')."""
    tokens = page.tokens
    start = tokens.start[first]
    cased = page.letters.raw[start] != page.letters.folded[start]
    begins, ends = np.zeros(tokens.n + 1, dtype=np.bool_), np.zeros(tokens.n + 1, dtype=np.bool_)
    begins[named.first], ends[named.stop] = True, True
    hyphen = (tokens.glyph == ord("-")) & tokens.glued
    following, previous = np.minimum(stop, tokens.n - 1), np.maximum(first - 1, 0)
    right = (begins[stop] | hyphen[following]) & (tokens.line[following] == tokens.line[first])
    left = (ends[first] | (hyphen[previous] & (first > 0))) & (tokens.line[previous] == tokens.line[first])
    out: Bools = ((stop - first > 1) | (cased & (tokens.end[stop - 1] - start > 2))) & ~right & ~left
    return out


def _few(page: Page, first: Ints, stop: Ints) -> tuple[Ints, Ints]:
    """At most MOST of each text."""
    text = page.text_of(first)
    place = np.arange(len(text)) - np.searchsorted(text, text)
    return first[place < MOST], stop[place < MOST]


def _merged(named: Mentions, skill: NDArray[np.int32], first: Ints, stop: Ints) -> Mentions:
    begins = np.concatenate([named.first, first])
    order = np.argsort(begins, kind="stable")
    return Mentions(
        skill=np.concatenate([named.skill, skill])[order],
        first=begins[order],
        stop=np.concatenate([named.stop, stop])[order],
        pending=np.concatenate([named.pending, np.zeros(len(first), dtype=np.bool_)])[order],
    )
