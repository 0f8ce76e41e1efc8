"""The reader's innermost loops, twice: in NumPy for any text, compiled for batches where numba is installed.

Both give the same numbers (a test holds it), so which one ran shows in nothing but the time.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import FOLD, KIND, Letters, code_points, folded
from gander.reading.phrases import SPELLING_SHIFT, Found, Phrases, Spellings
from gander.reading.tokens import Powers, Tokens, tokenise

Bytes = NDArray[np.uint8]


class Loops(Protocol):
    """What an implementation provides; see `alphabet`, `tokens` and `phrases` for what each returns."""

    def letters(self, texts: list[str]) -> Letters: ...
    def tokens(self, letters: Letters, kinds: Bytes, powers: Powers) -> Tokens: ...
    def numbers(self, known: Spellings, tokens: Tokens) -> NDArray[np.int32]: ...
    def find(self, phrases: Phrases, tokens: Tokens, numbers: NDArray[np.int32]) -> Found: ...


class Plain:
    """In NumPy."""

    def letters(self, texts: list[str]) -> Letters:
        return folded(*code_points(texts))

    def tokens(self, letters: Letters, kinds: Bytes, powers: Powers) -> Tokens:
        return tokenise(letters, kinds, powers)

    def numbers(self, known: Spellings, tokens: Tokens) -> NDArray[np.int32]:
        return known.numbers(tokens.spelling)

    def find(self, phrases: Phrases, tokens: Tokens, numbers: NDArray[np.int32]) -> Found:
        return phrases.find(tokens, numbers)


class Compiled:
    """By numba."""

    def __init__(self) -> None:
        from gander.reading import kernels

        self._kernels = kernels
        self._tables: WeakKeyDictionary[Phrases, tuple[NDArray[np.int64], NDArray[np.int32]]] = (
            WeakKeyDictionary()
        )

    def letters(self, texts: list[str]) -> Letters:
        raw, starts = code_points(texts)
        fold, kinds = self._kernels.fold(raw, FOLD, KIND)
        return Letters(raw=raw, folded=fold, kinds=kinds, starts=starts)

    def tokens(self, letters: Letters, kinds: Bytes, powers: Powers) -> Tokens:
        start, end, line, glued, spelling = self._kernels.tokenise(letters.folded, kinds)
        return Tokens(start=start, end=end, line=line, glued=glued, spelling=spelling)

    def numbers(self, known: Spellings, tokens: Tokens) -> NDArray[np.int32]:
        out: NDArray[np.int32] = self._kernels.numbers(
            tokens.spelling, known.sorted, known.first, SPELLING_SHIFT
        )
        return out

    def find(self, phrases: Phrases, tokens: Tokens, numbers: NDArray[np.int32]) -> Found:
        if phrases not in self._tables:
            inner = phrases.keys >= 0
            self._tables[phrases] = self._kernels.hashed(phrases.keys[inner], phrases.targets[inner])
        phrase, first, stop = self._kernels.walk(
            numbers, tokens.line, tokens.glued, phrases.root, phrases.size, *self._tables[phrases],
            phrases.n_ends, phrases.first_end, phrases.flat_ends, phrases.gaps,
        )  # fmt: skip
        return Found(phrase=phrase, first=first, stop=stop)


PLAIN: Loops = Plain()


@cache
def compiled() -> Loops:
    """The compiled loops, or NumPy's where numba is not installed."""
    return Compiled() if find_spec("numba") else PLAIN
