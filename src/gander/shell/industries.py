"""Reads the industries that ship in the package."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources

from gander.normalise.industry import Industry, parse_industries


def read_industries() -> tuple[Industry, ...]:
    """The industries of data/vocabulary/industries.toml, in its order, with the weights from beside it."""
    folder = resources.files("gander") / "data" / "vocabulary"
    table = tomllib.loads((folder / "industries.toml").read_text(encoding="utf-8"))
    file = (folder / "industry-weights.csv").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = {}
    rows = csv.reader(file.splitlines())
    next(rows)  # the names of the columns
    for industry, word, weight in rows:
        weights.setdefault(industry, {})[word] = float(weight)
    return parse_industries(table, weights)


@cache
def industry_labels() -> dict[str, str]:
    """Id to the name that a reader knows it by; without the weights, which only reading needs."""
    file = resources.files("gander") / "data" / "vocabulary" / "industries.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {industry: str(row["label"]) for industry, row in table.items()}
