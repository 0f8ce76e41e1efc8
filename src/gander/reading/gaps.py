"""What stands between two neighbouring mentions: how many connectors, fillers, brackets and other words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.connectors import WORDS
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Ints, Page

CLASSES = tuple(WORDS)[:8]
"""From "or" to "for": what may stand between two items of a list."""
CONNECTORS = ("or", "and", "comma", "slash")
_BITS = {name: 1 << place for place, name in enumerate(WORDS)}
CONNECTOR = np.uint16(sum(_BITS[name] for name in CONNECTORS))
KNOWN = np.uint16(sum(_BITS[name] for name in CLASSES if name != "for"))
"""The bits of `Page.bits` that are connectors, and those that are any class but 'for', which is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """One row a mention but the last: the gap to the next one. `counts` by class; `other` = none of them.

    `starts` and `ends`: the gap begins with a connector; it ends with one, or with fillers after one;
    `spaced`: a space follows the left mention.
    """

    counts: dict[str, NDArray[np.int32]]
    other: Ints
    length: Ints
    starts: NDArray[np.bool_]
    ends: NDArray[np.bool_]
    same: NDArray[np.bool_]
    spaced: NDArray[np.bool_]


def counted(words: dict[str, Bools]) -> dict[str, NDArray[np.int32]]:
    """How many commas, and how many connectors, stand before each token, and in all."""
    connector = np.logical_or.reduce([words[name] for name in CONNECTORS])
    return {"comma": _running(words["comma"]), "connector": _running(connector)}


def _running(mask: Bools) -> NDArray[np.int32]:
    out = np.zeros(len(mask) + 1, dtype=np.int32)
    np.cumsum(mask, dtype=np.int32, out=out[1:])
    return out


def between(
    bits: NDArray[np.uint16], left: Ints, right: Ints
) -> tuple[NDArray[np.int32], NDArray[np.int32], Bools, Bools]:
    """For the tokens from each left one up to the right one: how many are of each of CLASSES and how many
    KNOWN, whether they begin with a connector, whether they end with one or with known words after one."""
    counts = np.empty((len(CLASSES), len(left)), dtype=np.int32)
    for place in range(len(CLASSES)):
        running = _running((bits & np.uint16(1 << place)) > 0)
        counts[place] = running[right] - running[left]
    known, joint = _running((bits & KNOWN) > 0), (bits & CONNECTOR) > 0
    last = np.maximum.accumulate(np.append(np.where(joint, np.arange(len(joint)), -1), -1))
    last = last[np.maximum(right - 1, 0)]
    ends = (last >= left) & (known[right] - known[np.minimum(last + 1, right)] == right - last - 1)
    starts = (right > left) & np.append(joint, False)[left]
    return counts, known[right] - known[left], starts, ends


def gaps(page: Page, mentions: Mentions) -> Gaps:
    """The gaps between neighbours; `same` = both stand in one sentence."""
    left, right = mentions.stop[:-1], mentions.first[1:]
    counts, known, starts, ends = page.loops.between(page.bits, left, right)
    return Gaps(
        counts=dict(zip(CLASSES, counts, strict=True)),
        other=right - left - known,
        length=right - left,
        starts=starts,
        ends=ends,
        spaced=~page.tokens.glued[np.minimum(left, page.tokens.n - 1)] if page.tokens.n else left > 0,
        same=page.sentence[mentions.first[:-1]] == page.sentence[mentions.first[1:]],
    )
