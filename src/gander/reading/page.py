"""A page: a few hundred texts read together, as letters, tokens, lines, sentences and cues.

Why:
    Every rule of this room is arithmetic on these arrays; nothing in the batch path is a Python object a hit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import Letters
from gander.reading.lines import Lines
from gander.reading.tokens import Tokens

if TYPE_CHECKING:
    from gander.reading.loops import Loops

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`sentence` and `clause` count from 0 over the page.

    `cues` holds, by category, the first and stop tokens of every phrase found, sorted by first; `words`, by
    category of single words, which tokens are of it, and `bits` the same as one number a token; `word_count`
    how many words stand before each token, `counted` how many commas and connectors. `loops` are those that
    the page was made with, and what is asked of it goes through them too.
    """

    letters: Letters
    tokens: Tokens
    lines: Lines
    word_count: Ints
    sentence: Ints
    clause: Ints
    cues: dict[str, tuple[Ints, Ints]]
    words: dict[str, Bools]
    bits: NDArray[np.uint16]
    counted: dict[str, NDArray[np.int32]]
    loops: Loops

    def cue(self, category: str) -> tuple[Ints, Ints]:
        return self.cues[category]

    def sentences_with(self, category: str) -> Bools:
        """For each sentence whether it holds such a cue."""
        return self.flagged(self.cues[category][0])

    def flagged(self, at: Ints) -> Bools:
        """For each sentence whether one of those tokens is in it."""
        flags = np.zeros(int(self.sentence[-1]) + 2 if len(self.sentence) else 1, dtype=np.bool_)
        flags[self.sentence[at]] = True
        return flags

    def among(self, at: Ints, others: Ints) -> Bools:
        """Which of those tokens are among the others; flags over the page are quicker than sorting."""
        flags = np.zeros(self.tokens.n + 1, dtype=np.bool_)
        flags[others] = True
        return flags[at]

    def text_of(self, at: Ints) -> Ints:
        """The text, counted from 0, that each token is in."""
        return self.lines.text[self.tokens.line[at]]


def before(cue: Ints, at: Ints) -> Ints:
    """For each place the nearest cue at or before it, or -1. Both are token positions, `cue` sorted."""
    if not len(cue):
        return np.full(len(at), -1, dtype=np.int64)
    place = np.searchsorted(cue, at, side="right") - 1
    return np.where(place >= 0, cue[place], -1)


def after(cue: Ints, at: Ints) -> Ints:
    """For each place the nearest cue at or after it, or a number beyond every token."""
    if not len(cue):
        return np.full(len(at), 1 << 60, dtype=np.int64)
    place = np.searchsorted(cue, at, side="left")
    return np.where(place < len(cue), cue[np.minimum(place, len(cue) - 1)], 1 << 60)
