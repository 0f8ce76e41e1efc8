"""What was understood of one source of claims, and what was not: nothing in it is dropped silently."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from gander.evidence.claims import Claim, Employer
from gander.evidence.claims_line import Standing, said_in
from gander.evidence.mentions import AliasIndex
from gander.evidence.signatures import Signatures
from gander.model import Problem
from gander.vocabulary.vocabulary import Vocabulary

LONGEST_SAID = 200
"""Characters that are kept of what a line says."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_HIDDEN = re.compile(
    r"\b(?:confidential|undisclosed|NDA|non-disclosure|stealth|vertraulich|geheim|bảo mật)\b", re.IGNORECASE
)
_LIST_TAIL = re.compile(r"\s*[(\[:–—-]\s*(?:\d.*|[^,]*)$")

FeatKind = Literal["merged pull request", "competition", "certificate", "notebook", "own repository"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a reader of a source needs to understand words. `user`: the person's name on Kaggle, if told."""

    vocabulary: Vocabulary
    index: AliasIndex
    signatures: Signatures
    today: date
    user: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A skill that is named and not claimed: denied, wished for, the subject of a degree, struck out."""

    skill: str
    where: str
    said: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something that was seen and not understood. `kind`: 'skill' | 'file' | 'field' | 'line'."""

    kind: Literal["skill", "file", "field", "line"]
    where: str
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feat:
    """Something done that a source tells of, whichever skills it names: work that others took over, a place
    in a competition, a certificate. `detail`: who gave it, or 'rank 12 of 1,204, silver'."""

    kind: FeatKind
    where: str
    what: str
    on: date | None = None
    detail: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One source, read. `name`: the file; `kind`: what it is; `assumed`: what was taken for granted."""

    name: str
    kind: str
    claims: tuple[Claim, ...] = ()
    refused: tuple[Refused, ...] = ()
    unread: tuple[Unread, ...] = ()
    feats: tuple[Feat, ...] = ()
    assumed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What holds for all that is said at one place: its part of the source, dates, years, whose work."""

    part: str = "text"
    years: float | None = None
    first: date | None = None
    last: date | None = None
    employer: Employer = "none"


def clipped(text: str) -> str:
    """Outside text that can be kept: one line, no half characters, not without end."""
    text = " ".join(_SURROGATE.sub("\ufffd", text[: LONGEST_SAID * 4]).split())
    return text if len(text) <= LONGEST_SAID else text[: LONGEST_SAID - 1].rstrip() + "…"


def employer_of(name: str | None) -> Employer:
    """Whether a name of an employer names one: 'Confidential' and an empty one hide it."""
    if not (name or "").strip():
        return "hidden"
    return "hidden" if is_hidden(name or "") else "named"


def is_hidden(text: str) -> bool:
    """Whether a text says that whose work it was may not be told."""
    return _HIDDEN.search(text) is not None


@dataclass(slots=True)
class Ledger:
    """Where the reader of a source writes down what it meets."""

    name: str
    kind: str
    terms: Terms
    approximate: bool = False
    claims: dict[tuple[str, str], Claim] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    feats: list[Feat] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def text(self, text: str, where: str, about: About, lines: bool = False) -> int:
        """Reads prose line by line; how many skills it names. `lines`: add the line's number to `where`."""
        found = 0
        for number, line in enumerate(text.splitlines(), 1):
            at = f"{where}:{number}" if lines else where
            for said in said_in(line, self.terms.index):
                found += 1
                if said.standing == "claimed":
                    self.claim(said.skill, said.text, at, about, said.years)
                else:
                    self.refuse(said.skill, line, at, said.standing)
        return found

    def word(self, word: str, where: str, about: About, note: str = "") -> bool:
        """Reads one entry of a list of skills. A word that is none of ours is kept as unread."""
        word = clipped(word)
        if not word:
            return True
        bare = _LIST_TAIL.sub("", word)
        skill = self.terms.vocabulary.resolve(word) or (self.terms.vocabulary.resolve(bare) if bare else None)
        told = f"{word}, {note}" if note else word
        if skill is not None and not any(s.standing != "claimed" for s in said_in(word, self.terms.index)):
            years = next((s.years for s in said_in(word, self.terms.index) if s.years is not None), None)
            self.claim(skill.id, told, where, about, years)
            return True
        if self.text(word, where, about):
            return True
        self.skip("skill", where, word, "no skill of that name is known")
        return False

    def claim(self, skill: str, said: str, where: str, about: About, years: float | None = None) -> None:
        """One claim a skill and place; years and dates that a second mention adds are kept."""
        own = years if years is not None else about.years
        before = self.claims.get((skill, where))
        if before is not None:
            self.claims[skill, where] = replace(before, years=before.years if own is None else own)
            return
        self.claims[skill, where] = Claim(
            skill=skill,
            where=where,
            said=clipped(said),
            years=own,
            first=about.first,
            last=about.last,
            source=self.kind,
            part=about.part,
            employer=about.employer,
            approximate=self.approximate,
        )

    def refuse(self, skill: str, said: str, where: str, standing: Standing) -> None:
        self.refused.append(Refused(skill=skill, where=where, said=clipped(said), standing=standing))

    def skip(self, kind: Literal["skill", "file", "field", "line"], where: str, what: str, why: str) -> None:
        self.unread.append(Unread(kind=kind, where=where, what=clipped(what), why=why))

    def fields(self, where: str, names: Iterable[str], why: str = "not a field that is read") -> None:
        for name in names:
            self.skip("field", where, name, why)

    def reading(self) -> Reading:
        return Reading(
            name=self.name,
            kind=self.kind,
            claims=tuple(self.claims.values()),
            refused=tuple(self.refused),
            unread=tuple(self.unread),
            feats=tuple(self.feats),
            assumed=tuple(self.assumed),
            problems=tuple(self.problems),
            approximate=self.approximate,
        )


def unavailable(where: str, why: str, then: str) -> Problem:
    """A source, or a file in one, that could not be read; what else was given still is."""
    return Problem(where=clipped(where), why=f"not available: {why}", next=then)
