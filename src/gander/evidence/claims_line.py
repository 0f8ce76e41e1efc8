"""One line of a person's own text: the skills it names, and whether it claims, denies or wishes for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from gander.evidence.denials import CLAUSE, joined, refused, struck, unstruck
from gander.evidence.mentions import AliasIndex, Mention

Standing = Literal["claimed", "denied", "wished", "degree", "struck out"]

_YEARS_AFTER = re.compile(
    r"^\W{0,3}(\d{1,2}(?:[.,]\d)?)\s*\+?\s*(?:years?|yrs?|y|năm|Jahre?)\b(?!\s+(?:of|with|in|using)\b)",
    re.IGNORECASE,
)
_YEARS_BEFORE = re.compile(
    r"\b(\d{1,2}(?:[.,]\d)?)\s*\+?\s*(?:years?|yrs?|năm|Jahre?)(?:['’]?\s+(?:of|with|in|using|working|work"
    r"|professional|commercial|experience|programming|writing|kinh nghiệm|làm việc|làm|với|về|sử dụng|dùng"
    r"|lập trình|trong|Erfahrung|mit))*\s*$",
    re.IGNORECASE,
)
_LONGEST = 2_000
"""characters of a line that are looked at together"""


class Said(NamedTuple):
    """A skill named in a line, as the line means it."""

    skill: str
    text: str
    standing: Standing
    years: float | None


def said_in(line: str, index: AliasIndex) -> Iterator[Said]:
    """Every skill that the line names, left to right within each clause."""
    for part in (line[at : at + _LONGEST] for at in range(0, len(line), _LONGEST)):
        for text in struck(part):
            for mention in index.mentions(text):
                yield Said(mention.skill, mention.text, "struck out", None)
        for clause in CLAUSE.split(unstruck(part)):
            mentions = index.mentions(clause)
            years = _years(clause, mentions)
            against = refused(clause, mentions, index.fields)
            for at, mention in enumerate(mentions):
                standing: Standing = against.get(at, "claimed")
                yield Said(mention.skill, mention.text, standing, years.get(mention.start))


def _years(clause: str, mentions: list[Mention]) -> dict[int, float]:
    """Years by the start of the mention they belong to; those before a list belong to all of it."""
    found: dict[int, float] = {}
    last: Mention | None = None
    for mention in mentions:
        before = _YEARS_BEFORE.search(clause[: mention.start])
        said = before or _YEARS_AFTER.search(clause[mention.end :])
        if said:
            found[mention.start] = float(said[1].replace(",", "."))
            last = mention if before else None
        elif last is not None and joined(clause, last, mention):
            found[mention.start] = found[last.start]
            last = mention
        else:
            last = None
    return found
