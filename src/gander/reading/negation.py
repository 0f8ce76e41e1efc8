"""Plain negation: skills that the text says are not asked for."""

from __future__ import annotations

import numpy as np

from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Page, after, before

_NEAR = 4
"""Tokens between a negation and the skill when no word of need follows: 'no Java', 'not a Java shop'."""
_FAR = 12


def negated(page: Page, mentions: Mentions) -> Bools:
    """Whether a mention is negated: 'no need to know X', 'X is not required', 'no X experience needed'.

    A negation before the skill reaches it where a word of need stands in the same clause ('don't need',
    'no … required'). 'Not only' and 'not just' negate nothing.
    """
    first, _ = page.cue("not before")
    need, _ = page.cue("need")
    exempt, _ = page.cue("not only")
    first = first[~page.among(first, exempt)]
    if not len(mentions.first):
        return np.zeros(0, dtype=np.bool_)
    place = np.searchsorted(first, mentions.first, side="right") - 1
    start = np.where(place >= 0, first[np.maximum(place, 0)] if len(first) else 0, -1)
    at = np.maximum(start, 0)
    same = (start >= 0) & (page.clause[at] == page.clause[mentions.first])
    distance = mentions.first - start
    out: Bools = same & (distance <= _FAR)
    rows = np.flatnonzero(out)  # few: only there is a word of need looked for
    at, stop = mentions.first[rows], mentions.stop[rows]
    behind = after(need, stop)
    behind_at = np.minimum(behind, page.tokens.n - 1)
    out[rows] = (before(need, at) >= start[rows]) | (
        (behind - stop <= _NEAR) & (page.clause[behind_at] == page.clause[at])
    )
    tail, _ = page.cue("not after")
    later = after(tail, mentions.stop)
    later_at = np.minimum(later, page.tokens.n - 1)
    out |= (later - mentions.stop <= _FAR) & (page.clause[later_at] == page.clause[mentions.first])
    return out
