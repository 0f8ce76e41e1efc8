"""How sure a statement is: the reader's measured quality, the market's dates, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl

from gander.model import Population, ReaderQuality
from gander.stand.result import StandRow
from gander.stand.segments import MIN_LABELLED, Likely, Unknown, likely
from gander.stats.shares import MIN_EMPLOYERS, MIN_N_EFF
from gander.tables import seen

CROWDED = 0.15
"""CONTRACTS: a warning when one employer holds more than 15 % of the postings."""


def how_sure(
    who: Population,
    rows: Iterable[StandRow],
    judged: pl.DataFrame,
    reader: ReaderQuality | None,
    today: date,
    below_floor: bool,
) -> tuple[str, ...]:
    """Sentences, the most important first. `judged`: the demands counted, with n_missing."""
    said = [
        _floor(rows) if below_floor else "",
        _reader(reader, judged),
        _dates(who, judged, today),
        _crowded(who),
        _change(judged),
    ]
    return tuple(s for s in said if s)


def _floor(rows: Iterable[StandRow]) -> str:
    first = next(iter(rows)).estimate
    return (
        f"Cannot tell yet: {first.n} postings at {first.n_employers} employers, "
        f"an effective {first.n_eff:.0f}; "
        f"a share needs at least {MIN_EMPLOYERS} employers and an effective {MIN_N_EFF:.0f}."
    )


def _reader(reader: ReaderQuality | None, judged: pl.DataFrame) -> str:
    """The reader's quality on these very postings, and where it is unknown."""
    if reader is None:
        return "The reader's quality was not measured for this market."
    here = likely(reader, judged)
    if here.figures is None:
        (p, *_), (r, *_) = reader.precision["must"], reader.recall["must"]
        few = f", on these postings: unknown (fewer than {MIN_LABELLED} labelled of their kind); elsewhere"
        return (
            f"Reader{few if here.n else ':'} {_percent(p)} of the musts it states are right and it finds "
            f"{_percent(r)} of them ({reader.n_postings} labelled, {reader.measured})."
        )
    precision, recall, wholly = (_said(here, name) for name in ("precision", "recall", "wholly right"))
    return (
        f"Reader, on these sources: of the musts it states {precision} are right, it finds {recall}; "
        f"whole lists right: {wholly}; {here.n_labelled} labelled, {reader.measured}.{_unknown(here)}"
    )


def _said(here: Likely, name: str) -> str:
    value, low, high = (here.figures or {})[name]
    return f"{_percent(value)} ({100 * low:.0f}–{_percent(high)})"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _unknown(here: Likely) -> str:
    """' Unknown for 12 % of the postings: itviec-2026 in Vietnamese (9 labelled).'"""
    if not here.unknown:
        return ""
    share = _percent(sum(one.n for one in here.unknown) / here.n)
    first = ", ".join(_kind(one) for one in here.unknown[:2])
    return f" Unknown for {share} of the postings: {first}{', …' if len(here.unknown) > 2 else ''}."


def _kind(one: Unknown) -> str:
    language = {"en": "English", "vi": "Vietnamese"}.get(one.language, one.language or "an unknown language")
    return f"{one.source} in {language} ({one.n_labelled} labelled)"


def _dates(who: Population, judged: pl.DataFrame, today: date) -> str:
    if who.n_postings == 0:
        return f"Window {who.start} to {who.end}: no posting in it."
    age = (today - who.as_of).days
    said = f"Postings seen {who.start} to {who.as_of}; the newest is {age} days old, some may be closed."
    newest_read = judged.select(seen().max()).item() if judged.height else None
    if newest_read is not None and newest_read < who.as_of:
        said += f" The newest that was read is of {newest_read}."
    return said


def _crowded(who: Population) -> str:
    if who.largest_employer_share <= CROWDED:
        return ""
    return (
        f"One employer holds {who.largest_employer_share:.0%} of the jobs: "
        "read the employers, not the postings."
    )


def _change(judged: pl.DataFrame) -> str:
    one_short = judged.filter(pl.col("n_missing") == 1).height
    gated = judged.filter((pl.col("n_missing") == 0) & (pl.col("gates").list.len() > 0)).height
    parts = []
    if one_short:
        parts.append(f"one more proof would move up to {one_short} postings that are one short")
    if gated:
        parts.append(f"{gated} with nothing missing state gates you may not pass (--gates answers them)")
    return f"What would change it: {'; '.join(parts)}." if parts else ""
