"""A checked vocabulary as text, one skill a line, and back: a skill is made when it is first asked for.

Why:
    Parsing TOML in pure Python takes longer than the first screen can wait, and most commands ask for a few
    skills of thousands. Nothing is checked again: `from_text` trusts that it is given what `to_text` wrote.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from gander.model import Alias, Role, Skill
from gander.vocabulary.vocabulary import Vocabulary

_SKILL_FIELDS = tuple(f.name for f in fields(Skill) if f.name != "aliases")
FORMAT = "lines " + " ".join(f.name for noun in (Skill, Alias, Role) for f in fields(noun))
"""Names the shape of the text: one kept under another name must not be read."""


class KeptSkills(Mapping[str, Skill]):
    """Skills by id, made from their lines one by one."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines
        self._made: dict[str, Skill] = {}

    def __getitem__(self, skill_id: str) -> Skill:
        skill = self._made.get(skill_id)
        if skill is None:
            skill = self._made[skill_id] = _skill(json.loads(self._lines[skill_id]))
        return skill

    def __contains__(self, skill_id: object) -> bool:
        return skill_id in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def to_text(vocabulary: Vocabulary) -> str:
    """The roles in the first line, then each skill's id, a tab, and what is known of it."""
    roles = [[r.id, r.label, r.neighbours, r.titles] for r in vocabulary.roles.values()]
    lines = [_json(roles)]
    for skill in vocabulary.skills.values():
        values = [getattr(skill, name) for name in _SKILL_FIELDS]
        aliases = [[alias.text, alias.case, alias.context] for alias in skill.aliases]
        lines.append(f"{skill.id}\t{_json([values, aliases])}")
    return "\n".join(lines)


def from_text(text: str) -> Vocabulary:
    """The vocabulary that `to_text` wrote."""
    first, *lines = text.split("\n")
    roles = {
        role_id: Role(id=role_id, label=label, neighbours=tuple(neighbours), titles=tuple(titles))
        for role_id, label, neighbours, titles in json.loads(first)
    }
    told = (line.partition("\t") for line in lines)
    return Vocabulary(skills=KeptSkills({skill_id: rest for skill_id, _, rest in told}), roles=roles)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _skill(plain: list[Any]) -> Skill:
    values, aliases = plain
    given: dict[str, Any] = {
        name: tuple(map(_tuple, value)) if isinstance(value, list) else value
        for name, value in zip(_SKILL_FIELDS, values, strict=True)
    }
    kept = tuple(Alias(text=text, case=case, context=tuple(context)) for text, case, context in aliases)
    return Skill(aliases=kept, **given)


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
