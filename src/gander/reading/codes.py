"""The words of a page as numbers, laid out so that a word's neighbours are beside it and lines apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.phrases import Spellings
from gander.reading.tokens import Tokens

EDGE, OTHER_WORD, OTHER_MARK, NUMBER = 0, 1, 2, 3
"""Codes before the known words: beyond the line, an unknown word, another mark, a number."""
REACH = 3
"""Tokens on either side that a feature may look at."""


@dataclass(frozen=True, slots=True)
class Said:
    """The codes of a page's words in a `row`, with REACH edges before and behind each line; `spot` is where
    in it each token is."""

    row: NDArray[np.int32]
    spot: NDArray[np.int64]

    def around(self, at: NDArray[np.int64], step: int) -> NDArray[np.int32]:
        """The codes of the tokens `step` away from each place, EDGE beyond its line; a step within REACH."""
        return self.row[self.spot[at] + step]

    def beside(self, at: NDArray[np.int64], *steps: int) -> list[NDArray[np.int32]]:
        """Those of several steps."""
        spot = self.spot[at]
        return [self.row[spot + step] for step in steps]


NOTHING = Said(np.zeros(2 * REACH, dtype=np.int32), np.zeros(0, dtype=np.int64))


def said(known: Spellings, code_of: NDArray[np.int32], tokens: Tokens) -> Said:
    """The tokens of a page by the codes of the numbers of their spellings; those not known by their kind."""
    if not tokens.n:
        return NOTHING
    number = known.numbers(tokens.spelling)
    digit = (tokens.glyph >= ord("0")) & (tokens.glyph <= ord("9"))
    unknown = np.where(~tokens.word, OTHER_MARK, np.where(digit, NUMBER, OTHER_WORD))
    spot = np.arange(tokens.n) + REACH * (tokens.line.astype(np.int64) + 1)
    row = np.full(tokens.n + REACH * (int(tokens.line[-1]) + 2), EDGE, dtype=np.int32)
    row[spot] = np.where(number > 0, code_of[number], unknown)
    return Said(row, spot)
