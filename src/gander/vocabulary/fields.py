"""What a skill's table may hold: names, types, examples; and how one table becomes a Skill.

Why:
    Vocabulary files are edited by hand, so every mistake is named with its skill and an example of a right
    value, and a table is read to the end even when its first field is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gander.model import Alias, Problem, Skill

KINDS = frozenset(
    (
        *("language", "library", "framework", "platform", "cloud-service", "database", "model", "tool"),
        *("field", "method", "practice", "standard", "hardware"),
        *("soft", "credential", "spoken-language"),
    )
)
FIRST_YEAR, LAST_YEAR = 1950, 2030
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_IMPORT = re.compile(r"[a-z]+:\S+")
_EVIDENCE = {"imports": "py:torch", "packages": "pypi:torch", "files": "*.ipynb"}
_EXAMPLES = {
    "label": 'label = "PyTorch"',
    "kind": 'kind = "library"',
    "area": 'area = "deep-learning"',
    "since": "since = 2017",
    "aliases": 'aliases = ["pytorch", { text = "Torch", case = true, context = ["@list", "python"] }]',
    "implies": 'implies = ["deep-learning", "python"]',
    "needs": 'needs = ["python"]',
    "replaced_by": 'replaced_by = [{ id = "pytorch", year = 2019 }]',
    "merged_into": 'merged_into = "pytorch"',
    "evidence": 'evidence = { imports = ["py:torch"], packages = ["pypi:torch"], files = ["*.pt"] }',
    "esco": 'esco = "http://data.europa.eu/esco/skill/…"',
    "onet": 'onet = "43232408"',
    "sources": 'sources = ["https://pytorch.org"]',
}


@dataclass(slots=True)
class Complaints:
    """Collects what is wrong in one table; every entry names the file, the skill and the field."""

    where: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, name: str, why: str, example: str | None = None) -> None:
        right = example or _EXAMPLES.get(name, "")
        self.problems.append(Problem(where=f"{self.where} {name}".strip(), why=why, next=f"write {right}"))


def is_id(text: object) -> bool:
    """Lower-kebab ASCII: 'ci-cd', 'python', 's3'."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None


def skill_from_table(skill_id: str, table: object, where: str) -> tuple[Skill | None, list[Problem]]:
    """The skill of one TOML table, and all that is wrong with it (then the skill is None)."""
    say = Complaints(f"{where} [{skill_id}]")
    if not is_id(skill_id):
        say.add("", "the id is not lower-kebab ASCII", "an id such as [ci-cd]")
    if not isinstance(table, dict):
        say.add("", "is no table", '[pytorch] and below it label = "PyTorch"')
        return None, say.problems
    for name in sorted(table.keys() - _EXAMPLES.keys()):
        say.add(name, f"unknown field; known are {', '.join(sorted(_EXAMPLES))}", _EXAMPLES["label"])
    kind = _text(table, "kind", say, required=True)
    if kind and kind not in KINDS:
        say.add("kind", f"unknown kind '{kind}'; known are {', '.join(sorted(KINDS))}")
    merged = _text(table, "merged_into", say)
    aliases = _aliases(table, say)
    if not aliases and merged is None and "aliases" not in {p.where.split()[-1] for p in say.problems}:
        say.add("aliases", "a skill needs at least one alias, unless it was merged into another")
    evidence = _evidence(table, say)
    skill = Skill(
        id=skill_id,
        label=_text(table, "label", say, required=True) or skill_id,
        kind=kind or "",
        area=_text(table, "area", say, required=True) or "",
        aliases=aliases,
        implies=_texts(table, "implies", say, is_id, "ids"),
        needs=_texts(table, "needs", say, is_id, "ids"),
        since=_year(table.get("since"), "since", say),
        replaced_by=_replaced(table, say),
        merged_into=merged,
        imports=evidence["imports"],
        packages=evidence["packages"],
        files=evidence["files"],
        esco=_text(table, "esco", say),
        onet=_text(table, "onet", say),
        sources=_texts(table, "sources", say, _filled, "texts"),
    )
    return (None if say.problems else skill), say.problems


def _filled(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _text(table: Mapping[str, Any], name: str, say: Complaints, *, required: bool = False) -> str | None:
    value = table.get(name)
    if value is None:
        if required:
            say.add(name, "is missing")
        return None
    if not _filled(value):
        say.add(name, f"must be a text, not {value!r}")
        return None
    return str(value)


def _texts(
    table: Mapping[str, Any], name: str, say: Complaints, right: Callable[[object], bool], what: str
) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(map(right, value)):
        say.add(name, f"must be a list of {what}, not {value!r}")
        return ()
    if len(set(value)) != len(value):
        say.add(name, f"names something twice: {value!r}")
    return tuple(value)


def _year(value: object, name: str, say: Complaints) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not FIRST_YEAR <= value <= LAST_YEAR:
        say.add(name, f"must be a year from {FIRST_YEAR} to {LAST_YEAR}, not {value!r}")
        return None
    return value


def _aliases(table: Mapping[str, Any], say: Complaints) -> tuple[Alias, ...]:
    value = table.get("aliases", [])
    if not isinstance(value, list):
        say.add("aliases", f"must be a list, not {value!r}")
        return ()
    aliases = [alias for entry in value if (alias := _alias(entry, say)) is not None]
    if len({(a.text if a.case else a.text.lower(), a.case) for a in aliases}) != len(aliases):
        say.add("aliases", "lists one alias twice (a plain alias holds for every case)")
    return tuple(aliases)


def _alias(entry: object, say: Complaints) -> Alias | None:
    if isinstance(entry, str):
        entry = {"text": entry}
    if not isinstance(entry, dict) or entry.keys() - {"text", "case", "context"}:
        say.add("aliases", f"an alias is a text or a table of text, case and context, not {entry!r}")
        return None
    text, case, context = entry.get("text"), entry.get("case", False), entry.get("context", [])
    if not isinstance(text, str) or not text or " ".join(text.split()) != text:
        say.add("aliases", f"the text of an alias is not empty and has single spaces only, not {text!r}")
        return None
    if type(case) is not bool:
        say.add("aliases", f"case is true or false, not {case!r}")
        return None
    if not isinstance(context, list) or not all(_filled(c) and c == c.lower() for c in context):
        say.add("aliases", f"context is a list of lower-case words, not {context!r}")
        return None
    return Alias(text=text, case=case, context=tuple(context))


def _evidence(table: Mapping[str, Any], say: Complaints) -> dict[str, tuple[str, ...]]:
    value = table.get("evidence", {})
    nothing: dict[str, tuple[str, ...]] = dict.fromkeys(_EVIDENCE, ())
    if not isinstance(value, dict) or value.keys() - _EVIDENCE.keys():
        say.add("evidence", f"holds imports, packages and files only, not {value!r}")
        return nothing
    found = {
        name: _texts(value, name, say, _filled, f"texts such as '{_EVIDENCE[name]}'") for name in _EVIDENCE
    }
    for name in ("imports", "packages"):
        wrong = [entry for entry in found[name] if not _IMPORT.fullmatch(entry)]
        if wrong:
            say.add("evidence", f"{name} are '<where>:<name>' such as '{_EVIDENCE[name]}', not {wrong!r}")
    return found


def _replaced(table: Mapping[str, Any], say: Complaints) -> tuple[tuple[str, int], ...]:
    value = table.get("replaced_by", [])
    if not isinstance(value, list):
        say.add("replaced_by", f"must be a list, not {value!r}")
        return ()
    pairs: list[tuple[str, int]] = []
    for entry in value:
        if not isinstance(entry, dict) or entry.keys() != {"id", "year"} or not is_id(entry["id"]):
            say.add("replaced_by", f"each entry has an id and a year, not {entry!r}")
            continue
        year = _year(entry["year"], "replaced_by", say)
        if year is not None:
            pairs.append((entry["id"], year))
    return tuple(pairs)
