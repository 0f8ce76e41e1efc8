"""Bullets under a bullet or a line that speaks for them: '… (bonus)', 'at least one of the following:'."""

from __future__ import annotations

import numpy as np

from gander.reading.alphabet import BREAK
from gander.reading.page import Bools, Ints, Page

_MOST = 40
"""Lines that a parent may speak for."""
_AT_END = 4
"""Tokens from a parent's end within which its word stands."""


def below(page: Page, category: str) -> Ints:
    """For each line the line that ends with such a cue and speaks for it, or -1.

    A bullet speaks for the bullets right below it that stand further in; any other line for those that
    stand no further out than the first.
    """
    lines = page.lines
    out = np.full(len(lines.first), -1, dtype=np.int64)
    _, stop = page.cue(category)
    line = page.tokens.line[stop - 1]
    parents = np.unique(line[lines.stop[line] - stop <= _AT_END])
    if not len(parents):
        return out
    breaks = np.concatenate([[-1], np.flatnonzero(page.letters.kinds == BREAK)])
    start = page.tokens.start[np.minimum(lines.first, page.tokens.n - 1)]
    indent = start - breaks[np.searchsorted(breaks, start) - 1]
    for parent in parents.tolist():
        for child in _children(lines.bullet, lines.words == 0, lines.text, indent, parent):
            out[child] = parent
    return out


def _children(bullet: Bools, empty: Bools, text: Ints, indent: Ints, parent: int) -> list[int]:
    out: list[int] = []
    least = int(indent[parent]) + 1 if bullet[parent] else 0
    for row in range(parent + 1, min(parent + _MOST, len(bullet))):
        if empty[row]:
            continue
        if not bullet[row] or text[row] != text[parent] or indent[row] < least:
            break
        least = least or int(indent[row])
        out.append(row)
    return out
