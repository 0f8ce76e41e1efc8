"""The lines of a post of several roles, and how far what is said of one role goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gander.normalise.part_names import BEGINNING, name_of

_RULE = re.compile(r"\s*[-=_*~#]{3,}\s*$")
# A sentence that speaks to whoever takes any of the roles.
_TO_ALL = re.compile(
    r"(?i)^.{0,60}\b(?:for|in|to|across) (?:all|both|every|each|any|either)(?: of)?(?: (?:the|these|our))? "
    r"(?:\w+ )?(?:roles?|positions?|jobs?|openings?)\b"
)
# What is said to all: how to apply, what the firm gives.
_SHARED = re.compile(
    r"(?i)^\W*(?:about\b|we(?:'re|’re| are| offer| have| also| use| value|'ve)?\b|our\b|benefits|perks|"
    r"what we|job descriptions?\b|why\b|(?:to )?apply|how to|email|e-mail|contact|send|please|if you|if any|"
    r"location|interested|more\b|see\b|check|you can|all (?:roles|positions)|"
    r"for (?:more|all|any|both|each)|both\b|"
    r"these\b|feel free|tech(?:nology)? stack|stack|interview|compensation|salary|visa|no recruiters|thanks|"
    r"read more|learn more|full list|and more|reach|i'm\b|i am\b|ping|drop|mention|questions|other\b|also\b|"
    r"don't see|the (?:company|team)|join us|come\b)"
)


class Part(NamedTuple):
    """One role of a post: its name as written, and what speaks of it alone (nothing where start is end)."""

    title: str
    start: int
    end: int


class Line(NamedTuple):
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def bullet(self) -> str:
        """The sign that the line begins with, '' where it begins with a word."""
        mark = BEGINNING.match(self.text)
        return mark.group().strip()[:1] if mark else ""

    @property
    def name(self) -> str:
        """The name of the role that the line opens with, or ''."""
        return name_of(BEGINNING.sub("", self.text[:400]))


def lines_of(text: str) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        yield Line(start, line)
        start += len(line) + 1


def ends_of(lines: list[Line], heads: list[int]) -> list[int]:
    """The last line of each part: the one before the next, or in a bare list its own."""
    ends = []
    usual = sorted(b - a for a, b in pairwise(heads))[(len(heads) - 1) // 2]
    alike = {_opening(line.text) for line in lines[heads[0] : heads[-1]]}
    for at, after in zip(heads, [*heads[1:], 0], strict=True):
        last = min(after or at + usual, len(lines))
        while not after and at + 1 < last < len(lines) and lines[last].bullet and lines[last - 1].bullet:
            last += 1
        end = at
        for below in range(at + 1, last):
            text = lines[below].text
            leads_on = bool(after) and below == last - 1 and text.rstrip().endswith(":")
            shared = not after and _SHARED.match(text) and _opening(text) not in alike
            if _RULE.match(text) or leads_on or shared or _TO_ALL.match(text):
                break
            end = below if text.strip() else end
        ends.append(end)
    return ends


def _opening(text: str) -> str:
    """What a line begins with: its label, or its first two words."""
    label = re.match(r"\W*([\w' ]{2,30}):", text)
    return label.group(1).lower() if label else " ".join(text.lower().split()[:2])
