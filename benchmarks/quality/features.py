"""Rows of features and what the labels say of them, for each of the reader's three learned decisions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from benchmarks.quality.labels import Labelled
from benchmarks.quality.match import RANK, Unit, aligned, labelled_units
from benchmarks.quality.match import Named as Name
from gander.reading import naming, signals
from gander.reading.learned import Learned
from gander.reading.matcher import Mentions
from gander.reading.reader import Reader, Seen
from gander.reading.status import DROPPED
from gander.reading.weights import Signs
from gander.vocabulary.vocabulary import Vocabulary

LEVEL = {"must": 3, "nice": 2, "context": 1}


@dataclass
class Rows:
    """Features by template, as value names' codes; `target` -1 where the labels say nothing."""

    signs: list[Signs] = field(default_factory=list)
    target: list[np.ndarray] = field(default_factory=list)

    def add(self, signs: Signs, target: np.ndarray) -> None:
        self.signs.append(signs)
        self.target.append(target)


def frame(labelled: list[Labelled]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "posting": [one.id for one in labelled],
            "title": [one.row.get("title") for one in labelled],
            "employer": [one.row.get("company") for one in labelled],
            "text": [one.text for one in labelled],
        },
        schema_overrides={"employer": pl.String},
    )


def naming_rows(seen: Seen, labelled: list[Labelled], learned: Learned) -> tuple[Signs, np.ndarray]:
    """Each token that could be part of an unlisted name: is it within a labelled hard skill?"""
    page = seen.page
    at = naming.worth_judging(page, seen.named, seen.section)
    inside = np.zeros(len(page.letters.raw) + 1, dtype=np.int8)
    for one, origin in zip(labelled, page.letters.starts, strict=False):
        spans = [(m["start"], m["end"], u["kind"]) for u in one.units for m in u["members"]]
        lower = one.text.lower()
        for start, end, _ in spans:  # the same words elsewhere: the label marks one place only
            for again in re.finditer(re.escape(lower[start:end]), lower):
                inside[origin + again.start() : origin + again.end()] = -1
        for start, end, kind in spans:
            inside[origin + start : origin + end] = 1 if kind == "hard" else 0
    target = inside[page.tokens.start[at]].astype(np.int64)
    return naming.signs(page, seen.named, seen.section, learned.words, seen.codes, at), target


def _units(seen: Seen, learned_lexicon: list[str], row: int) -> list[Name]:
    """The mentions of one text as names with spans in it."""
    page, named = seen.page, seen.named
    origin = page.letters.starts[row]
    names = [*learned_lexicon, *seen.slugs]
    rows = np.flatnonzero(page.text_of(named.first) == row)
    return [
        Name(
            names[named.skill[k]],
            int(page.tokens.start[named.first[k]] - origin),
            int(page.tokens.end[named.stop[k] - 1] - origin),
        )
        for k in rows
    ]


@dataclass(frozen=True)
class Truth:
    """For each mention: its skill's labelled status at this place (-1: not told), and its number."""

    rank: np.ndarray
    number: np.ndarray
    pairs: list[set[frozenset[int]]]


def truth(seen: Seen, labelled: list[Labelled], reader: Reader, vocabulary: Vocabulary) -> Truth:
    """What the labels say of each mention of a page."""
    ranks, numbers, pairs = [], [], []
    for row, one in enumerate(labelled):
        units = [unit for kind in ("hard", "soft") for unit in labelled_units(one, vocabulary, kind)]
        heads = {u.under.skill for u in units if u.under}
        mentions = _units(seen, reader.lexicon.ids, row)
        _, number = aligned(units, [Unit("context", (m,)) for m in mentions])
        best: dict[int, str] = {}
        spans: dict[int, list[Name]] = {}
        for unit in units:
            for member in unit.members:
                n = number[member]
                best[n] = min(best.get(n, "context"), unit.status, key=RANK.__getitem__)
                spans.setdefault(n, []).append(member)
        for m in mentions:
            n = number[m]
            numbers.append(n + row * 100_000)
            if n not in best:
                ranks.append(-1 if m.skill in heads else DROPPED)
            elif any(m.start < s.end and s.start < m.end for s in spans[n]):
                ranks.append(LEVEL[best[n]])
            else:
                ranks.append(-1)
        pairs.append({
            frozenset((number[a] + row * 100_000, number[b] + row * 100_000))
            for unit in units for a in unit.members for b in unit.members if a != b
        })  # fmt: skip
    return Truth(np.array(ranks, dtype=np.int64), np.array(numbers, dtype=np.int64), pairs)


def status_rows(seen: Seen, reader: Reader, labelled: list[Labelled]) -> tuple[Signs, object, object]:
    lists, verdicts = reader.ruled(
        seen, [o.row.get("company") for o in labelled], [o.row.get("title") for o in labelled]
    )
    assert reader.learned
    given = signals.signs(
        seen.page,
        seen.named,
        verdicts,
        lists,
        seen.section,
        seen.heading,
        reader.learned.words,
        seen.codes,
        reader.lexicon,
    )
    return given, lists, verdicts


def link_rows(seen: Seen, reader: Reader, lists, verdicts, told: Truth) -> tuple[Signs, np.ndarray] | None:  # type: ignore[no-untyped-def]
    """Each neighbouring pair of mentions that count: are they labelled as alternatives of one unit?"""
    alive = np.flatnonzero(verdicts.rank > DROPPED)
    if len(alive) < 2:
        return None
    counts = verdicts.rank > DROPPED
    some: Mentions = seen.named.where(counts)
    assert reader.learned
    given = reader.learned.link_signs(
        seen.page, some, lists.where(counts), verdicts.where(counts), seen.codes
    )
    text = seen.page.text_of(some.first)
    number, rank = told.number[alive], told.rank[alive]
    known = set().union(*told.pairs) if told.pairs else set()
    target = np.array(
        [
            -1
            if text[k] != text[k + 1]
            or rank[k] == DROPPED
            or rank[k + 1] == DROPPED
            or number[k] == number[k + 1]
            else int(frozenset((int(number[k]), int(number[k + 1]))) in known)
            for k in range(len(alive) - 1)
        ],
        dtype=np.int64,
    )
    return given, target
