"""The vocabulary as one value: skills by id, their relations, and how to find one by a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gander.model import Named, Role, Skill


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All skills and roles. Merged ids (`merged_into`) stay in `skills`, so that old tables can be read."""

    skills: Mapping[str, Skill]
    roles: Mapping[str, Role]

    def named(self, skill_id: str) -> Named:
        """The id with its label; an unknown id is its own label."""
        skill = self.skills.get(skill_id)
        return Named(id=skill_id, label=skill.label if skill else skill_id)

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
