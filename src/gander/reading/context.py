"""Words around a name that decide whether it is the skill: what must stand near, and what must not touch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gander.reading.lexicon import Lexicon
from gander.reading.page import Page
from gander.reading.phrases import Found

NEAR = 80
"""Characters on the same line within which a context word counts."""


def near(page: Page, hits: Found, contexts: Found, lexicon: Lexicon) -> NDArray[np.bool_]:
    """Whether one of the words that the alias asks for stands on its line within NEAR characters."""
    start = page.tokens.start
    at = start[contexts.first]
    low = np.searchsorted(at, start[hits.first] - NEAR)
    high = np.searchsorted(at, page.tokens.end[hits.stop - 1] + NEAR)
    row, other = _pairs(low, high)
    same_line = page.tokens.line[hits.first[row]] == page.tokens.line[contexts.first[other]]
    apart = (contexts.stop[other] <= hits.first[row]) | (contexts.first[other] >= hits.stop[row])
    return _any(hits, contexts, row, other, same_line & apart, lexicon, lexicon.wants)


def words_wanted(lexicon: Lexicon) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The words that each alias asks for, alias by alias, and where those of each alias begin."""
    alias, word = np.divmod(lexicon.wants[1:], max(lexicon.n_contexts, 1))
    return np.searchsorted(alias, np.arange(lexicon.n_aliases + 1)), word.astype(np.int32)


def bound(page: Page, hits: Found, contexts: Found, lexicon: Lexicon) -> NDArray[np.bool_]:
    """Whether a phrase that forbids the alias overlaps or touches it."""
    out = np.zeros(len(hits.first), dtype=np.bool_)
    rows = np.flatnonzero(lexicon.any_forbid[hits.phrase])
    some = Found(phrase=hits.phrase[rows], first=hits.first[rows], stop=hits.stop[rows])
    longest = int((contexts.stop - contexts.first).max()) if len(contexts.first) else 0
    low = np.searchsorted(contexts.first, some.first - longest)
    high = np.searchsorted(contexts.first, some.stop, side="right")
    row, other = _pairs(low, high)
    touches = (contexts.stop[other] >= some.first[row]) & (contexts.first[other] <= some.stop[row])
    touches &= page.tokens.line[some.first[row]] == page.tokens.line[contexts.first[other]]
    out[rows] = _any(some, contexts, row, other, touches, lexicon, lexicon.forbids)
    return out


def _pairs(low: NDArray[np.int64], high: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every row with every other in its range."""
    times = np.maximum(high - low, 0)
    row = np.repeat(np.arange(len(low)), times)
    other = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times) + low[row]
    return row, other


def _any(
    hits: Found,
    contexts: Found,
    row: NDArray[np.int64],
    other: NDArray[np.int64],
    mask: NDArray[np.bool_],
    lexicon: Lexicon,
    table: NDArray[np.int64],
) -> NDArray[np.bool_]:
    row, other = row[mask], other[mask]
    word = contexts.phrase[other].astype(np.int64) - lexicon.n_aliases
    keys = hits.phrase[row].astype(np.int64) * lexicon.n_contexts + word
    place = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    out = np.zeros(len(hits.first), dtype=np.bool_)
    out[row[table[place] == keys]] = True
    return out
