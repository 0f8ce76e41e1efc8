"""Files of recorded postings in, the market's Parquet files out."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from gander.errors import UserError
from gander.model import Problem
from gander.tables import POSTING, REQUIREMENT, SOURCE, conform

ROW_GROUP = 65_536
"""Rows a group: a fixed number, so that the same rows give the same bytes."""


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
    folder: Path, postings: pl.DataFrame, requirements: pl.DataFrame, sources: pl.DataFrame
) -> dict[str, int]:
    """Writes the three tables, each whole or not at all; returns bytes by file name."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "postings.parquet": conform(postings, POSTING, "postings").sort("id"),
        "requirements.parquet": conform(requirements, REQUIREMENT, "requirements").sort("posting", "unit"),
        "sources.parquet": conform(sources, SOURCE, "sources").sort("source"),
    }
    parts = {name: folder / f"{name}.part" for name in tables}
    try:
        for name, table in tables.items():
            table.write_parquet(
                parts[name],
                compression="zstd",
                compression_level=12,
                row_group_size=ROW_GROUP,
                statistics=True,
            )
        # all are written before any is put in place: a market of two different days would be a lie
        for name, part in parts.items():
            part.replace(folder / name)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return {name: (folder / name).stat().st_size for name in tables}
