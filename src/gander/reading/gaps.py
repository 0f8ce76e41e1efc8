"""What stands between two neighbouring mentions: how many connectors, fillers, brackets and other words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.matcher import Mentions
from gander.reading.page import Ints, Page

_CLASSES = ("or", "and", "comma", "slash", "filler", "open", "close", "for")
CONNECTORS = ("or", "and", "comma", "slash")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """One row a mention but the last: the gap to the next one. `counts` by class; `other` = none of them.

    `starts` and `ends`: the gap begins with a connector; it ends with one, or with fillers after one.
    """

    counts: dict[str, Ints]
    other: Ints
    length: Ints
    starts: NDArray[np.bool_]
    ends: NDArray[np.bool_]
    same: NDArray[np.bool_]


def classes(page: Page) -> dict[str, NDArray[np.bool_]]:
    """For each class of connecting word, which tokens are of it."""
    out = {}
    for name in _CLASSES:
        flags = np.zeros(page.tokens.n, dtype=np.bool_)
        flags[page.cue(name)[0]] = True
        out[name] = flags
    return out


def gaps(page: Page, mentions: Mentions, of: dict[str, NDArray[np.bool_]]) -> Gaps:
    """The gaps between neighbours; `same` = both stand in one sentence."""
    left, right = mentions.stop[:-1], mentions.first[1:]
    counts = {}
    known = np.zeros(page.tokens.n, dtype=np.bool_)
    connector = np.zeros(page.tokens.n, dtype=np.bool_)
    for name, flags in of.items():
        total = np.concatenate([[0], np.cumsum(flags)])
        counts[name] = total[right] - total[left]
        if name != "for":
            known |= flags
        if name in CONNECTORS:
            connector |= flags
    total = np.concatenate([[0], np.cumsum(known)])
    length = right - left
    # the last connector before the right mention must have only fillers behind it
    place = np.where(connector, np.arange(page.tokens.n), -1)
    last = np.maximum.accumulate(place)[np.maximum(right - 1, 0)]
    behind = total[right] - total[np.minimum(last + 1, right)]
    ends = (last >= left) & (behind == right - last - 1)
    return Gaps(
        counts=counts,
        other=length - (total[right] - total[left]),
        length=length,
        starts=connector[np.minimum(left, page.tokens.n - 1)] & (length > 0),
        ends=ends,
        same=page.sentence[mentions.first[:-1]] == page.sentence[mentions.first[1:]],
    )
