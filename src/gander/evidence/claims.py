"""What a person says of themselves: `--know "sql, docker 3y, pytorch 2 years 2024"` and the lines of a CV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gander.evidence.denials import CLAUSE, claimed, is_wish, joined, unstruck
from gander.evidence.mentions import AliasIndex, Mention
from gander.model import Problem
from gander.vocabulary.vocabulary import Vocabulary

_TAIL = re.compile(
    r"^(?P<name>.+?)(?:[\s:=(]+(?P<years>\d+(?:[.,]\d+)?)\s*\+?\s*(?:years?|yrs?|y|năm|nam)\)?)?"
    r"(?:[\s:=(]+(?:(?:in|until|till|last used|since)\s+)?(?P<last>(?:19|20)\d\d)\)?)?$",
    re.IGNORECASE,
)
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
_WISHES = re.compile(
    r"\b(?:learning(?: now| next| goals?| list)?$|currently learning|(?:want|like|plan|next|things) to learn"
    r"|to learn|interests|hobbies|wish ?list|not (?:used|known)|don't know|references|đang học|muốn học)\b",
    re.IGNORECASE,
)
_LONGEST = 2_000
"""characters of a line that are looked at together"""
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One skill that the person says they have. `where`: '--know' or 'cv.md:12'; `said`: the words."""

    skill: str
    where: str
    said: str
    years: float | None = None
    last: date | None = None


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


def parse_cv(name: str, text: str, index: AliasIndex) -> list[Claim]:
    """The claims of a Markdown CV, the first line that names a skill first. `name`: 'cv.md'.

    What is negated ('no experience with X') or a wish ('learning X', a section 'To learn') is no claim.
    """
    claims: dict[str, Claim] = {}
    wished = 0
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        heading = _HEADING.match(line)
        if heading:
            depth = len(heading[1])
            if wished and depth <= wished:
                wished = 0
            if is_wish(heading[2], _WISHES):
                wished = wished or depth
        if fenced or wished:
            continue
        for claim in _line_claims(line, f"{name}:{number}", index):
            before = claims.get(claim.skill)
            if before is None or (before.years is None and claim.years is not None):
                claims[claim.skill] = claim
    return list(claims.values())


def _line_claims(line: str, where: str, index: AliasIndex) -> Iterator[Claim]:
    parts = [line[at : at + _LONGEST] for at in range(0, len(line), _LONGEST)]
    for clause in (clause for part in parts for clause in CLAUSE.split(unstruck(part))):
        mentions = index.mentions(clause)
        years = _years(clause, mentions)
        for mention in claimed(clause, mentions, index.fields):
            yield Claim(skill=mention.skill, where=where, said=mention.text, years=years.get(mention.start))


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
