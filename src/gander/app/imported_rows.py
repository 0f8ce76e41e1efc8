"""Rows of a file as tables.RAW, batch by batch, each advert once, with what was wrong and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import polars as pl

from gander.connectors.imported.rows import PAY, ROW, Said, rows
from gander.employers import employer_ids
from gander.normalise.pay import from_text
from gander.shell.tabular.table import Batch
from gander.tables import RAW, conform

SHOWN = 5
"""Rows that are named of those with the same thing wrong."""
TWICE = "an advert that stands in the file before"


@dataclass(slots=True)
class Tally:
    """What was wrong, how often, and in which rows first."""

    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, list[int]] = field(default_factory=dict)

    def add(self, why: str, row: int) -> None:
        self.counts[why] += 1
        shown = self.first.setdefault(why, [])
        if len(shown) < SHOWN:
            shown.append(row)

    def add_all(self, frame: pl.DataFrame) -> None:
        """ROW and `why` of each."""
        for row, why in frame.select(ROW, "why").iter_rows():
            self.add(why, row)


@dataclass(slots=True)
class Taken:
    """How far it is: rows so far, adverts among them, their newest day, what was wrong with the others."""

    n_rows: int = 0
    n_adverts: int = 0
    newest: date | None = None
    dropped: Tally = field(default_factory=Tally)
    notes: Tally = field(default_factory=Tally)
    _seen: np.ndarray[tuple[int], np.dtype[np.uint64]] = field(
        default_factory=lambda: np.empty(0, dtype=np.uint64)
    )

    def first_time(self, ids: pl.Series) -> pl.Series:
        """Whether each id comes for the first time in the file; eight bytes an advert are remembered."""
        hashes = ids.hash(seed=1).to_numpy()
        at = np.searchsorted(self._seen, hashes)
        before = np.zeros(len(hashes), dtype=bool)
        inside = at < len(self._seen)
        before[inside] = self._seen[at[inside]] == hashes[inside]
        new = ids.is_first_distinct() & ~pl.Series(before)
        self._seen = np.sort(np.concatenate([self._seen, hashes[new.to_numpy()]]))
        return new


def raw_batches(
    batches: Iterable[Batch], columns: Mapping[str, str], said: Said, taken: Taken
) -> Iterator[pl.DataFrame]:
    """tables.RAW of each batch that has adverts. `columns`: field -> column. `taken` grows with them."""
    for batch in batches:
        found = rows(batch.frame, columns, said)
        for bad in batch.bad:
            taken.dropped.add(bad.why, bad.row)
        taken.dropped.add_all(found.dropped)
        taken.notes.add_all(found.notes)
        new = taken.first_time(found.raw["source_id"])
        twice = found.raw.filter(~new)
        taken.dropped.add_all(twice.select(ROW, pl.lit(TWICE).alias("why")))
        frame = found.raw.filter(new)
        taken.n_rows += batch.frame.height + len(batch.bad)
        taken.n_adverts += frame.height
        if frame.height:
            days = [day for day in (taken.newest, frame["posted"].max()) if isinstance(day, date)]
            taken.newest = max(days, default=None)
            yield _finished(frame)


def _finished(frame: pl.DataFrame) -> pl.DataFrame:
    """With what the core's other rooms know: one id for an employer, and pay that is printed in words."""
    printed = from_text(("Salary: " + frame[PAY]).fill_null("")).struct
    # '120000' alone is a sum, of which only the file's own columns can say more
    bare = frame[PAY].str.extract(r"^\s*(\d{4,9}(?:\.\d+)?)\s*$").cast(pl.Float64, strict=False)
    stands = pl.col("pay_min").is_not_null() | pl.col("pay_max").is_not_null()
    told = frame.with_columns(
        employer_id=employer_ids(frame["employer"]),
        a=printed.field("min"),
        b=printed.field("max"),
        c=printed.field("currency"),
        d=printed.field("period"),
        bare=bare,
    )
    told = told.with_columns(
        pay_min=pl.when(stands).then("pay_min").otherwise(pl.coalesce("a", "bare")),
        pay_max=pl.when(stands).then("pay_max").otherwise(pl.coalesce("b", "bare")),
        pay_currency=pl.coalesce(pl.when(~stands).then("c"), "pay_currency"),
        pay_period=pl.coalesce(pl.when(~stands).then("d"), "pay_period"),
    )
    return conform(told, RAW, "imported rows")
