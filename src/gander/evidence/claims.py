"""What a person says of themselves: a claim, whatever told of it, and those of `--know "sql, docker 3y"`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gander.model import Problem
from gander.vocabulary.vocabulary import Vocabulary

_TAIL = re.compile(
    r"^(?P<name>.+?)(?:[\s:=(]+(?P<years>\d+(?:[.,]\d+)?)\s*\+?\s*(?:years?|yrs?|y|năm|nam)\)?)?"
    r"(?:[\s:=(]+(?:(?:in|until|till|last used|since)\s+)?(?P<last>(?:19|20)\d\d)\)?)?$",
    re.IGNORECASE,
)
Employer = Literal["named", "hidden", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One skill that the person says they have. `where`: '--know', 'cv.md:12'; `said`: the words.

    `first` and `last`: from when to when it was used, as far as that is said. `source`: what told of it
    ('LinkedIn archive'); `part`: which part of that ('position', 'skill list', 'merged pull request').
    `employer`: whether the work was for one that is named, for one that is kept hidden (an NDA, a position
    without a name), or whether none is said: hidden work can be shown to nobody and has to be proven again.
    `approximate`: taken from a layout (PDF, DOCX), so the person should look it over.
    """

    skill: str
    where: str
    said: str
    years: float | None = None
    first: date | None = None
    last: date | None = None
    source: str = "flag"
    part: str = "skill list"
    employer: Employer = "none"
    approximate: bool = False


def parse_know(
    words: Iterable[str], vocabulary: Vocabulary, today: date
) -> tuple[list[Claim], list[Problem]]:
    """The claims of the flag, each word by its own; those that name no skill become problems."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    for item in (part.strip() for word in words for part in re.split(r"[,;\n]", word)):
        if not item:
            continue
        skill = vocabulary.resolve(item)
        match = None if skill else _TAIL.match(item)
        if match:
            skill = vocabulary.resolve(match["name"])
        if skill is None:
            problems.append(_unknown(match["name"] if match else item, vocabulary))
            continue
        years = _number(match["years"]) if match else None
        last = _in_year(int(match["last"]), today) if match and match["last"] else None
        claims.append(Claim(skill=skill.id, where="--know", said=item, years=years, last=last))
    return claims, problems


def _unknown(word: str, vocabulary: Vocabulary) -> Problem:
    near = vocabulary.suggest(word)
    next_ = (
        f"did you mean: {', '.join(n.id for n in near)}?"
        if near
        else 'search with: gander skills search "sql"'
    )
    return Problem(where=f"--know '{word}'", why="no skill of that name", next=next_)


def _in_year(year: int, today: date) -> date:
    """The middle of a year stands for the whole of it, where that is not yet to come."""
    return min(date(year, 7, 1), today)


def _number(text: str | None) -> float | None:
    return float(text.replace(",", ".")) if text else None
