"""The words of the invented adverts, read once: employers, places, families of jobs, sentences."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gander.shell.vocabulary import read_vocabulary

FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Place:
    city: str
    region: str
    country: str
    iso2: str
    weight: int

    @property
    def printed(self) -> str:
        """'Austin, TX', 'Berlin, Germany'."""
        return f"{self.city}, {self.region if self.iso2 in ('US', 'CA') else self.country}"


@dataclass(frozen=True, slots=True)
class Family:
    """A family of jobs. `often`, `rare`: labels of skills of the vocabulary."""

    ml: bool
    weight: int
    department: str
    titles: dict[str, list[str]]
    pay: tuple[int, int]
    often: tuple[str, ...]
    rare: tuple[str, ...]


@cache
def sentences(language: str) -> dict[str, Any]:
    return _read(language)


@cache
def employers() -> dict[str, Any]:
    return _read("employers")


@cache
def places() -> tuple[Place, ...]:
    return tuple(Place(*one) for one in _read("places")["cities"])


@cache
def families() -> tuple[Family, ...]:
    skills = read_vocabulary().skills
    areas: dict[str, list[str]] = {}
    for skill in skills.values():
        areas.setdefault(skill.area, []).append(skill.label)
    made = []
    for one in _read("families")["families"]:
        titles = {"en": one["titles"], "de": one["titles_de"], "vi": one["titles_vi"]}
        often = tuple(skills[name].label for name in one["often"])
        rare = tuple(label for area in one["areas"] for label in areas.get(area, ()))
        low, high = one["pay"]
        made.append(Family(one["ml"], one["weight"], one["department"], titles, (low, high), often, rare))
    return tuple(made)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
