"""What a page shows of a text beyond its units: which line ends are soft, and every mention of a skill.

Why its own file: only a page needs it. Units keep one place a skill, and programs want no more than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from gander.app.reading import Readers
from gander.reading.alphabet import SPACE
from gander.reading.lines import unwrapped

_LINE_END = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A skill named in the text, by its id."""

    skill: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`soft`: places of the line ends that only wrap a line, as the reader takes them."""

    soft: tuple[int, ...] = ()
    mentions: tuple[Mention, ...] = ()


def looks(texts: Sequence[str], readers: Readers) -> list[Look]:
    """One a text, in their order; the texts are canonical."""
    if not texts:
        return []
    seen = readers.reader.looked(pl.DataFrame({"text": list(texts)}, schema={"text": pl.String}))
    page, named = seen.page, seen.named
    letters = page.letters
    soft: list[list[int]] = [[] for _ in texts]
    at = np.flatnonzero((unwrapped(letters) == SPACE) & (letters.raw == _LINE_END))
    for place in at.tolist():
        text = int(np.searchsorted(letters.starts[1:], place, side="right"))
        soft[text].append(place - int(letters.starts[text]))
    names = [*readers.reader.lexicon.ids, *seen.slugs]
    found: list[list[Mention]] = [[] for _ in texts]
    start, end = page.tokens.start[named.first], page.tokens.end[named.stop - 1]
    columns = (named.skill, page.text_of(named.first), start, end)
    for skill, text, first, last in zip(*(column.tolist() for column in columns), strict=True):
        origin = int(letters.starts[text])
        found[text].append(Mention(skill=names[skill], span=(first - origin, last - origin)))
    return [
        Look(soft=tuple(ends), mentions=tuple(mentions)) for ends, mentions in zip(soft, found, strict=True)
    ]
