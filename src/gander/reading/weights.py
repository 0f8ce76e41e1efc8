"""Learned weights: what a feature adds to each choice, one table a template, added up over a row's features.

Why:
    Where context decides, a sum of learned weights over cheap signs beats the order of rules, stays readable
    (each weight has a name: 'section=must', 'before=with'), and is a handful of array look-ups a mention.
    The weights are made by `benchmarks/quality/train.py` from the labels of the tuning part.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import is_

import numpy as np
import polars as pl
from numpy.typing import NDArray

Codes = NDArray[np.int64] | NDArray[np.int32]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of feature: the code of each row, or of each thing (a word, a line) that rows may be `of`, and
    what each code is called."""

    each: Codes
    names: Sequence[str]
    of: Codes | None = None

    @property
    def codes(self) -> Codes:
        """The code of each row."""
        return self.each if self.of is None else self.each[self.of]

    @property
    def n(self) -> int:
        """How many rows."""
        return len(self.each if self.of is None else self.of)

    def at(self, rows: NDArray[np.int64]) -> Template:
        """Only those rows."""
        return Template(self.each, self.names, rows if self.of is None else self.of[rows])


SECTION_NAMES = ("none", "must", "nice", "context", "ignore")
"""What a line stands under, by the numbers of `outline`."""

Signs = Mapping[str, Template]


class Stage:
    """The weights of one decision between `n_choices`."""

    def __init__(self, rows: pl.DataFrame, bias: Sequence[float]) -> None:
        """rows: template, value (strings), weights (list of floats, one a choice)."""
        self.bias = np.asarray(bias, dtype=np.float32)
        weights = rows["weights"].explode(empty_as_null=False).to_numpy().astype(np.float32)
        self._weights = np.vstack([weights.reshape(-1, len(self.bias)), np.zeros_like(self.bias)])
        self._rows: dict[str, dict[str, int]] = {}
        values, at = rows["value"].to_list(), 0
        for times, name in rows["template"].rle().struct.unnest().iter_rows():
            places = zip(values[at : at + times], range(at, at + times), strict=True)
            self._rows.setdefault(name, {}).update(places)
            at += times
        self._tables: dict[str, tuple[Sequence[str], Scores]] = {}
        self._sums: dict[tuple[str, ...], tuple[list[Codes], list[Sequence[str]], Scores]] = {}

    def scores(self, signs: Signs) -> Scores:
        """The summed weights of each row: (rows, choices)."""
        return np.asarray(self.bias + self.added(signs))

    def added(self, signs: Signs) -> Scores:
        """What those templates add to each row; templates of the same things are added up a thing first."""
        out = np.zeros((next(iter(signs.values())).n, len(self.bias)), dtype=np.float32)
        things: dict[int, dict[str, Template]] = {}
        for name, template in signs.items():
            if template.of is None:
                out += self.of(name, template)
            else:
                things.setdefault(id(template.of), {})[name] = template
        for together in things.values():
            of = next(iter(together.values())).of
            assert of is not None
            out += self._summed(together).take(of, axis=0)
        return out

    def of(self, name: str, template: Template) -> Scores:
        """What one template adds to each row."""
        return self._table(name, template.names).take(template.codes, axis=0)

    def most(self, names: Mapping[str, Sequence[str]]) -> Scores:
        """The most that those templates, by what their codes are called, can add to each choice."""
        return np.asarray(sum(self._table(name, values).max(axis=0) for name, values in names.items()))

    def _summed(self, together: Mapping[str, Template]) -> Scores:
        """What those templates add to each thing; kept while the things stay the same, as words do."""
        key = tuple(together)
        each, names = [one.each for one in together.values()], [one.names for one in together.values()]
        kept = self._sums.get(key)
        if kept and all(map(is_, kept[0], each)) and all(map(is_, kept[1], names)):
            return kept[2]
        parts = [self._table(name, one.names).take(one.each, axis=0) for name, one in together.items()]
        self._sums[key] = (each, names, np.sum(parts, axis=0, dtype=np.float32))
        return self._sums[key][2]

    def _table(self, name: str, names: Sequence[str]) -> Scores:
        made_for, table = self._tables.get(name, (None, None))
        if made_for is not names or table is None:
            known, none = self._rows.get(name, {}), itertools.repeat(len(self._weights) - 1)
            places = np.fromiter(map(known.get, names, none), dtype=np.int64, count=len(names))
            table = self._weights[places]
            self._tables[name] = (names, table)
        return table


def crossed(*parts: tuple[Codes, Sequence[str]]) -> NDArray[np.int64]:
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


def capped(counts: NDArray[np.generic], most: int) -> NDArray[np.int64]:
    """Counts as codes, the last for everything from `most` on."""
    out: NDArray[np.int64] = np.clip(counts, 0, most).astype(np.int64)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """All that was learned: words that it knows, and the three decisions."""

    words: pl.DataFrame
    """word, listed, asked (buckets of how often it stands in lists of skills, and under requirements)"""
    naming: Stage
    status: Stage
    link: Stage
