"""Bullets under a bullet or a line that speaks for them: '… (bonus)', 'at least one of the following:'."""

from __future__ import annotations

import numpy as np

from gander.reading.alphabet import SPACE
from gander.reading.page import Ints, Page

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
    filled = np.append(np.flatnonzero(lines.words > 0), len(lines.first) - 1)
    following = filled[np.searchsorted(filled[:-1], parents, side="right")]
    parents = parents[lines.bullet[following] & (lines.text[following] == lines.text[parents])]
    for parent in parents.tolist():
        for child in _children(page, parent):
            out[child] = parent
    return out


def _children(page: Page, parent: int) -> list[int]:
    lines = page.lines
    out: list[int] = []
    least = _indent(page, parent) + 1 if lines.bullet[parent] else 0
    for row in range(parent + 1, min(parent + _MOST, len(lines.bullet))):
        if lines.words[row] == 0:
            continue
        if not lines.bullet[row] or lines.text[row] != lines.text[parent] or _indent(page, row) < least:
            break
        least = least or _indent(page, row)
        out.append(row)
    return out


def _indent(page: Page, line: int) -> int:
    """How many spaces stand before the first token of a line."""
    kinds = page.letters.kinds
    at = start = int(page.tokens.start[page.lines.first[line]])
    while at > 0 and kinds[at - 1] == SPACE:
        at -= 1
    return start - at
