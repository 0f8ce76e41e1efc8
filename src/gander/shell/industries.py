"""Reads the industries that ship in the package."""

from __future__ import annotations

import tomllib
from importlib import resources

from gander.normalise.industry import Industry, parse_industries


def read_industries() -> tuple[Industry, ...]:
    """The industries of data/vocabulary/industries.toml, in its order."""
    file = resources.files("gander") / "data" / "vocabulary" / "industries.toml"
    return parse_industries(tomllib.loads(file.read_text(encoding="utf-8")))
