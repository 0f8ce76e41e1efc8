"""The names that a sheet may use, as values: the core reads no vocabulary from disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

SENIORITIES = ("intern", "junior", "mid", "senior", "staff", "lead", "unknown")
REMOTE = ("onsite", "hybrid", "remote", "unknown")
PERIODS = ("year", "month", "week", "day", "hour", "unknown")
BASES = ("base", "total", "unknown")
DEGREES = ("bachelor", "master", "phd", "other", "unknown")
EMPLOYERS = ("direct", "agency")
AREAS = (
    *("EU", "EEA", "Europe", "Western Europe", "Eastern Europe", "EMEA", "Middle East", "Africa", "MENA"),
    *("Asia", "South Asia", "Southeast Asia", "APAC", "Oceania", "Americas", "North America", "LATAM"),
    "South America",
)
"""Places larger than a country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """`skill` gives the id of a skill by what a person calls it; a name nobody knows becomes an id."""

    roles: tuple[str, ...]
    industries: tuple[str, ...]
    countries: frozenset[str]
    skill: Callable[[str], str]
    skill_label: Callable[[str], str]
