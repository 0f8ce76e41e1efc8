"""What a person says of themselves: `--know "sql, docker 3y, pytorch 2 years 2024"` and the lines of a CV."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gander.evidence.mentions import AliasIndex
from gander.model import Problem
from gander.vocabulary.vocabulary import Vocabulary

_TAIL = re.compile(
    r"^(?P<name>.+?)(?:[\s:=(]+(?P<years>\d+(?:[.,]\d+)?)\s*\+?\s*(?:years?|yrs?|y|năm|nam)\)?)?"
    r"(?:[\s:=(]+(?:(?:in|until|till|last used|since)\s+)?(?P<last>(?:19|20)\d\d)\)?)?$",
    re.IGNORECASE,
)
_YEARS_AFTER = re.compile(r"^\W{0,3}(\d{1,2}(?:[.,]\d)?)\s*\+?\s*(?:years?|yrs?|y|năm)\b", re.IGNORECASE)
_YEARS_BEFORE = re.compile(
    r"\b(\d{1,2}(?:[.,]\d)?)\s*\+?\s*(?:years?|yrs?|năm)(?:\s+(?:of|with|in|using|kinh nghiệm))*\s*$",
    re.IGNORECASE,
)
_LEARNING_AFTER = re.compile(
    r"\s*[(–—:-]+\s*(?:still |currently |now )?(?:self-)?(?:learning|studying|đang học)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[;.]\s+|;|,?\s+\b(?:but|although|though|however|nhưng)\b\s+", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:no|not|never|without|lack(?:s|ing)?|little|zero)\b[^.;]{0,40}"
    r"\b(?:experience|exposure|knowledge|used|worked|know|familiar|touched|tried|proficient|expert)\b"
    r"|\b(?:no|never|without|don't know|do not know|haven't|have not|chưa|không)\b\s"
    r"|\b(?:wants?|wanting|would like|plan|planning|hope|hoping|intend|eager|keen|aim|looking|excited)"
    r" (?:to|on)\b[^.;]{0,30}\b(?:learn|study|try|explore|pick up|get into|grow|know)"
    r"|(?<![(–—-])(?<![(–—-]\s)\b(?:currently|now|still|am|is|been|start|started|keen on|begun|began)"
    r" (?:self-)?(?:learning|studying)\b"
    r"|^[\s>*•+\-\d.)(]*(?:\*\*)?(?:self-)?(?:learning|studying|to learn|interested in|exploring)\b"
    r"(?!\s+(?:rate|platform))"
    r"|\b(?:interested in|curious about|would like to know|đang học|muốn học)\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:learning(?: now| next| goals?| list)?$|currently learning|(?:want|like|plan|next|things) to learn"
    r"|to learn|interests|hobbies|wish ?list|not (?:used|known)|don't know|references|đang học|muốn học)\b",
    re.IGNORECASE,
)
_FIELD_LEARNING = re.compile(
    r"\b(?:machine|deep|reinforcement|federated|transfer|supervised|active)\s+learning\b", re.I
)
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
            if _is_wish(heading[2]):
                wished = wished or depth
        if fenced or wished:
            continue
        for clause in _clauses(line):
            if _is_negated(clause):
                continue
            for mention in index.mentions(clause):
                if _LEARNING_AFTER.match(clause, mention.end):
                    continue
                claim = Claim(
                    skill=mention.skill,
                    where=f"{name}:{number}",
                    said=mention.text,
                    years=_years(clause, mention.start, mention.end),
                )
                before = claims.get(mention.skill)
                if before is None or (before.years is None and claim.years is not None):
                    claims[mention.skill] = claim
    return list(claims.values())


def _clauses(line: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(line) if clause and clause.strip()]


def _is_negated(clause: str) -> bool:
    return _NEGATED.search(_FIELD_LEARNING.sub("", clause)) is not None


def _is_wish(heading: str) -> bool:
    return _WISHES.search(_FIELD_LEARNING.sub("", heading)) is not None


def _years(clause: str, start: int, end: int) -> float | None:
    match = _YEARS_AFTER.search(clause[end:]) or _YEARS_BEFORE.search(clause[:start])
    return _number(match[1]) if match else None
