"""Lines as they were meant: soft line ends undone, bullets known, with what each line looks like."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import BREAK, SPACE, Letters, among
from gander.reading.tokens import Tokens

_FULL = 44
"""A line at least this long in a wrapped text is a full one, and the next line may go on with it."""
_WIDEST = 66
"""Texts of which hardly a line is longer were wrapped to a column."""
_BULLETS = among("-*•+~>#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """One row a line. `text` is the posting's place on the page; `first` and `stop` bound its tokens.

    `content` is the first token after bullets and other marks; `words` counts words; `bullet` = it starts
    with a bullet or is `numbered`, with a number and a dot; `ends` is the folded last character,
    0 for an empty line.
    """

    text: NDArray[np.int64]
    first: NDArray[np.int64]
    stop: NDArray[np.int64]
    content: NDArray[np.int64]
    words: NDArray[np.int64]
    bullet: NDArray[np.bool_]
    numbered: NDArray[np.bool_]
    ends: NDArray[np.uint16]


def unwrapped(letters: Letters) -> NDArray[np.uint8]:
    """The kinds of the letters with soft line ends as spaces."""
    stops = np.flatnonzero(letters.kinds == BREAK)
    starts = np.concatenate([[0], stops[:-1] + 1]) if len(stops) else stops
    # a run of spaces counts as one, so that wide spacing makes no line look full
    doubled = np.flatnonzero((letters.kinds[1:] == SPACE) & (letters.kinds[:-1] == SPACE)) + 1
    length = stops - starts - (np.searchsorted(doubled, stops) - np.searchsorted(doubled, starts))
    text = np.searchsorted(letters.starts[1:], stops, side="right")
    filled = np.bincount(text[length >= _FULL], minlength=len(letters.starts))
    wide = np.bincount(text[length > _WIDEST], minlength=len(letters.starts))
    wrapped = (filled >= 8) & (wide * 50 <= filled)
    candidate = np.flatnonzero(wrapped[text[1:]] & (length[:-1] >= _FULL) & (length[1:] > 0)) + 1
    candidate = candidate[text[candidate] == text[candidate - 1]]
    head = starts[candidate]
    inside = np.minimum(head[:, None] + np.arange(6), len(letters.folded) - 1)
    kinds = letters.kinds[inside]
    at = inside[np.arange(len(head)), np.argmax(kinds != SPACE, axis=1)] if len(head) else head
    soft = candidate[~_BULLETS[letters.folded[at]]]
    kinds_out = letters.kinds.copy()
    kinds_out[stops[soft - 1]] = SPACE
    return kinds_out


def word_counts(tokens: Tokens) -> NDArray[np.int64]:
    """How many words stand before each token, and in all."""
    out = np.zeros(tokens.n + 1, dtype=np.int64)
    np.cumsum(tokens.word, out=out[1:])
    return out


def lines_of(
    letters: Letters, kinds: NDArray[np.uint8], tokens: Tokens, word_count: NDArray[np.int64]
) -> Lines:
    """The lines of a page; `kinds` are those that the tokens were made with."""
    stops = np.flatnonzero(kinds == BREAK)
    if not tokens.n:
        return _empty(len(stops))
    bounds = np.zeros(len(stops) + 1, dtype=np.int64)
    np.cumsum(np.bincount(tokens.line, minlength=len(stops)), out=bounds[1:])
    first, stop = bounds[:-1], bounds[1:]
    filled = first < stop
    opening = np.minimum(first, tokens.n - 1)
    numbered = _numbered(tokens, opening) & (stop - first > 2)
    word_at = np.append(np.flatnonzero(tokens.word), tokens.n)
    content = word_at[word_count[first + 2 * numbered]]
    last = tokens.glyph[np.maximum(stop - 1, 0)]
    return Lines(
        text=np.searchsorted(letters.starts[1:], stops, side="right"),
        first=first,
        stop=stop,
        content=np.minimum(content, stop),
        words=word_count[stop] - word_count[first],
        bullet=filled & (_BULLETS[tokens.glyph[opening]] | numbered),
        numbered=filled & numbered,
        ends=np.where(filled, last, 0).astype(np.uint16),
    )


def _numbered(tokens: Tokens, opening: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a line that opens with that token opens with a number and a dot or bracket."""
    following = np.minimum(opening + 1, tokens.n - 1)
    glyph, point = tokens.glyph[opening], tokens.glyph[following]
    digit = (glyph >= 48) & (glyph < 58) & (tokens.end[opening] - tokens.start[opening] <= 2)
    out: NDArray[np.bool_] = digit & ((point == ord(".")) | (point == ord(")"))) & tokens.glued[following]
    return out


def _empty(n: int) -> Lines:
    """That many lines of a page without a token."""
    zero = np.zeros(n, dtype=np.int64)
    return Lines(
        text=np.arange(n),
        first=zero,
        stop=zero,
        content=zero,
        words=zero,
        bullet=zero > 0,
        numbered=zero > 0,
        ends=zero.astype(np.uint16),
    )
