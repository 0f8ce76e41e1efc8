"""Opening a page: from texts to letters, tokens, lines, sentences and cues."""

from __future__ import annotations

import numpy as np

from gander.reading.connectors import WORDS
from gander.reading.gaps import counted
from gander.reading.lexicon import Lexicon
from gander.reading.lines import lines_of, unwrapped, word_counts
from gander.reading.loops import Loops
from gander.reading.page import Page
from gander.reading.phrases import Found

_LEADS = ("lead", "strong", "nice before")
"""Cues that open a clause of their own behind a comma."""


def opened(texts: list[str], lexicon: Lexicon, loops: Loops) -> tuple[Page, Found]:
    """The page of those texts, and every phrase of the lexicon found on it."""
    row = loops.letters(texts)
    kinds = unwrapped(row)
    tokens = loops.tokens(row, kinds, lexicon.powers)
    numbers = loops.numbers(lexicon.phrases.spellings, tokens)
    found = loops.find(lexicon.phrases, tokens, numbers)
    cues = lexicon.cues(found)
    begins, ends = cues["degree master"]
    real = ~np.isin(begins, cues["not degree"][0])
    cues["degree master"] = begins[real], ends[real]
    bits = lexicon.word_bits(numbers)
    words = {name: (bits & np.uint16(1 << place)) > 0 for place, name in enumerate(WORDS)}
    abbreviated = np.zeros(tokens.n + 1, dtype=np.bool_)
    abbreviated[cues["abbreviation"][1]] = True
    lead = np.zeros(tokens.n, dtype=np.bool_)
    for category in _LEADS:
        lead[cues[category][0]] = True
    sentence, clause = loops.parted(row, tokens, abbreviated[:-1], lead)
    word_count = word_counts(tokens)
    page = Page(
        letters=row,
        tokens=tokens,
        lines=lines_of(row, kinds, tokens, word_count),
        word_count=word_count,
        sentence=sentence,
        clause=clause,
        cues=cues,
        words=words,
        bits=bits,
        counted=counted(words),
        loops=loops,
    )
    return page, found
