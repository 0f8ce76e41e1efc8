"""The reader's innermost loops, twice: in NumPy for any text, compiled for batches where numba is installed.

Both give the same numbers (a test holds it), so which one ran shows in nothing but the time.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import FOLD, KIND, Letters, code_points, folded
from gander.reading.codes import Said, said
from gander.reading.context import NEAR, near, words_wanted
from gander.reading.gaps import between
from gander.reading.lexicon import Lexicon
from gander.reading.matcher import HYPHENS, SIGNS, TIGHT, Mentions, addressed, standing
from gander.reading.naming import worth, written
from gander.reading.page import Page
from gander.reading.phrases import SPELLING_SHIFT, Found, Phrases, Spellings
from gander.reading.pluses import latest
from gander.reading.sentences import ALWAYS, BEFORE_DASH, STOPS, parted
from gander.reading.tokens import Powers, Tokens, tokenise

Bytes = NDArray[np.uint8]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Bits = NDArray[np.uint16]
Kinds = NDArray[np.int8]
Between = tuple[NDArray[np.int32], NDArray[np.int32], Bools, Bools]


class Loops(Protocol):
    """What an implementation provides; see `alphabet`, `tokens` and `phrases` for what each returns."""

    def letters(self, texts: list[str]) -> Letters: ...
    def tokens(self, letters: Letters, kinds: Bytes, powers: Powers) -> Tokens: ...
    def numbers(self, known: Spellings, tokens: Tokens) -> NDArray[np.int32]: ...
    def said(self, known: Spellings, code_of: NDArray[np.int32], tokens: Tokens) -> Said: ...
    def find(self, phrases: Phrases, tokens: Tokens, numbers: NDArray[np.int32]) -> Found: ...
    def parted(
        self, letters: Letters, tokens: Tokens, no_stop_after: Bools, lead: Bools
    ) -> tuple[Ints, Ints]: ...
    def near(self, page: Page, hits: Found, contexts: Found, lexicon: Lexicon) -> Bools: ...
    def between(self, bits: Bits, left: Ints, right: Ints) -> Between: ...
    def worth(self, page: Page, named: Mentions, section: Kinds, codes: Said, may_name: Bools) -> Ints: ...
    def latest(self, at: Ints, cue: Ints, sentence: Ints) -> Ints: ...
    def shapes(self, page: Page, at: Ints) -> Ints: ...
    def standing(self, page: Page, hits: Found, lexicon: Lexicon) -> Bools: ...


class Plain:
    """In NumPy."""

    def letters(self, texts: list[str]) -> Letters:
        return folded(*code_points(texts))

    def tokens(self, letters: Letters, kinds: Bytes, powers: Powers) -> Tokens:
        return tokenise(letters, kinds, powers)

    def numbers(self, known: Spellings, tokens: Tokens) -> NDArray[np.int32]:
        return known.numbers(tokens.spelling)

    def said(self, known: Spellings, code_of: NDArray[np.int32], tokens: Tokens) -> Said:
        return said(known, code_of, tokens)

    def find(self, phrases: Phrases, tokens: Tokens, numbers: NDArray[np.int32]) -> Found:
        return phrases.find(tokens, numbers)

    def parted(
        self, letters: Letters, tokens: Tokens, no_stop_after: Bools, lead: Bools
    ) -> tuple[Ints, Ints]:
        return parted(letters, tokens, no_stop_after, lead)

    def near(self, page: Page, hits: Found, contexts: Found, lexicon: Lexicon) -> Bools:
        return near(page, hits, contexts, lexicon)

    def between(self, bits: Bits, left: Ints, right: Ints) -> Between:
        return between(bits, left, right)

    def worth(self, page: Page, named: Mentions, section: Kinds, codes: Said, may_name: Bools) -> Ints:
        return worth(page, named, section, codes, may_name)

    def latest(self, at: Ints, cue: Ints, sentence: Ints) -> Ints:
        return latest(at, cue, sentence)

    def shapes(self, page: Page, at: Ints) -> Ints:
        return written(page, at)

    def standing(self, page: Page, hits: Found, lexicon: Lexicon) -> Bools:
        return standing(page, hits, lexicon)


class Compiled:
    """By numba."""

    def __init__(self) -> None:
        from gander.reading import kernels, kernels_of_mentions

        self._kernels: Any = kernels
        self._mentions: Any = kernels_of_mentions
        self._tables: WeakKeyDictionary[Phrases, tuple[Any, ...]] = WeakKeyDictionary()
        self._wanted: WeakKeyDictionary[Lexicon, tuple[Any, ...]] = WeakKeyDictionary()

    def letters(self, texts: list[str]) -> Letters:
        raw, starts = code_points(texts)
        fold, kinds = self._kernels.fold(raw, FOLD, KIND)
        return Letters(raw=raw, folded=fold, kinds=kinds, starts=starts)

    def tokens(self, letters: Letters, kinds: Bytes, powers: Powers) -> Tokens:
        start, end, line, glued, glyph, word, spelling = self._kernels.tokenise(letters.folded, kinds)
        return Tokens(start=start, end=end, line=line, glued=glued, glyph=glyph, word=word, spelling=spelling)

    def numbers(self, known: Spellings, tokens: Tokens) -> NDArray[np.int32]:
        out: NDArray[np.int32] = self._kernels.numbers(
            tokens.spelling, known.sorted, known.first, SPELLING_SHIFT
        )
        return out

    def said(self, known: Spellings, code_of: NDArray[np.int32], tokens: Tokens) -> Said:
        row, spot = self._kernels.said(
            tokens.spelling, tokens.line, tokens.glyph, tokens.word,
            known.sorted, known.first, SPELLING_SHIFT, code_of,
        )  # fmt: skip
        return Said(row, spot)

    def find(self, phrases: Phrases, tokens: Tokens, numbers: NDArray[np.int32]) -> Found:
        if phrases not in self._tables:
            self._tables[phrases] = self._kernels.woven(phrases)
        count, room = 1, 0
        while count > room:
            room = max(count, tokens.n)
            phrase = np.empty(room, dtype=np.int32)
            first, stop = np.empty(room, dtype=np.int64), np.empty(room, dtype=np.int64)
            count = self._kernels.walk(
                numbers, tokens.line, tokens.glued, *self._tables[phrases], phrase, first, stop
            )
        return Found(phrase=phrase[:count], first=first[:count], stop=stop[:count])

    def parted(
        self, letters: Letters, tokens: Tokens, no_stop_after: Bools, lead: Bools
    ) -> tuple[Ints, Ints]:
        sentence, clause = self._kernels.parted(
            letters.raw, tokens.start, tokens.end, tokens.line, tokens.glued, tokens.glyph, tokens.word,
            no_stop_after, lead, STOPS, ALWAYS, BEFORE_DASH,
        )  # fmt: skip
        return sentence, clause

    def near(self, page: Page, hits: Found, contexts: Found, lexicon: Lexicon) -> Bools:
        if lexicon not in self._wanted:
            self._wanted[lexicon] = words_wanted(lexicon)
        tokens, word = page.tokens, contexts.phrase - lexicon.n_aliases
        out: Bools = self._kernels.near(
            tokens.start, tokens.end, tokens.line, hits.first, hits.stop, hits.phrase,
            contexts.first, contexts.stop, word, *self._wanted[lexicon], NEAR,
        )  # fmt: skip
        return out

    def between(self, bits: Bits, left: Ints, right: Ints) -> Between:
        out: Between = self._mentions.between(bits, left, right)
        return out

    def worth(self, page: Page, named: Mentions, section: Kinds, codes: Said, may_name: Bools) -> Ints:
        out: Ints = self._mentions.worth(
            page.tokens.word & ~addressed(page), page.tokens.line, section, named.first, named.stop,
            codes.row, codes.spot, may_name,
        )  # fmt: skip
        return out

    def latest(self, at: Ints, cue: Ints, sentence: Ints) -> Ints:
        out: Ints = self._mentions.latest(at, cue, sentence)
        return out

    def shapes(self, page: Page, at: Ints) -> Ints:
        tokens, letters = page.tokens, page.letters
        out: Ints = self._mentions.shapes(letters.raw, letters.folded, tokens.start, tokens.end, at)
        return out

    def standing(self, page: Page, hits: Found, lexicon: Lexicon) -> Bools:
        tokens, letters = page.tokens, page.letters
        out: Bools = self._mentions.standing(
            letters.raw, letters.folded, tokens.start, tokens.end, tokens.line, tokens.glued, tokens.glyph,
            tokens.word, page.cue("address")[0], hits.phrase, hits.first, hits.stop,
            lexicon.exact, lexicon.raw, lexicon.raw_length, lexicon.short, HYPHENS, TIGHT, SIGNS,
        )  # fmt: skip
        return out


PLAIN: Loops = Plain()


@cache
def compiled() -> Loops:
    """The compiled loops, or NumPy's where numba is not installed."""
    return Compiled() if find_spec("numba") else PLAIN
