"""Files of recorded postings in, the market's Parquet files out."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import polars as pl

from gander.errors import SourceError, UserError
from gander.model import Problem
from gander.shell.shelves import INDEX, OLD, POSTING_ROWS, REQUIREMENT_ROWS, SOURCES, Shelf, Shelves, shelf_of
from gander.tables import POSTING, REQUIREMENT, SOURCE, conform, seen

ROW_GROUP = 65_536
"""Rows a group: a fixed number, so that the same rows give the same bytes."""
LEVEL = 3
"""zstd's own default: 12 takes a tenth off the files and four times as long."""
BATCH = 200_000
"""Postings that are sorted at once, where no shelf has more."""
_PART = ".part"


def read_recorded(folder: Path, name: str) -> pl.DataFrame:
    """One recorded file. Raises UserError when it is missing or cannot be read."""
    path = folder / name
    try:
        return pl.read_parquet(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise UserError(
            Problem(
                where=str(path),
                why=f"cannot be read ({str(error).splitlines()[0][:100]})",
                next="name the folder that holds postings/*.parquet, e.g. --from ../shared/data",
            )
        ) from error


def write_market(
    folder: Path,
    postings: pl.DataFrame | pl.LazyFrame,
    requirements: pl.DataFrame | pl.LazyFrame,
    sources: pl.DataFrame,
    *,
    level: int = LEVEL,
) -> dict[str, int]:
    """Writes a market in shelves (see shelves.py), all of it or nothing; returns bytes by table.

    Tables in memory, or, for a market that is larger than that, lazy frames over Parquet in any number of
    parts and any order, e.g. `pl.scan_parquet(parts / "requirements-*.parquet")`: they are read once for
    each BATCH of postings, so that no more than that, or the largest shelf, lies in memory. The same rows
    give the same bytes, in whatever parts they come. Units of no posting are left out. `level`: zstd's.

    Raises SourceError where a table has other columns or types.
    """
    # no roles are an empty list: null would be no key of a shelf
    listed = _conformed(postings, POSTING, "postings").with_columns(pl.col("role").fill_null([]))
    tables = listed, _conformed(requirements, REQUIREMENT, "requirements")
    told = conform(sources, SOURCE, "sources").sort("source")
    folder.mkdir(parents=True, exist_ok=True)
    new = {name: folder / f"{name}{_PART}" for name in ("postings", "requirements", SOURCES, INDEX)}
    _sweep(new.values())
    try:
        _write(told, new[SOURCES], level)
        index = _write_shelves(*tables, new["postings"], new["requirements"], level)
        new[INDEX].write_text(index.to_json(), encoding="utf-8")
        _put_in_place(folder, new)
    except pl.exceptions.PolarsError as error:
        why = f"a table is not as it should be: {str(error).splitlines()[0][:200]}"
        expected = "expected the columns and types of tables.POSTING and REQUIREMENT"
        raise SourceError(Problem(where=str(folder), why=why, next=expected)) from error
    finally:
        _sweep(new.values())
    return {
        name: sum(
            file.stat().st_size for file in (folder / name, *(folder / name).glob("*")) if file.is_file()
        )
        for name in new
    }


def _conformed(table: pl.DataFrame | pl.LazyFrame, columns: pl.Schema, where: str) -> pl.LazyFrame:
    lazy = table.lazy()
    conform(lazy.collect_schema().to_frame(), columns, where)
    return lazy.select(pl.col(name).cast(dtype) for name, dtype in columns.items())


def _write_shelves(
    postings: pl.LazyFrame, requirements: pl.LazyFrame, posting_files: Path, unit_files: Path, level: int
) -> Shelves:
    posting_files.mkdir()
    unit_files.mkdir()
    lists = postings.group_by("role").len().collect(engine="streaming")
    counts = dict(lists.explode("role").group_by("role").agg(pl.col("len").sum()).iter_rows())
    by_shelf: dict[str, list[list[str]]] = {}
    for roles in lists["role"].to_list():
        by_shelf.setdefault(shelf_of(roles, counts), []).append(roles)
    written = [
        one
        for batch in _batches(by_shelf, lists)
        for one in _write_batch(postings, requirements, batch, posting_files, unit_files, level)
    ]
    days = [day for _, day in written if day is not None]
    return Shelves(tuple(shelf for shelf, _ in written), max(days, default=None))


def _batches(by_shelf: Mapping[str, list[list[str]]], lists: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """role, shelf: the shelves in order, as many at once as BATCH postings fill."""
    told = [(roles, shelf) for shelf, own in sorted(by_shelf.items()) for roles in own]
    named = pl.DataFrame(told, schema={"role": pl.List(pl.String), "shelf": pl.String}, orient="row")
    sizes = named.join(lists, on="role", how="left", maintain_order="left")
    per_shelf = sizes.group_by("shelf", maintain_order=True).agg(pl.col("len").sum())
    batch: list[str] = []
    room = BATCH
    for shelf, n in per_shelf.iter_rows():
        if batch and n > room:
            yield named.filter(pl.col("shelf").is_in(batch))
            batch, room = [], BATCH
        batch.append(shelf)
        room -= n
    if batch:
        yield named.filter(pl.col("shelf").is_in(batch))


def _write_batch(
    postings: pl.LazyFrame,
    requirements: pl.LazyFrame,
    batch: pl.DataFrame,
    posting_files: Path,
    unit_files: Path,
    level: int,
) -> Iterator[tuple[Shelf, date | None]]:
    """Each shelf of the batch once it is written, and its newest day."""
    mine = pl.col("role").is_in(batch["role"].implode())
    rows = postings.filter(mine).with_columns(seen().alias("seen")).collect(engine="streaming")
    rows = rows.join(batch, on="role").sort("seen", "id", descending=[True, False], nulls_last=True)
    keys = rows.lazy().select(pl.col("id").alias("posting"), "seen", "shelf")
    units = requirements.join(keys, on="posting").collect(engine="streaming")
    # newest first among those of a kind and status, so that hard musts of the window lie together
    order = [False, False, True, False, False]
    units_of = units.partition_by("shelf", as_dict=True)
    for (name,), own in sorted(rows.partition_by("shelf", as_dict=True, maintain_order=True).items()):
        _write(own.select(POSTING_ROWS.names()), posting_files / f"{name}.parquet", level)
        needs = units_of.pop((name,), units.clear()).select(REQUIREMENT_ROWS.names())
        if needs.height:
            needs = needs.sort("kind", "status", "seen", "posting", "unit", descending=order, nulls_last=True)
            _write(needs, unit_files / f"{name}.parquet", level)
        roles = batch.filter(pl.col("shelf") == name)["role"].explode().drop_nulls().unique().sort()
        newest: date | None = own.select(pl.col("seen").max()).item()
        yield Shelf(str(name), tuple(roles), own.height, needs.height), newest


def _write(table: pl.DataFrame, file: Path, level: int) -> None:
    # in one piece: else row groups, and so bytes, would tell in what parts the rows came
    table.rechunk().write_parquet(
        file, compression="zstd", compression_level=level, row_group_size=ROW_GROUP, statistics=True
    )


def _put_in_place(folder: Path, new: dict[str, Path]) -> None:
    """The index goes first and comes last: a market of two different days would be a lie."""
    (folder / INDEX).unlink(missing_ok=True)
    for name in new:
        if (folder / name).is_dir():
            shutil.rmtree(folder / name)
    for name, part in new.items():
        part.replace(folder / name)
    for name in OLD:
        (folder / name).unlink(missing_ok=True)


def _sweep(parts: Iterable[Path]) -> None:
    for part in parts:
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)
