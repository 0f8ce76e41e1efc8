"""The market's tables on disk: the only place that reads them and executes a query."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from gander.errors import UserError
from gander.model import Problem, ReaderAudit, ReaderQuality, ReaderSegment
from gander.tables import POSTING, REQUIREMENT, SOURCE, seen

FILES = ("postings.parquet", "requirements.parquet", "sources.parquet")


def market_folder() -> Path:
    """Where the market lies: $GANDER_MARKET, or the snapshot that ships in the package."""
    chosen = os.environ.get("GANDER_MARKET")
    return Path(chosen) if chosen else Path(__file__).parent.parent / "data" / "market"


@dataclass(frozen=True)
class Store:
    """A market in a folder of Parquet files (tables.POSTING, REQUIREMENT, SOURCE)."""

    folder: Path

    def _scan(self, name: str, columns: pl.Schema) -> pl.LazyFrame:
        return pl.scan_parquet(self.folder / name).select(columns.names())

    def _collect(self, frame: pl.LazyFrame, name: str) -> pl.DataFrame:
        try:
            return frame.collect()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise UserError(damaged(self.folder / name, error)) from error

    @cached_property
    def sources(self) -> pl.DataFrame:
        """tables.SOURCE: what the market is made of."""
        return self._collect(self._scan("sources.parquet", SOURCE), "sources.parquet")

    @cached_property
    def newest(self) -> date:
        """The newest day any posting counts on; the window ends here."""
        frame = self._collect(
            pl.scan_parquet(self.folder / "postings.parquet").select(seen().max()), "postings.parquet"
        )
        value: date = frame.item()
        return value

    def postings(self, where: pl.Expr) -> pl.DataFrame:
        """The postings for which `where` is true, as tables.POSTING."""
        return self._collect(self._scan("postings.parquet", POSTING).filter(where), "postings.parquet")

    def requirements(self, postings: Iterable[str]) -> pl.DataFrame:
        """The units of those postings, as tables.REQUIREMENT."""
        wanted = pl.Series(list(postings), dtype=pl.String)
        where = pl.col("posting").is_in(wanted.implode())
        return self._collect(
            self._scan("requirements.parquet", REQUIREMENT).filter(where), "requirements.parquet"
        )

    def reader_quality(self) -> ReaderQuality | None:
        """The reader's measured quality (reader.json), or None where it was never measured."""
        path = self.folder / "reader.json"
        if not path.exists():
            return None
        try:
            return _card(json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UserError(damaged(path, error)) from error


def _card(found: dict[str, Any]) -> ReaderQuality:
    """The card as a value; a card of an earlier version has no segments and no audits."""
    return ReaderQuality(
        n_postings=found["n_postings"],
        n_employers=found["n_employers"],
        measured=date.fromisoformat(found["measured"]),
        precision=_figures(found["precision"]),
        recall=_figures(found["recall"]),
        note=found["note"],
        segments={
            by: {
                name: ReaderSegment(n_postings=one["n_postings"], figures=_figures(one["figures"]))
                for name, one in values.items()
            }
            for by, values in found.get("segments", {}).items()
        },
        audits={name: ReaderAudit(**counts) for name, counts in found.get("audits", {}).items()},
    )


def _figures(found: dict[str, Any]) -> dict[str, tuple[float, float, float]]:
    return {name: (value, low, high) for name, (value, low, high) in found.items()}


def damaged(path: Path, error: Exception) -> Problem:
    """A market file that cannot be read, in one line."""
    first_line = (str(error).splitlines() or [type(error).__name__])[0][:120]
    return Problem(
        where=str(path),
        why=f"the market's file cannot be read ({first_line})",
        next="install takeagander again, or rebuild it with: make snapshot",
    )


def open_market(folder: Path | None = None) -> Store:
    """The market in `folder` (default: $GANDER_MARKET, else the shipped one).

    Raises UserError naming every file that is missing.
    """
    place = folder or market_folder()
    missing = [name for name in FILES if not (place / name).is_file()]
    if missing:
        raise UserError(
            *(
                Problem(
                    where=str(place / name),
                    why="the market's file is missing",
                    next="install takeagander again, or rebuild it with: make snapshot",
                )
                for name in missing
            )
        )
    return Store(place)
