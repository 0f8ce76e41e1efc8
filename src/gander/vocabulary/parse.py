"""TOML texts -> Vocabulary: every mistake in every file is named at once, or there is none.

Why:
    The files are the source of truth and are edited by hand. `skills_from_toml` checks everything; what it
    accepted may be kept (see `kept`) and read back without checking.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from gander.errors import UserError
from gander.model import Problem, Role, Skill
from gander.vocabulary.fields import is_id, skill_from_table
from gander.vocabulary.relations import relation_problems
from gander.vocabulary.vocabulary import Vocabulary

_ROLE_EXAMPLE = (
    '[ml-engineer] with label = "ML engineer", neighbours = ["ai-engineer"], titles = ["ml engineer"]'
)


def skills_from_toml(files: Mapping[str, str], roles: Mapping[str, str] | None = None) -> Vocabulary:
    """The vocabulary of these files ({name: text}), one table a skill; `roles` likewise, one table a role.

    Raises one UserError with every problem of every file.
    """
    problems: list[Problem] = []
    skills: dict[str, Skill] = {}
    home: dict[str, str] = {}
    for name in sorted(files):
        for skill_id, table in _tables(name, files[name], problems).items():
            if skill_id in home:
                problems.append(
                    Problem(
                        where=f"{name} [{skill_id}]",
                        why=f"this id is in {home[skill_id]} already",
                        next=f"keep one of the two, or choose another id such as [{skill_id}-2]",
                    )
                )
                continue
            home[skill_id] = name
            skill, wrong = skill_from_table(skill_id, table, name)
            problems += wrong
            if skill is not None:
                skills[skill_id] = skill
    if not problems:
        problems += relation_problems(skills, home)
    found_roles = _roles(roles or {}, problems)
    if problems:
        raise UserError(*problems)
    return Vocabulary(skills=dict(sorted(skills.items())), roles=found_roles)


def _tables(name: str, text: str, problems: list[Problem]) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        example = '[pytorch] and below it label = "PyTorch"'
        problems.append(Problem(where=name, why=f"is no TOML: {error}", next=f"a table looks like {example}"))
        return {}


def _roles(files: Mapping[str, str], problems: list[Problem]) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for name in sorted(files):
        for role_id, table in _tables(name, files[name], problems).items():
            where = f"{name} [{role_id}]"
            why = _role_fault(role_id, table) or ("this id is there twice" if role_id in roles else None)
            if why:
                problems.append(Problem(where=where, why=why, next=f"write {_ROLE_EXAMPLE}"))
                continue
            roles[role_id] = Role(
                id=role_id,
                label=table["label"],
                neighbours=tuple(table.get("neighbours", ())),
                titles=tuple(table.get("titles", ())),
            )
    for role in roles.values():
        problems += [
            Problem(
                where=f"[{role.id}] neighbours", why=f"no role '{n}'", next='write neighbours = ["other"]'
            )
            for n in role.neighbours
            if n not in roles
        ]
    return roles


def _role_fault(role_id: str, table: object) -> str | None:
    if not is_id(role_id):
        return "the id is not lower-kebab ASCII"
    if not isinstance(table, dict):
        return "is no table"
    unknown = table.keys() - {"label", "neighbours", "titles"}
    if unknown:
        return f"unknown field: {', '.join(sorted(unknown))}"
    if not isinstance(table.get("label"), str) or not table["label"]:
        return "label is missing"
    for name in ("neighbours", "titles"):
        value = table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry for entry in value):
            return f"{name} must be a list of texts, not {value!r}"
    for pattern in table.get("titles", []):
        try:
            re.compile(pattern)
        except re.error as error:
            return f"titles: '{pattern}' is no regular expression ({error})"
    return None
