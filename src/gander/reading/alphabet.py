"""Characters as numbers: each is folded to lower case and plain marks, and sorted into four kinds.

Why:
    With one number a character, array positions are character offsets, whatever the script; and folding
    never changes a length, so that every span stays true to the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.canonical import canonical
from gander.reading.markup import masked

SPACE, BREAK, WORD, MARK = 0, 1, 2, 3
"""Kinds of characters: between words, end of a line, part of a word, a token of its own."""

_PLAIN = {
    "'": "‘’ʼ´`＇",
    '"': "“”„«»",
    "-": "‐‑‒–—―−－",
    "•": "●▪◦‣·✓✔➢❖■□►▸➤★☆✅🔹✨⁃∙➔→⚡◆◇○\uf0b7\uf0a7\uf0d8",
    " ": "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u202f\u2060\u3000\ufeff\ufe0f",
    ",": "，、",
    ":": "：",
    "(": "（",
    ")": "）",
    "/": "／",
}
_CASED = (range(0x41, 0x5B), range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x2000))
_LAST = 0xFFFF
_PICTURE = 0x263A
"""What emoji and everything else beyond the first plane is folded to: a mark that is no bullet."""


def _folding() -> NDArray[np.uint16]:
    fold = np.arange(_LAST + 1, dtype=np.uint16)
    for block in _CASED:
        for point in block:
            lower = chr(point).lower()
            if len(lower) == 1:
                fold[point] = ord(lower)
    for plain, others in _PLAIN.items():
        for other in others:
            fold[min(ord(other), _LAST)] = ord(plain)
    fold[_LAST] = _PICTURE
    return fold


def _kinds() -> NDArray[np.uint8]:
    kinds = np.full(_LAST + 1, MARK, dtype=np.uint8)
    for point in range(_LAST + 1):
        if chr(point).isalnum() or 0x300 <= point < 0x370:  # combining accents belong to their letter
            kinds[point] = WORD
    for point in (0x09, 0x0B, 0x0C, 0x20):
        kinds[point] = SPACE
    kinds[0x0A] = BREAK
    return kinds


def among(marks: str) -> NDArray[np.bool_]:
    """A table over folded characters: which are among those marks. Looking up beats searching."""
    table = np.zeros(_LAST + 1, dtype=np.bool_)
    table[[ord(mark) for mark in marks]] = True
    return table


FOLD = _folding()
KIND = _kinds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Several texts as one row of characters, each text closed by a line end.

    `raw` are code points, `folded` the folded ones, `kinds` one of the four; `starts` has one entry a text
    and the whole length as its last.
    """

    raw: NDArray[np.uint32]
    folded: NDArray[np.uint16]
    kinds: NDArray[np.uint8]
    starts: NDArray[np.int64]


def code_points(texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Those texts, canonical and without markup, as one row of code points, and where each starts."""
    clean = [masked(canonical(text)) for text in texts]
    starts = np.zeros(len(clean) + 1, dtype=np.int64)
    np.cumsum([len(text) + 1 for text in clean], out=starts[1:])
    joined = "\n".join(clean) + "\n"
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32), starts


def folded(raw: NDArray[np.uint32], starts: NDArray[np.int64]) -> Letters:
    """The letters of such a row."""
    fold = FOLD[np.minimum(raw, _LAST)]
    return Letters(raw=raw, folded=fold, kinds=KIND[fold], starts=starts)
