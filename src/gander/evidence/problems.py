"""Problems that many repositories share, said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gander.model import Problem

NAMED = 3
"""places named in one problem; as many with the same one are still said one by one"""
_OWN = re.compile(r"'[^']*'|\b[0-9a-f]{10,40}\b|\brefs/\S+|\b\d[\d,]*\b|\b(?:is|are|commits?)\b")
"""what differs between two repositories with the same problem: quoted paths, ids, counts"""


def together(problems: Iterable[Problem], what: str) -> list[Problem]:
    """One problem for all places that share it, with their number and the first three.

    `what`: the places' noun in the plural, e.g. 'repositories'. Of up to three places each says it alone.
    """
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((_OWN.sub("", problem.why), _OWN.sub("", problem.next)), []).append(problem)
    return [
        problem
        for same in groups.values()
        for problem in (same if len(same) <= NAMED else [_one(same, what)])
    ]


def _one(same: Sequence[Problem], what: str) -> Problem:
    names = ", ".join(problem.where for problem in same[:NAMED])
    first = same[0]
    why = first.why if all(p.why == first.why for p in same) else f"{first.why} (the first; the others alike)"
    return Problem(
        where=f"{len(same):,} {what} ({names} … and {len(same) - NAMED:,} more)", why=why, next=first.next
    )


def joined(first: Problem, second: Problem) -> Problem:
    """Two problems of one place as one."""
    return Problem(where=first.where, why=f"{first.why}; {second.why}", next=f"{first.next}; {second.next}")
