"""Finding many phrases at once: a trie over token numbers, walked from all tokens of a page together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import code_points, folded
from gander.reading.tokens import Powers, Tokens, tokenise

_SLOT_BITS = 16
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
SPELLING_SHIFT = np.uint64(64 - _SLOT_BITS)
_SIEVE_BITS = 18
_SIEVE = np.uint64(64 - _SIEVE_BITS)
"""A table of this many bits tells most pairs that lead nowhere before they are searched for."""


def _slots(keys: NDArray[np.int64], shift: np.uint64) -> NDArray[np.int64]:
    return ((keys.astype(np.uint64) * _GOLDEN) >> shift).astype(np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One row a phrase found: its number and its tokens, `first` up to but without `stop`."""

    phrase: NDArray[np.int32]
    first: NDArray[np.int64]
    stop: NDArray[np.int64]

    def where(self, mask: NDArray[np.bool_]) -> Found:
        rows = np.flatnonzero(mask)  # mostly few: three times faster than a mask a column
        return Found(phrase=self.phrase[rows], first=self.first[rows], stop=self.stop[rows])


class Spellings:
    """Token spellings of all phrases, numbered from 1; 0 is any other token."""

    def __init__(self, known: NDArray[np.uint64]) -> None:
        spellings = np.unique(known)
        slots = (spellings * _GOLDEN) >> SPELLING_SHIFT
        order = np.argsort(slots, kind="stable")
        self.sorted = spellings[order]
        self.first = np.searchsorted(slots[order], np.arange((1 << _SLOT_BITS) + 1, dtype=np.uint64))
        self._deepest = int(np.diff(self.first).max()) if len(spellings) else 0
        self.n = len(spellings)

    def numbers(self, spelling: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The number of each spelling."""
        out = np.zeros(len(spelling), dtype=np.int32)
        slots = ((spelling * _GOLDEN) >> SPELLING_SHIFT).astype(np.int64)
        at = self.first[slots]
        rows = np.flatnonzero(self.first[slots + 1] > at)
        at, stop = at[rows], self.first[slots[rows] + 1]
        for _ in range(self._deepest):
            same = self.sorted[at] == spelling[rows]
            out[rows[same]] = at[same] + 1
            more = ~same & (at + 1 < stop)
            rows, at, stop = rows[more], at[more] + 1, stop[more]
        return out


class Phrases:
    """A compiled list of phrases; the number of a phrase is its place in the list.

    Several equal phrases are all found. Spaces in a phrase match any run of spaces, and only that: 'ci/cd'
    is not found in 'ci / cd'. Phrases never run across a line end. `words` are single tokens that are only
    numbered, in `extra`, not searched for.

    The trie: `root` leads from a token's number to a state, `keys` (state * size + number, sorted) with
    `targets` from there on; a state's phrases are `flat_ends` from `first_end`, `n_ends` of them; `gaps` are
    the spaces of each phrase.
    """

    def __init__(self, texts: Sequence[str], powers: Powers, words: Sequence[str] = ()) -> None:
        row = folded(*code_points([*texts, *words]))
        tokens = tokenise(row, row.kinds, powers)
        self.spellings = Spellings(tokens.spelling)
        numbers = self.spellings.numbers(tokens.spelling)
        bounds = np.searchsorted(tokens.line, np.arange(len(texts) + 1))
        self.extra = numbers[bounds[-1] :]
        self._build(bounds, tokens, numbers)

    def _build(self, bounds: NDArray[np.int64], tokens: Tokens, numbers: NDArray[np.int32]) -> None:
        states: dict[tuple[int, int], int] = {}
        ends: dict[int, list[int]] = {}
        spaced = np.concatenate([[0, 0], np.cumsum(~tokens.glued[1:])])
        first, stop = bounds[:-1], bounds[1:]
        self.gaps = spaced[stop] - spaced[np.minimum(first + 1, stop)]
        line, edges = numbers.tolist(), bounds.tolist()
        for phrase in range(len(edges) - 1):
            state = 0
            for number in line[edges[phrase] : edges[phrase + 1]]:
                state = states.setdefault((state, number), len(states) + 1)
            if state:
                ends.setdefault(state, []).append(phrase)
        size = self.spellings.n + 1
        self.size = size
        self.root = np.zeros(size, dtype=np.int32)
        inner: list[tuple[int, int]] = []
        for (state, number), target in states.items():
            if state == 0:
                self.root[number] = target
            else:
                inner.append((state * size + number, target))
        inner.sort()
        self.keys = np.array([key for key, _ in inner] or [-1], dtype=np.int64)
        self._perhaps = np.zeros(1 << _SIEVE_BITS, dtype=np.bool_)
        self._perhaps[_slots(self.keys, _SIEVE)] = True
        self.targets = np.array([target for _, target in inner] or [0], dtype=np.int32)
        counts = np.zeros(len(states) + 2, dtype=np.int64)
        for state, phrases in ends.items():
            counts[state] = len(phrases)
        self.n_ends = counts
        self.first_end = np.cumsum(counts) - counts
        flat = [phrase for state in sorted(ends) for phrase in ends[state]]
        self.flat_ends = np.array(flat or [0], dtype=np.int32)

    def find(self, tokens: Tokens, numbers: NDArray[np.int32]) -> Found:
        """Every phrase at every place, sorted by first token; `numbers` are the tokens' by `spellings`."""
        at = np.flatnonzero(self.root[numbers])
        state = self.root[numbers[at]]
        length = 1
        found: list[tuple[NDArray[np.int64], NDArray[np.int32], int]] = []
        while len(at):
            ending = self.n_ends[state] > 0
            found.append((at[ending], state[ending], length))
            following = at + length
            alive = following < tokens.n
            at, state, following = at[alive], state[alive], following[alive]
            alive = (numbers[following] > 0) & (tokens.line[following] == tokens.line[at])
            at, state, following = at[alive], state[alive], following[alive]
            keys = state.astype(np.int64) * self.size + numbers[following]
            alive = self._perhaps[_slots(keys, _SIEVE)]
            at, state, keys = at[alive], state[alive], keys[alive]
            place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
            alive = self.keys[place] == keys
            at, state = at[alive], self.targets[place[alive]]
            length += 1
        return self._expand(found, tokens)

    def _expand(self, found: list[tuple[NDArray[np.int64], NDArray[np.int32], int]], tokens: Tokens) -> Found:
        if not found:
            none = np.zeros(0, dtype=np.int64)
            return Found(phrase=none.astype(np.int32), first=none, stop=none)
        first = np.concatenate([at for at, _, _ in found])
        state = np.concatenate([state for _, state, _ in found])
        stop = np.concatenate([at + length for at, _, length in found])
        times = self.n_ends[state]
        row = np.repeat(np.arange(len(first)), times)
        within = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
        phrase = self.flat_ends[self.first_end[state[row]] + within]
        first, stop = first[row], stop[row]
        gaps = np.cumsum(~tokens.glued)
        kept = np.flatnonzero(gaps[stop - 1] - gaps[first] == self.gaps[phrase])
        kept = kept[np.argsort(first[kept], kind="stable")]
        return Found(phrase=phrase[kept], first=first[kept], stop=stop[kept])
