"""How the vocabulary's skills are written: every spelling of every alias, by column.

Why:
    There are tens of thousands of spellings, and they are made at every start: lists of texts and numbers
    cost a fraction of as many objects.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.model import Alias, Skill

_PLURAL_KINDS = frozenset({"field", "method", "practice", "standard", "model", "tool", "framework"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One entry a spelling: its text, in lower case too, the number of its skill, and the alias it is of."""

    text: list[str]
    lower: list[str]
    skill: list[int]
    alias: list[Alias]

    def two_words(self) -> dict[tuple[str, str], int]:
        """The skills named by two plain words wherever they stand, by those words."""
        pairs: dict[tuple[str, str], int] = {}
        for text, skill, alias in zip(self.lower, self.skill, self.alias, strict=True):
            if " " in text and not alias.case and not alias.context:
                left, _, right = text.partition(" ")
                if left.isalpha() and right.isalpha():
                    pairs.setdefault((left, right), skill)
        return pairs

    def contexts(self) -> tuple[list[tuple[str, ...]], NDArray[np.int64]]:
        """The contexts, each once, the empty one first, and for each spelling the place of its own."""
        places: dict[tuple[str, ...], int] = {(): 0}
        own = [places.setdefault(alias.context, len(places)) for alias in self.alias]
        return list(places), np.array(own, dtype=np.int64)


def written(skills: Iterable[Skill]) -> Written:
    """The spellings of those skills, which are numbered by their order."""
    found = Written(text=[], lower=[], skill=[], alias=[])
    for number, skill in enumerate(skills):
        seen: set[tuple[str, tuple[str, ...]]] = set()
        plural = skill.kind in _PLURAL_KINDS
        for alias in skill.aliases:
            for text in _variants(alias.text, plural):
                lower = text.lower()
                key = (text if alias.case else lower, alias.context)
                if key not in seen and not text.isspace():
                    seen.add(key)
                    found.text.append(text)
                    found.lower.append(lower)
                    found.skill.append(number)
                    found.alias.append(alias)
    return found


def _variants(alias: str, plural: bool) -> list[str]:
    """The alias, with hyphens for spaces and the reverse, and a plural where the kind has one."""
    texts = [alias]
    if " " in alias:
        texts += (alias.replace(" ", "-", 1), alias.replace(" ", "-"))
    if "-" in alias.strip("-"):
        texts.append(alias.replace("-", " "))
    if not plural or not (" " in alias or alias[-3:].isupper()):
        return texts
    return [form for text in texts for form in (text, text + "s")[: 1 + _countable(text)]]


def _countable(text: str) -> bool:
    return text[-1:].isalpha() and text[-1].lower() != "s"
