"""Which own lines stand at HEAD, by what `git blame` says of each file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass

import numpy as np

from gander.evidence.packed import Packed

_GROUP = re.compile(rb"^([0-9a-f]{40,64}) \d+ \d+ (\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """`n_standing`: lines of the person at HEAD in the `n_looked` files that were looked at, of `n_files`
    that they wrote in and that are there. `seconds`: what it took. `why`: why not all was looked at, or ''.
    """

    repository: str
    n_files: int = 0
    n_looked: int = 0
    n_standing: int = 0
    n_lines: int = 0
    seconds: float = 0.0
    why: str = ""


def most_written(packed: Packed) -> list[str]:
    """The files with own lines, most of them first."""
    path, lines = packed.columns["path"], packed.columns["lines"]
    total = np.bincount(path, weights=lines, minlength=len(packed.texts))
    order = np.argsort(-total, kind="stable")
    return [packed.texts[n] for n in order.tolist() if total[n] > 0]


def blamed(porcelain: bytes) -> dict[str, int]:
    """Lines by commit, of what `git blame --porcelain` prints. Lines of files begin with a tab."""
    found: Counter[str] = Counter()
    for commit, n in _GROUP.findall(porcelain):
        found[commit.decode()] += int(n)
    return dict(found)


def standing(lines: dict[str, int], own: Container[str]) -> int:
    """How many of the lines are by own commits."""
    return sum(n for commit, n in lines.items() if commit in own)
