"""Tokens: words, and every other visible character by itself, as arrays with a number for each spelling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import BREAK, MARK, WORD, Letters

_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One row a token. `start` and `end` are positions in the letters; `glued` = no space before it.

    `line` counts line ends before it; `glyph` is its first folded character, `word` whether that is part of a
    word; `spelling` is a 64-bit number of its folded characters.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    line: NDArray[np.int32]
    glued: NDArray[np.bool_]
    glyph: NDArray[np.uint16]
    word: NDArray[np.bool_]
    spelling: NDArray[np.uint64]

    @property
    def n(self) -> int:
        return len(self.start)


class Powers:
    """Powers of the hash base and of its inverse modulo 2^64, kept and lengthened when a text needs it."""

    def __init__(self) -> None:
        self._up = np.ones(1, dtype=np.uint64)
        self._down = np.ones(1, dtype=np.uint64)

    def upto(self, n: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        up, down = self._up, self._down
        if len(up) < n:
            size = max(n, 2 * len(up), 1 << 12)
            up = _powers(_BASE, size)
            down = _powers(_INVERSE, size)
            self._up, self._down = up, down
        return up[:n], down[:n]


def _powers(base: np.uint64, size: int) -> NDArray[np.uint64]:
    row = np.full(size, base, dtype=np.uint64)
    row[0] = 1
    return np.cumprod(row, dtype=np.uint64)


def tokenise(letters: Letters, kinds: NDArray[np.uint8], powers: Powers) -> Tokens:
    """The tokens of those letters; `kinds` are the letters' own, or with soft line ends made spaces."""
    word = kinds == WORD
    mark = kinds == MARK
    opens = word.copy()
    opens[1:] &= ~word[:-1]
    closes = word.copy()
    closes[:-1] &= ~word[1:]
    start = np.flatnonzero(opens | mark)
    end = np.flatnonzero(closes | mark) + 1
    glued = np.zeros(len(start), dtype=np.bool_)
    glued[1:] = start[1:] == end[:-1]
    line = np.cumsum(kinds == BREAK, dtype=np.int32)[start]
    return Tokens(
        start=start,
        end=end,
        line=line,
        glued=glued,
        glyph=letters.folded[start],
        word=word[start],
        spelling=_spell(letters, start, end, powers),
    )


def _spell(
    letters: Letters, start: NDArray[np.int64], end: NDArray[np.int64], powers: Powers
) -> NDArray[np.uint64]:
    up, down = powers.upto(len(letters.folded) + 1)
    sums = np.zeros(len(letters.folded) + 1, dtype=np.uint64)
    np.cumsum(letters.folded * up[:-1], dtype=np.uint64, out=sums[1:])
    spelling: NDArray[np.uint64] = (sums[end] - sums[start]) * down[start]
    return spelling
