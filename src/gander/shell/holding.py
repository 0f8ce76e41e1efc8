"""One market in one folder: reads its shelves, and says in one line which of its files is damaged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from gander.errors import UserError
from gander.market.selection import has_role
from gander.model import Problem
from gander.shell.shelves import INDEX, OLD, POSTING_ROWS, REQUIREMENT_ROWS, SOURCES, Shelf, Shelves
from gander.tables import POSTING, REQUIREMENT, SOURCE, seen


@dataclass(frozen=True)
class Holding:
    """The market in `folder`. `way_out`: what to do where it is damaged; `without`: ids that are left out."""

    folder: Path
    way_out: str
    without: pl.Series = field(default_factory=lambda: pl.Series(dtype=pl.String))

    @cached_property
    def old(self) -> bool:
        """Whether it has no shelves, but each table in one file."""
        return not (self.folder / INDEX).exists() and (self.folder / OLD[0]).exists()

    @cached_property
    def index(self) -> Shelves:
        path = self.folder / INDEX
        try:
            return Shelves.from_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UserError(self.damaged(path, error)) from error

    def missing(self) -> tuple[Path, ...]:
        """Files that should be there and are not."""
        first = [self.folder / name for name in (*(OLD if self.old else (INDEX,)), SOURCES)]
        gone = [path for path in first if not path.is_file()]
        if not gone and not self.old:
            gone = [p for shelf in self.index.shelves for p in shelf.files(self.folder) if not p.is_file()]
        return tuple(gone)

    @property
    def newest(self) -> date | None:
        """The newest day that any posting counts on."""
        if not self.old:
            return self.index.newest
        newest: date | None = self._collect(self._dated().select(pl.col("seen").max())).item()
        return newest

    @cached_property
    def sources(self) -> pl.DataFrame:
        """tables.SOURCE."""
        return self._collect(self._scan([self.folder / SOURCES], SOURCE))

    def postings(
        self, where: pl.Expr, roles: Collection[str], columns: Sequence[str], keep: pl.Expr | None
    ) -> pl.DataFrame:
        """Those with one of `roles` (none: all) for which `where` is true; `columns` of tables.POSTING.

        keep: a condition on `seen`, by which row groups are left out.
        """
        kept = pl.lit(True) if keep is None else keep
        if len(self.without):
            where = where & ~pl.col("id").is_in(self.without.implode())
        if self.old:
            parts = [self._dated().filter(has_role(roles))]
        else:
            shelves = self.index.of_roles(roles)
            alone = self._shelves("postings", [s for s in shelves if s.alone], POSTING_ROWS)
            several = self._shelves("postings", [s for s in shelves if not s.alone], POSTING_ROWS)
            parts = [*alone, *(frame.filter(has_role(roles)) for frame in several)]
        return self._together([frame.filter(kept & where) for frame in parts], POSTING, columns)

    def requirements(
        self, postings: Iterable[str] | pl.DataFrame, where: pl.Expr, columns: Sequence[str]
    ) -> pl.DataFrame:
        """Units of those postings: see Store.requirements."""
        ids = postings["id"] if isinstance(postings, pl.DataFrame) else pl.Series(list(postings))
        # what takes the place of a posting may have its id: units of both would count twice
        ids = ids.cast(pl.String).filter(~ids.cast(pl.String).is_in(self.without.implode()))
        frames: list[pl.LazyFrame] = []
        if ids.is_empty():
            pass
        elif self.old:
            frames = [self._scan([self.folder / OLD[1]], REQUIREMENT_ROWS)]
        elif isinstance(postings, pl.DataFrame):
            frames = self._shelves(
                "requirements", self.index.of_lists(postings["role"].unique().to_list()), REQUIREMENT_ROWS
            )
            days = postings.select(seen().alias("seen"))["seen"]
            if not days.has_nulls():
                frames = [frame.filter(pl.col("seen") >= days.min()) for frame in frames]
        else:
            frames = self._shelves("requirements", self.index.shelves, REQUIREMENT_ROWS)
        where = where & pl.col("posting").is_in(ids.implode())
        return self._together([frame.filter(where) for frame in frames], REQUIREMENT, columns)

    def _together(
        self, frames: Sequence[pl.LazyFrame], table: pl.Schema, columns: Sequence[str]
    ) -> pl.DataFrame:
        if not frames:
            return pl.DataFrame(schema=table).select(columns)
        return self._collect(pl.concat(frame.select(columns) for frame in frames))

    def _dated(self) -> pl.LazyFrame:
        return self._scan([self.folder / OLD[0]], POSTING).with_columns(seen().alias("seen"))

    def _shelves(self, kind: str, shelves: Sequence[Shelf], columns: pl.Schema) -> list[pl.LazyFrame]:
        """One frame of all those shelves, or none where there are none."""
        files = [self.folder / kind / f"{s.name}.parquet" for s in shelves if getattr(s, kind)]
        return [self._scan(files, columns)] if files else []

    def _scan(self, files: Sequence[Path], columns: pl.Schema) -> pl.LazyFrame:
        """The rows of files that may lack a column, as those written before it was thought of do."""
        return pl.scan_parquet(
            list(files), schema=columns, missing_columns="insert", extra_columns="ignore", glob=False
        )

    def _collect(self, frame: pl.LazyFrame) -> pl.DataFrame:
        try:
            return frame.collect()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise UserError(self.damaged(*self._culprit(error))) from error

    def _culprit(self, error: Exception) -> tuple[Path, Exception]:
        """The first file that cannot be read by itself, and why; else the folder and the error as it came."""
        for path in sorted(self.folder.rglob("*.parquet")):
            try:
                pl.read_parquet(path, glob=False)
            except (pl.exceptions.PolarsError, OSError) as own:
                return path, own
        return self.folder, error

    def damaged(self, path: Path, error: Exception) -> Problem:
        """A file that cannot be read, in one line."""
        first_line = (str(error).splitlines() or [type(error).__name__])[0][:120]
        return Problem(
            where=str(path), why=f"the market's file cannot be read ({first_line})", next=self.way_out
        )
