"""The words that the learned weights know, found for every token of a page at once."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from gander.reading.alphabet import MARK, WORD, code_points, folded
from gander.reading.loops import Loops
from gander.reading.page import Ints, Page
from gander.reading.phrases import Spellings
from gander.reading.tokens import Powers, tokenise

BUCKETS = tuple(str(number) for number in range(9))
"""Names of the buckets of `listed` and `asked`; 0 is for words that are not known."""
EDGE, OTHER_WORD, OTHER_MARK, NUMBER = 0, 1, 2, 3
"""Codes before the known words: beyond the line, an unknown word, another mark, a number."""
_SPECIAL = ("<edge>", "<word>", "<mark>", "<number>")


class Words:
    """Codes of words: four special ones, then the known words in the order of the table."""

    def __init__(self, table: pl.DataFrame, powers: Powers) -> None:
        words = table["word"].to_list()
        row = folded(*code_points(words))
        tokens = tokenise(row, row.kinds, powers)
        first = np.searchsorted(tokens.line, np.arange(len(words)))
        spelling = tokens.spelling[first]
        self._spellings = Spellings(spelling)
        code_of = np.zeros(self._spellings.n + 1, dtype=np.int64)
        code_of[self._spellings.numbers(spelling)] = np.arange(len(words)) + len(_SPECIAL)
        self._code_of = code_of
        self.names = (*_SPECIAL, *words)
        self.suffixes = tuple(sorted({"", *(word[-3:] for word in words)}))
        place = {suffix: number for number, suffix in enumerate(self.suffixes)}
        pad = np.zeros(len(_SPECIAL), dtype=np.int64)
        self.suffix = np.concatenate([pad, [place[word[-3:]] for word in words]]).astype(np.int64)
        self.listed = np.concatenate([pad, table["listed"].to_numpy()]).astype(np.int64)
        self.asked = np.concatenate([pad, table["asked"].to_numpy()]).astype(np.int64)

    def codes(self, page: Page, loops: Loops) -> Ints:
        """The code of every token of a page."""
        tokens = page.tokens
        number = loops.numbers(self._spellings, tokens)
        kind = page.letters.kinds[tokens.start]
        glyph = page.letters.folded[tokens.start]
        digit = (glyph >= ord("0")) & (glyph <= ord("9"))
        unknown = np.where(kind == MARK, OTHER_MARK, np.where(digit & (kind == WORD), NUMBER, OTHER_WORD))
        out: Ints = np.where(number > 0, self._code_of[number], unknown)
        return out


def around(codes: Ints, line: NDArray[np.int32], at: Ints, step: int) -> Ints:
    """The codes of the tokens `step` away from each place, EDGE beyond its line."""
    n = len(codes)
    spot = at + step
    inside = (spot >= 0) & (spot < n)
    spot = np.clip(spot, 0, max(n - 1, 0))
    return np.where(inside & (line[spot] == line[np.clip(at, 0, max(n - 1, 0))]), codes[spot], EDGE)
