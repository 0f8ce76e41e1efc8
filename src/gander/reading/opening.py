"""Opening a page: from texts to letters, tokens, lines, sentences and cues."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gander.reading.alphabet import letters
from gander.reading.gaps import counted, last_connectors
from gander.reading.lexicon import Lexicon
from gander.reading.lines import lines_of, unwrapped, word_counts
from gander.reading.page import Page
from gander.reading.phrases import Found
from gander.reading.sentences import clauses, sentences
from gander.reading.tokens import tokenise

_LEADS = ("lead", "strong", "nice before")
"""Cues that open a clause of their own behind a comma."""


def opened(texts: Sequence[str], lexicon: Lexicon) -> tuple[Page, Found]:
    """The page of those texts, and every phrase of the lexicon found on it."""
    row = letters(texts)
    kinds = unwrapped(row)
    tokens = tokenise(row, kinds, lexicon.powers)
    numbers = lexicon.phrases.spellings.numbers(tokens.spelling)
    found = lexicon.phrases.find(tokens, numbers)
    cues = lexicon.cues(found)
    words = lexicon.words(numbers)
    abbreviated = np.zeros(tokens.n + 1, dtype=np.bool_)
    abbreviated[cues["abbreviation"][1]] = True
    sentence = sentences(row, tokens, abbreviated[:-1])
    lead = np.zeros(tokens.n, dtype=np.bool_)
    for category in _LEADS:
        lead[cues[category][0]] = True
    word_count = word_counts(kinds, tokens)
    page = Page(
        letters=row,
        tokens=tokens,
        lines=lines_of(row, kinds, tokens, word_count),
        word_count=word_count,
        sentence=sentence,
        clause=clauses(row, tokens, sentence, lead),
        cues=cues,
        words=words,
        counted=counted(words),
        last_connector=last_connectors(words),
    )
    return page, found
