"""The answer to `--why`: a small tree that walks from a number down to commits, files, spans and rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One step of the walk: a heading, facts as (label, value), and what it rests on."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    children: tuple[Why, ...] = ()
