"""What a probe says to people: the content of its `page.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Group = Literal["model", "language model", "service", "data", "engineering", "trust"]
Credibility = Literal["small", "some", "large"]
GROUPS: tuple[Group, ...] = ("model", "language model", "service", "data", "engineering", "trust")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCard:
    """How right statements are, measured on public repositories read beforehand: of those called true so
    many are (`precision`), of those that hold so many are found (`recall`); 95 % intervals over repositories.
    """

    measured: date
    repositories: int
    statements: int
    precision: float
    precision_interval: tuple[float, float]
    recall: float
    recall_interval: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbePage:
    """`credibility`: what a missing one costs in the eyes of somebody with two minutes; `hours`: rough, for
    somebody who knows how. Both are our judgement, not measured. `serves`: skills of the vocabulary that a
    posting asks for and that this shows. `true_in`, `false_in`: public repositories looked at by eye.
    """

    statement: str
    sees: str
    matters: str
    how: str
    group: Group
    credibility: Credibility
    hours: float
    step: str
    not_applicable: str = ""
    serves: tuple[str, ...] = ()
    true_in: tuple[str, ...] = ()
    false_in: tuple[str, ...] = ()
