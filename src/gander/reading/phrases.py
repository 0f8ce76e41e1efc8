"""Finding many phrases at once: a trie over token numbers, walked from all tokens of a page together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import Letters, folded
from gander.reading.tokens import Powers, Tokens, tokenise

_SLOT_BITS = 16
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
SPELLING_SHIFT = np.uint64(64 - _SLOT_BITS)
_SIEVE_BITS = 18
_SIEVE = np.uint64(64 - _SIEVE_BITS)
"""A table of this many bits tells most pairs that lead nowhere before they are searched for."""


def _slots(keys: NDArray[np.int64], shift: np.uint64) -> NDArray[np.int64]:
    return ((keys.astype(np.uint64) * _GOLDEN) >> shift).astype(np.int64)


def _distinct(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The keys without repetition, sorted, and the place of each key among them."""
    order = np.argsort(keys)
    ranked = keys[order]
    new = np.append(True, ranked[1:] != ranked[:-1])
    place = np.empty(len(keys), dtype=np.int64)
    place[order] = np.cumsum(new) - 1
    return ranked[new], place


def _row(phrases: list[str]) -> Letters:
    """The letters of phrases; unlike texts of postings they have no markup to be looked through for."""
    starts = np.zeros(len(phrases) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, phrases), dtype=np.int64, count=len(phrases)) + 1, out=starts[1:])
    joined = "".join(f"{phrase}\n" for phrase in phrases)
    return folded(np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32), starts)


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
        row = _row([*texts, *words])
        tokens = tokenise(row, row.kinds, powers)
        self.spellings = Spellings(tokens.spelling)
        numbers = self.spellings.numbers(tokens.spelling)
        bounds = np.searchsorted(tokens.line, np.arange(len(texts) + 1))
        self.extra = numbers[bounds[-1] :]
        spaced = np.concatenate([[0, 0], np.cumsum(~tokens.glued[1:])])
        first, stop = bounds[:-1], bounds[1:]
        self.gaps = spaced[stop] - spaced[np.minimum(first + 1, stop)]
        self._build(first, stop, numbers)

    def _build(self, first: NDArray[np.int64], stop: NDArray[np.int64], numbers: NDArray[np.int32]) -> None:
        """The trie, one level after another: the states of a level are numbered in the order of their keys,
        behind those of the level before, so that all keys are sorted as they come."""
        self.size = size = self.spellings.n + 1
        state = np.zeros(len(first), dtype=np.int64)
        levels: list[NDArray[np.int64]] = []
        n_states, at, rows = 0, first, np.arange(len(first))
        while len(rows := rows[at[rows] < stop[rows]]):
            keys, place = _distinct(state[rows] * size + numbers[at[rows]])
            state[rows] = n_states + 1 + place
            n_states += len(keys)
            levels.append(keys)
            at = at + 1
        opening = levels[0] if levels else np.zeros(0, dtype=np.int64)
        self.root = np.zeros(size, dtype=np.int32)
        self.root[opening] = np.arange(1, len(opening) + 1)
        inner = np.concatenate(levels[1:]) if len(levels) > 1 else np.array([-1])
        self.keys = inner
        self.targets = np.arange(len(opening) + 1, len(opening) + 1 + len(inner), dtype=np.int32)
        self._perhaps = np.zeros(1 << _SIEVE_BITS, dtype=np.bool_)
        self._perhaps[_slots(self.keys, _SIEVE)] = True
        counts = np.bincount(state, minlength=n_states + 2)
        counts[0] = 0
        self.n_ends = counts
        self.first_end = np.cumsum(counts) - counts
        order = np.argsort(state, kind="stable")
        self.flat_ends = np.append(order[state[order] > 0], 0).astype(np.int32)

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
