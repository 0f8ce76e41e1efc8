"""The words that the learned weights know, found for every token of a page at once."""

from __future__ import annotations

import numpy as np
import polars as pl

from gander.reading.alphabet import code_points, folded
from gander.reading.codes import Said
from gander.reading.page import Page
from gander.reading.phrases import Spellings
from gander.reading.tokens import Powers, tokenise

BUCKETS = tuple(str(number) for number in range(9))
"""Names of the buckets of `listed` and `asked`; 0 is for words that are not known."""
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
        code_of = np.zeros(self._spellings.n + 1, dtype=np.int32)
        code_of[self._spellings.numbers(spelling)] = np.arange(len(words)) + len(_SPECIAL)
        self._code_of = code_of
        self.names = (*_SPECIAL, *words)
        self.itself = np.arange(len(self.names))
        self.suffixes = tuple(sorted({"", *(word[-3:] for word in words)}))
        place = {suffix: number for number, suffix in enumerate(self.suffixes)}
        pad = np.zeros(len(_SPECIAL), dtype=np.int64)
        self.suffix = np.concatenate([pad, [place[word[-3:]] for word in words]]).astype(np.int64)
        self.listed = np.concatenate([pad, table["listed"].to_numpy()]).astype(np.int64)
        self.asked = np.concatenate([pad, table["asked"].to_numpy()]).astype(np.int64)

    def said(self, page: Page) -> Said:
        """The words of a page."""
        return page.loops.said(self._spellings, self._code_of, page.tokens)
