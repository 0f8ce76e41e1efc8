"""What stands between two neighbouring mentions: how many connectors, fillers, brackets and other words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Ints, Page

CLASSES = ("or", "and", "comma", "slash", "filler", "open", "close", "for")
CONNECTORS = ("or", "and", "comma", "slash")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """One row a mention but the last: the gap to the next one. `counts` by class; `other` = none of them.

    `starts` and `ends`: the gap begins with a connector; it ends with one, or with fillers after one;
    `spaced`: a space follows the left mention.
    """

    counts: dict[str, Ints]
    other: Ints
    length: Ints
    starts: NDArray[np.bool_]
    ends: NDArray[np.bool_]
    same: NDArray[np.bool_]
    spaced: NDArray[np.bool_]


def counted(words: dict[str, Bools]) -> dict[str, NDArray[np.int32]]:
    """Running counts of each class, of connectors, and of all words known here; 'for' counts as unknown."""
    flags = {name: words[name] for name in CLASSES}
    flags["connector"] = np.logical_or.reduce([words[name] for name in CONNECTORS])
    flags["known"] = np.logical_or.reduce([words[name] for name in CLASSES if name != "for"])
    out = {}
    for name, mask in flags.items():
        out[name] = np.zeros(len(mask) + 1, dtype=np.int32)
        np.cumsum(mask, dtype=np.int32, out=out[name][1:])
    return out


def last_connectors(words: dict[str, Bools]) -> NDArray[np.int32]:
    """For each token the nearest connector at or before it, or -1."""
    mask = np.logical_or.reduce([words[name] for name in CONNECTORS])
    place = np.where(mask, np.arange(len(mask), dtype=np.int32), np.int32(-1))
    return np.maximum.accumulate(place) if len(place) else place


def gaps(page: Page, mentions: Mentions) -> Gaps:
    """The gaps between neighbours; `same` = both stand in one sentence."""
    left, right = mentions.stop[:-1], mentions.first[1:]
    counts = {name: page.counted[name][right] - page.counted[name][left] for name in CLASSES}
    length = right - left
    before_right = np.maximum(right - 1, 0)
    last = page.last_connector[before_right]
    known = page.counted["known"]
    ends = (last >= left) & (known[right] - known[np.minimum(last + 1, right)] == right - last - 1)
    connector = page.counted["connector"]
    starts = (connector[np.minimum(left + 1, right)] - connector[left]) > 0
    return Gaps(
        counts=counts,
        other=length - (known[right] - known[left]),
        length=length,
        starts=starts,
        ends=ends,
        spaced=~page.tokens.glued[np.minimum(left, page.tokens.n - 1)] if page.tokens.n else left > 0,
        same=page.sentence[mentions.first[:-1]] == page.sentence[mentions.first[1:]],
    )
