"""Parquet as rows of strings, streamed: structs by dotted names, lists as JSON, dates as ISO."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from gander.connectors.imported.rows import ROW
from gander.errors import UserError
from gander.model import Problem
from gander.shell.contained import quiet
from gander.shell.tabular.table import ROWS, Batch

MOST_ROWS = 20_000_000
SLICE = 5 * ROWS
"""Rows that are decoded together."""
DEEPEST = 4
LONGEST = 1 << 20
"""Characters of a value that are kept."""


class ParquetFile:
    """A Table; its rows are numbered from one."""

    row_word = "row"
    form = "Parquet"

    def __init__(self, path: Path, where: str) -> None:
        self._where = where
        try:
            with quiet():
                self._scan = pl.scan_parquet(path, glob=False, hive_partitioning=False, low_memory=True)
                self._columns = dict(_columns(self._scan.collect_schema()))
                total = int(self._scan.select(pl.len()).collect().item())
        except (pl.exceptions.PolarsError, OSError, pl.exceptions.PanicException) as error:
            raise self._damaged(error) from error
        if total > MOST_ROWS:
            raise UserError(
                Problem(
                    where=where,
                    why=f"it says that it has {total:,} rows; more than {MOST_ROWS:,} are not read at once",
                    next="split it, and import each part with its own --source",
                )
            )
        self.total: int | None = total
        self.columns: Sequence[str] = list(self._columns)

    def batches(self, columns: Sequence[str]) -> Iterator[Batch]:
        wanted = self._scan.select(self._columns[name].alias(name) for name in columns)
        row = 1
        try:
            # slices, because the streaming engine reads far ahead and then holds most of the file
            for start in range(0, self.total or 0, SLICE):
                with quiet():
                    rows = wanted.slice(start, SLICE).collect()
                for part in rows.iter_slices(ROWS):
                    numbered = part.with_row_index(ROW, row).with_columns(pl.col(ROW).cast(pl.UInt64))
                    yield Batch(numbered.with_columns(pl.col(pl.Binary).map_elements(_text, pl.String)))
                    row += part.height
        except (pl.exceptions.PolarsError, OSError, pl.exceptions.PanicException) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: BaseException) -> UserError:
        first = (str(error).splitlines() or [type(error).__name__])[0][:120]
        return UserError(
            Problem(
                where=self._where, why=f"this Parquet file cannot be read: {first}", next="fetch it again"
            )
        )


def _text(value: bytes) -> str:
    return value[:LONGEST].decode("utf-8", "replace")


def _columns(schema: pl.Schema) -> Iterator[tuple[str, pl.Expr]]:
    for name, dtype in schema.items():
        yield from _below(name, pl.col(name), dtype, 1)


def _below(name: str, value: pl.Expr, dtype: object, depth: int) -> Iterator[tuple[str, pl.Expr]]:
    if isinstance(dtype, pl.Struct):
        if depth < DEEPEST:
            for part in dtype.fields:
                inner = dtype.to_schema()[part.name]
                yield from _below(f"{name}.{part.name}", value.struct.field(part.name), inner, depth + 1)
        return
    if isinstance(dtype, pl.List | pl.Array):
        told = value.cast(pl.List(pl.String), strict=False).list.join('", "')
        yield name, pl.when(value.is_not_null()).then(pl.lit('["') + told + pl.lit('"]'))
    elif isinstance(dtype, pl.Binary):
        yield name, value  # old writers' texts; made ones where the rows are at hand
    elif isinstance(dtype, pl.Datetime | pl.Date):
        yield name, value.dt.strftime("%Y-%m-%d")
    else:
        yield name, value.cast(pl.String, strict=False).str.slice(0, LONGEST)
