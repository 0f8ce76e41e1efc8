"""Where Gander finds skills in texts. The one place that knows the reader's inside.

Why:
    The product states a skill once a posting, with the first place; a set of labelled spans counts every
    place. So the mentions are taken from where the reader has them all, just before it makes units of them.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np
import polars as pl

from gander.reading import status
from gander.reading.canonical import canonical
from gander.reading.page import Bools, Page
from gander.reading.reader import Reader
from gander.reading.units import Read
from gander.shell.model import read_model
from gander.shell.vocabulary import read_vocabulary

ROUNDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a skill is named; `skill` is an id, or what is written where the vocabulary has none.

    `status`: must, nice, context, 'gate' for a language or a credential that is demanded and no requirement
    of its own, '' where it is not asked for.
    """

    start: int
    end: int
    skill: str
    soft: bool
    status: str


class _Listening(Reader):
    """The reader as it is, keeping what it knew of each page."""

    def __init__(self, *words: Any) -> None:
        super().__init__(*words)
        self.heard: list[tuple[Page, Read, dict[str, Bools]]] = []

    def _close(self, page: Page, *rest: Any) -> Any:
        read = next(one for one in rest if isinstance(one, Read))
        self.heard.append((page, read, next(one for one in rest if isinstance(one, dict))))
        return super()._close(page, *rest)

    def mentions(self) -> list[list[Mention]]:
        """The mentions of each text, in the order in which they were read."""
        found: list[list[Mention]] = []
        for page, read, conditions in self.heard:
            origin = np.asarray(page.letters.starts)
            base = len(found)
            n_texts = len(origin) - 1
            found.extend([] for _ in range(n_texts))
            ids, number = self.lexicon.ids, read.mentions.skill
            listed = number < len(ids)
            soft = listed & self.lexicon.soft[np.where(listed, number, 0)]
            names = [status.NAMES[rank] for rank in read.verdicts.rank.tolist()]
            for mask in conditions.values():
                names = ["gate" if gate else name for name, gate in zip(names, mask, strict=True)]
            for row, text in enumerate(read.text.tolist()):
                start, end = int(read.start[row]), int(read.end[row])
                written = "".join(map(chr, page.letters.raw[start:end]))
                found[base + text].append(
                    Mention(
                        start=start - int(origin[text]),
                        end=end - int(origin[text]),
                        skill=ids[number[row]] if listed[row] else written,
                        soft=bool(soft[row]),
                        status=names[row],
                    )
                )
        return found


def _frame(texts: Sequence[str]) -> pl.DataFrame:
    nothing = pl.Series([None] * len(texts), dtype=pl.String)
    ids = [str(number) for number in range(len(texts))]
    return pl.DataFrame({"posting": ids, "title": nothing, "employer": nothing, "text": list(texts)})


def parts() -> tuple[Any, ...]:
    """What the product makes its reader of."""
    return (read_vocabulary(), read_model())


def gander_spans(texts: Sequence[str]) -> list[list[Mention]]:
    """Every mention in each text. Raises ValueError for a text whose offsets would move (entities, '\\r')."""
    if any(canonical(text) != text for text in texts):
        raise ValueError("texts must be in the canonical form, or offsets are not comparable")
    reader = _Listening(*parts())
    reader.read(_frame(texts))
    return reader.mentions()


def gander_seconds(texts: Sequence[str]) -> tuple[float, float]:
    """Seconds to load, and to read these texts with all that the reader does: median of several rounds."""
    start = time.perf_counter()
    reader = Reader(*parts())
    load = time.perf_counter() - start
    frame, taken = _frame(texts), []
    reader.read(frame)
    for _ in range(ROUNDS):
        start = time.perf_counter()
        reader.read(frame)
        taken.append(time.perf_counter() - start)
    return load, median(taken)


def unit_spans(texts: Sequence[str]) -> list[list[Mention]]:
    """What the product itself puts out: the members of each unit, each skill once a posting."""
    units, _ = Reader(*parts()).read(_frame(texts))
    found: list[list[Mention]] = [[] for _ in texts]
    for row in units.iter_rows(named=True):
        for skill, span in zip(row["members"], row["spans"], strict=True):
            found[int(row["posting"])].append(
                Mention(
                    start=span["start"],
                    end=span["end"],
                    skill=skill,
                    soft=row["kind"] == "soft",
                    status=row["status"],
                )
            )
    return found
