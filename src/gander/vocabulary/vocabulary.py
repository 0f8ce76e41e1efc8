"""The vocabulary as one value: skills by id, their relations, and how to find one by a word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gander.model import UNLISTED, Named, Role, Skill


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All skills and roles. Merged ids (`merged_into`) stay in `skills`, so that old tables can be read."""

    skills: Mapping[str, Skill]
    roles: Mapping[str, Role]
    _spelt: dict[str, dict[str, set[str]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Ids by every way of writing them, exactly ('exact') and 'folded'; made at the first question."""

    def named(self, skill_id: str) -> Named:
        """The id with its label; an unknown id is labelled by its own words."""
        skill = self.skills.get(skill_id)
        if skill is None:
            told = "a skill outside the vocabulary" if skill_id == UNLISTED else skill_id.replace("-", " ")
            return Named(id=skill_id, label=told)
        return Named(id=skill_id, label=skill.label)

    def current(self, skill_id: str) -> str:
        """The id that stands for this one today: itself, or what it was merged into."""
        skill = self.skills.get(skill_id)
        while skill is not None and skill.merged_into is not None:
            skill_id = skill.merged_into
            skill = self.skills.get(skill_id)
        return skill_id

    def closure(self, ids: Iterable[str]) -> frozenset[str]:
        """Those skills and all that they imply, directly or not."""
        seen: set[str] = set()
        todo = list(ids)
        while todo:
            skill_id = todo.pop()
            if skill_id in seen:
                continue
            seen.add(skill_id)
            skill = self.skills.get(skill_id)
            if skill is not None:
                todo.extend(skill.implies)
        return frozenset(seen)

    def implied_by(self, skill_id: str) -> frozenset[str]:
        """The ids that imply this one, directly or not; without itself."""
        parents: dict[str, list[str]] = {}
        for skill in self.skills.values():
            for implied in skill.implies:
                parents.setdefault(implied, []).append(skill.id)
        seen: set[str] = set()
        todo = list(parents.get(skill_id, ()))
        while todo:
            parent = todo.pop()
            if parent not in seen:
                seen.add(parent)
                todo.extend(parents.get(parent, ()))
        return frozenset(seen)

    def resolve(self, word: str) -> Skill | None:
        """The skill that a user means by a typed word: an id, a label or an alias; None when it is not clear.

        Spelled exactly goes before any case, an id before a label or alias. Contexts do not matter here,
        because a word typed as a skill is meant as one.
        """
        text = " ".join(word.split())
        for key in (text, text.lower()):
            if key in self.skills:
                return self.skills.get(self.current(key))
        if not self._spelt:
            self._spell()
        found = self._spelt["exact"].get(text) or self._spelt["folded"].get(folded(text), set())
        current = {self.current(skill_id) for skill_id in found}
        return self.skills.get(current.pop()) if len(current) == 1 else None

    def _spell(self) -> None:
        exact: dict[str, set[str]] = {}
        loose: dict[str, set[str]] = {}
        for skill in self.skills.values():
            for text in (skill.label, *(alias.text for alias in skill.aliases)):
                exact.setdefault(text, set()).add(skill.id)
            for text in _words(skill):
                loose.setdefault(folded(text), set()).add(skill.id)
        self._spelt.update(exact=exact, folded=loose)

    def suggest(self, word: str, n: int = 3) -> tuple[Named, ...]:
        """The skills whose id, label or alias is written most like this word, the nearest first."""
        owners: dict[str, str] = {}
        for skill in self.skills.values():
            for text in _words(skill):
                owners.setdefault(text, self.current(skill.id))
        near = difflib.get_close_matches(" ".join(word.lower().split()), owners, n=n * 4, cutoff=0.6)
        ids = dict.fromkeys(owners[text] for text in near)
        return tuple(self.named(skill_id) for skill_id in list(ids)[:n])

    def search(self, word: str) -> list[Skill]:
        """Skills that hold the word in id, label, alias or area; whole matches first, then by id."""
        text = " ".join(word.lower().split())
        hits: list[tuple[int, str]] = []
        for skill in self.skills.values():
            if not text or skill.merged_into is not None:
                continue
            words = _words(skill)
            if text in words:
                hits.append((0, skill.id))
            elif any(text in known for known in words):
                hits.append((1, skill.id))
            elif text in skill.area:
                hits.append((2, skill.id))
        return [self.skills[skill_id] for _, skill_id in sorted(hits)]


_HYPHENS = str.maketrans(dict.fromkeys("-‐‑‒–—−", " "))


def folded(text: str) -> str:
    """As the reader compares spellings: any case, a hyphen like a space, one space for several."""
    return " ".join(text.lower().translate(_HYPHENS).split())


def _words(skill: Skill) -> set[str]:
    return {skill.id, skill.label.lower(), *(alias.text.lower() for alias in skill.aliases)}
