"""What was read on all pages, as the two tables that the other rooms use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from gander.model import GATE_KINDS
from gander.reading import anyof, status
from gander.reading.degree import LEVELS, Degrees
from gander.reading.gates import Gates
from gander.reading.lexicon import Lexicon
from gander.reading.page import Floats, Ints
from gander.reading.units import Units
from gander.tables import READ_POSTING, READ_UNIT, conform


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """One page, read: `units` and `gates` name texts by their place on the page, and their starts and ends
    are characters of the text. `low` and `high` are the posting's years; `slugs` are the names of the page's
    unlisted skills, numbered behind the vocabulary's."""

    n_texts: int
    units: Units
    degrees: Degrees
    gates: Gates
    gate_start: Ints
    gate_end: Ints
    low: Floats
    high: Floats
    slugs: tuple[str, ...] = ()


def requirements(pages: Sequence[PageRead], ids: pl.Series, lexicon: Lexicon) -> pl.DataFrame:
    """All units, by `tables.READ_UNIT`, in the order of the postings."""
    text = _texts(pages, [one.units.text for one in pages])
    sizes = [len(one.units.text) for one in pages]
    shift = np.cumsum(sizes) - sizes
    unit_of = np.concatenate([one.units.member_unit + at for one, at in zip(pages, shift, strict=True)])
    skill = _numbered(pages, [one.units.member_skill for one in pages], len(lexicon.ids))
    under = _numbered(pages, [one.units.under for one in pages], len(lexicon.ids))
    rule = np.concatenate([one.units.rule for one in pages]).astype(np.int64)
    why = np.concatenate([one.units.why for one in pages])
    low = np.concatenate([one.units.low for one in pages])
    high = np.concatenate([one.units.high for one in pages])
    names = pl.Series([*lexicon.ids, *(slug for one in pages for slug in one.slugs), None], dtype=pl.String)
    rules = [f"{name}, {reason}" if reason else name for name in status.RULES for reason in anyof.RULES]
    first = np.searchsorted(unit_of, np.arange(len(text)))
    soft = (
        lexicon.soft[np.minimum(skill[first], len(lexicon.ids))] if len(text) else np.zeros(0, dtype=np.bool_)
    )
    frame = pl.DataFrame(
        {
            "posting": ids.gather(pl.Series(text)),
            "unit": np.arange(len(text)) - np.searchsorted(text, text),
            "members": _members(unit_of, names.gather(pl.Series(skill))),
            "spans": _members(unit_of, _spans(pages)),
            "under": names.gather(pl.Series(np.where(under >= 0, under, len(names) - 1))),
            "status": _named(status.NAMES, np.concatenate([one.units.rank for one in pages])),
            "kind": _named(("hard", "soft"), soft),
            "years_min": pl.Series(low).fill_nan(None),
            "years_max": pl.Series(high).fill_nan(None),
            "start": np.concatenate([one.units.start for one in pages]),
            "end": np.concatenate([one.units.end for one in pages]),
            "rule": _named(rules, rule * len(anyof.RULES) + why),
        }
    )
    return conform(frame, READ_UNIT, "reading")


def postings(pages: Sequence[PageRead], ids: pl.Series) -> pl.DataFrame:
    """What was found of each posting, by `tables.READ_POSTING`."""
    gate = pl.DataFrame(
        {
            "kind": _named(GATE_KINDS, np.concatenate([one.gates.kind for one in pages])),
            "start": np.concatenate([one.gate_start for one in pages]).astype(np.int32),
            "end": np.concatenate([one.gate_end for one in pages]).astype(np.int32),
        }
    ).to_struct("gates")
    text = _texts(pages, [one.gates.text for one in pages])
    gates = (
        pl.DataFrame({"text": text, "gates": gate}).group_by("text", maintain_order=True).agg(pl.col("gates"))
    )
    frame = pl.DataFrame(
        {
            "posting": ids,
            "text": np.arange(len(ids)),
            "level": _named(LEVELS, np.concatenate([one.degrees.level for one in pages])),
            "required": np.concatenate([one.degrees.required for one in pages]),
            "or_equivalent": np.concatenate([one.degrees.or_equivalent for one in pages]),
            "min": pl.Series(np.concatenate([one.low for one in pages])).fill_nan(None),
            "max": pl.Series(np.concatenate([one.high for one in pages])).fill_nan(None),
        }
    )
    frame = frame.join(gates, on="text", how="left", maintain_order="left").select(
        "posting",
        pl.struct("level", "required", "or_equivalent").alias("degree"),
        pl.struct("min", "max").alias("years"),
        pl.col("gates").fill_null(pl.lit([], dtype=READ_POSTING["gates"])),
    )
    return conform(frame, READ_POSTING, "reading")


def _texts(pages: Sequence[PageRead], by_page: Sequence[Ints]) -> Ints:
    """Places on their page as places in the whole frame."""
    sizes = [one.n_texts for one in pages]
    return np.concatenate([text + at for text, at in zip(by_page, np.cumsum(sizes) - sizes, strict=True)])


def _named(names: Sequence[str], numbers: NDArray[np.generic]) -> pl.Series:
    return pl.Series(names, dtype=pl.String).gather(pl.Series(numbers.astype(np.int64)))


def _numbered(pages: Sequence[PageRead], skills: Sequence[NDArray[np.int32]], n_listed: int) -> Ints:
    """Skills numbered over all pages: each page's unlisted ones follow those of the page before."""
    sizes = [len(one.slugs) for one in pages]
    shift = np.cumsum(sizes) - sizes
    parts = [np.where(one >= n_listed, one + at, one) for one, at in zip(skills, shift, strict=True)]
    return np.concatenate(parts).astype(np.int64)


def _spans(pages: Sequence[PageRead]) -> pl.Series:
    """Where each member of each unit stands in its text."""
    start = np.concatenate([one.units.member_start for one in pages])
    end = np.concatenate([one.units.member_end for one in pages])
    return pl.DataFrame({"start": start, "end": end}).to_struct("spans")


def _members(unit_of: Ints, names: pl.Series) -> pl.Series:
    """The members of each unit as lists; `unit_of` is sorted and leaves no unit out."""
    frame = pl.DataFrame({"unit": unit_of, "members": names})
    return frame.group_by("unit", maintain_order=True).agg(pl.col("members"))["members"]
