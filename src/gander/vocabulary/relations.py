"""Do the skills fit together: known ids, no cycles, no alias that two skills claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from gander.model import Alias, Problem, Skill
from gander.vocabulary.vocabulary import folded

_RELATIONS: tuple[tuple[str, Callable[[Skill], tuple[str, ...]]], ...] = (
    ("implies", lambda s: s.implies),
    ("needs", lambda s: s.needs),
    ("replaced_by", lambda s: tuple(skill_id for skill_id, _ in s.replaced_by)),
    ("merged_into", lambda s: (s.merged_into,) if s.merged_into else ()),
)


def relation_problems(skills: Mapping[str, Skill], home: Mapping[str, str]) -> list[Problem]:
    """Everything wrong between skills. `home`: skill id -> the name of the file that holds it."""
    problems: list[Problem] = []
    for name, targets in _RELATIONS:
        edges = {skill_id: targets(skill) for skill_id, skill in skills.items()}
        for skill_id, ids in edges.items():
            where = f"{home[skill_id]} [{skill_id}] {name}"
            problems += [
                Problem(
                    where=where, why=f"no skill '{t}'", next=f'add a table [{t}] or write {name} = ["python"]'
                )
                for t in ids
                if t not in skills
            ]
        cycle = find_cycle(edges)
        if cycle:
            problems.append(
                Problem(
                    where=f"{home[cycle[0]]} [{cycle[0]}] {name}",
                    why=f"goes round in a circle: {' -> '.join(cycle)}",
                    next=f"take one of these out, such as '{cycle[1]}' in [{cycle[0]}]",
                )
            )
    return problems + shared_alias_problems(skills, home)


def find_cycle(edges: Mapping[str, Iterable[str]]) -> list[str] | None:
    """One closed walk [a, b, …, a] along the edges, or None; deterministic."""
    done: set[str] = set()
    for start in edges:
        path: list[str] = []
        stack: list[tuple[str, bool]] = [(start, True)]
        while stack:
            node, entering = stack.pop()
            if not entering:
                done.add(path.pop())
                continue
            if node in path:
                return [*path[path.index(node) :], node]
            if node in done:
                continue
            path.append(node)
            stack.append((node, False))
            stack.extend((target, True) for target in edges.get(node, ()))
    return None


def bound(alias: Alias) -> bool:
    """Whether the alias asks for a word or a list beside it ('!…' and '@only' entries only forbid)."""
    return any(not entry.startswith("!") and entry != "@only" for entry in alias.context)


def shared_alias_problems(skills: Mapping[str, Skill], home: Mapping[str, str]) -> list[Problem]:
    """Aliases that could match the same text for two skills, unless every claimant names a context."""
    claims: dict[str, list[tuple[str, Alias]]] = defaultdict(list)
    for skill in skills.values():
        for alias in skill.aliases:
            claims[folded(alias.text)].append((skill.id, alias))
    problems: list[Problem] = []
    for claimed in claims.values():
        for i, (mine, alias) in enumerate(claimed):
            for other, another in claimed[:i]:
                if mine == other or (alias.case and another.case and alias.text != another.text):
                    continue
                if bound(alias) and bound(another):
                    continue
                problems.append(
                    Problem(
                        where=f"{home[mine]} [{mine}] aliases",
                        why=f"'{alias.text}' is claimed by [{other}] too",
                        next=f'give both a context: {{ text = "{alias.text}", context = ["@list"] }}',
                    )
                )
    return problems
