"""Learned weights: what a feature adds to each choice, one table a template, added up over a row's features.

Why:
    Where context decides, a sum of learned weights over cheap signs beats the order of rules, stays readable
    (each weight has a name: 'section=must', 'before=with'), and is a handful of array look-ups a mention.
    The weights are made by `benchmarks/quality/train.py` from the labels of the tuning part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of feature: its code for each row, and what each code is called."""

    codes: Codes
    names: Sequence[str]


SECTION_NAMES = ("none", "must", "nice", "context", "ignore")
"""What a line stands under, by the numbers of `outline`."""

Signs = Mapping[str, Template]


class Stage:
    """The weights of one decision between `n_choices`."""

    def __init__(self, rows: pl.DataFrame, bias: Sequence[float]) -> None:
        """rows: template, value (strings), weights (list of floats, one a choice)."""
        self.bias = np.asarray(bias, dtype=np.float32)
        self._rows = {
            name: dict(zip(part["value"].to_list(), part["weights"].to_list(), strict=True))
            for (name,), part in rows.group_by("template", maintain_order=True)
        }
        self._tables: dict[str, tuple[Sequence[str], Scores]] = {}

    def scores(self, signs: Signs) -> Scores:
        """The summed weights of each row: (rows, choices)."""
        n = len(next(iter(signs.values())).codes)
        out = np.tile(self.bias, (n, 1))
        for name, template in signs.items():
            out += self.of(name, template)
        return out

    def of(self, name: str, template: Template) -> Scores:
        """What one template adds to each row."""
        table = self._table(name, template.names)
        return table[template.codes]

    def _table(self, name: str, names: Sequence[str]) -> Scores:
        made_for, table = self._tables.get(name, (None, None))
        if made_for is not names or table is None:
            known = self._rows.get(name, {})
            table = np.zeros((len(names), len(self.bias)), dtype=np.float32)
            for place, value in enumerate(names):
                if value in known:
                    table[place] = known[value]
            self._tables[name] = (names, table)
        return table


def crossed(*parts: tuple[Codes, Sequence[str]]) -> Codes:
    """One code for each combination of the parts' codes; `crossed_names` names them."""
    out = parts[0][0].astype(np.int64)
    for codes, names in parts[1:]:
        out = out * len(names) + codes
    return out


def crossed_names(*parts: Sequence[str]) -> tuple[str, ...]:
    """The names of the codes of `crossed`, in order."""
    out: list[str] = [""]
    for names in parts:
        out = [f"{left}·{right}" if left else right for left in out for right in names]
    return tuple(out)


def capped(counts: NDArray[np.generic], most: int) -> Codes:
    """Counts as codes, the last for everything from `most` on."""
    out: Codes = np.clip(counts, 0, most).astype(np.int64)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """All that was learned: words that it knows, and the three decisions."""

    words: pl.DataFrame
    """word, listed, asked (buckets of how often it stands in lists of skills, and under requirements)"""
    naming: Stage
    status: Stage
    link: Stage
