"""Where sentences and clauses end, as a running number for each token."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import Letters, among
from gander.reading.tokens import Tokens

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

STOPS, ALWAYS, BEFORE_DASH = among(".!?"), among(";|•"), among(".:)")


def parted(letters: Letters, tokens: Tokens, no_stop_after: Bools, lead: Bools) -> tuple[Ints, Ints]:
    """The sentence and the clause of each token; see `sentences` and `clauses`."""
    sentence = sentences(letters, tokens, no_stop_after)
    return sentence, clauses(tokens, sentence, lead)


def sentences(letters: Letters, tokens: Tokens, no_stop_after: Bools) -> Ints:
    """The sentence of each token, counted over the page.

    A full stop ends a sentence where a space and no lower-case letter follows; `no_stop_after` marks the
    tokens of abbreviations ('e.g.'). Semicolons, bars and bullets within a line end one too.
    """
    n = tokens.n
    if not n:
        return np.zeros(0, dtype=np.int64)
    glyph = tokens.glyph
    single = tokens.end - tokens.start == 1
    spaced = np.ones(n, dtype=np.bool_)
    spaced[:-1] = ~tokens.glued[1:]
    upper = np.ones(n, dtype=np.bool_)
    raw = letters.raw[tokens.start]
    upper[:-1] = (glyph[1:] != raw[1:]) | ~tokens.word[1:] | ((raw[1:] >= 48) & (raw[1:] < 58))
    stop = single & STOPS[glyph] & spaced & upper & ~no_stop_after
    stop |= single & ALWAYS[glyph]
    stop[1:] |= (glyph[1:] == ord("*")) & ~tokens.glued[1:] & spaced[1:]
    # bullets run together with the sentence before: 'done.- Next'
    dash = (glyph == ord("-")) & spaced
    dash[1:] &= tokens.glued[1:] & BEFORE_DASH[glyph[:-1]]
    opens = np.zeros(n, dtype=np.bool_)
    opens[1:] = stop[:-1] | (tokens.line[1:] != tokens.line[:-1])
    opens |= dash
    return np.cumsum(opens).astype(np.int64)


def clauses(tokens: Tokens, sentence: Ints, lead: Bools) -> Ints:
    """The clause of each token: a sentence is cut at colons, spaced dashes, brackets, and before leads.

    `lead` marks tokens after which a comma-separated part states something new ('…, experience with').
    What stands in brackets is a clause of its own; what follows the bracket continues the one before it.
    """
    n = tokens.n
    if not n:
        return sentence
    glyph = tokens.glyph
    opening, closing = glyph == ord("("), glyph == ord(")")
    cut = np.zeros(n, dtype=np.bool_)
    cut[1:] = sentence[1:] != sentence[:-1]
    comma = glyph == ord(",")
    cut[:-1] |= comma[:-1] & lead[1:]
    cut[:-2] |= comma[:-2] & lead[2:]
    spaced_dash = (glyph == ord("-")) & ~tokens.glued
    spaced_dash[:-1] &= ~tokens.glued[1:]
    outer = np.cumsum(cut | spaced_dash)
    n_open = np.cumsum(opening)
    depth = n_open - np.cumsum(closing) + closing
    balance = _since_sentence(depth, sentence)
    inner = balance > 0
    return np.where(inner, n + 1 + n_open, outer).astype(np.int64)


def _since_sentence(depth: NDArray[np.int64], sentence: Ints) -> NDArray[np.int64]:
    """The bracket depth counted from the start of each sentence, so that an open bracket ends with it."""
    opens = np.ones(len(sentence), dtype=np.bool_)
    opens[1:] = sentence[1:] != sentence[:-1]
    first = np.maximum.accumulate(np.where(opens, np.arange(len(sentence)), 0))
    base = np.where(first > 0, depth[np.maximum(first - 1, 0)], 0)
    return depth - base


__all__ = ["clauses", "parted", "sentences"]
