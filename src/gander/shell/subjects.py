"""How each board went the last time it was asked: `subjects.parquet` of the generation that holds."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from gander.errors import GanderError, UserError
from gander.model import Problem
from gander.shell.market_home import market_home
from gander.tables import SUBJECT, conform

SUBJECTS = "subjects.parquet"


def read_subjects(generation: Path | None = None) -> pl.DataFrame:
    """tables.SUBJECT of the generation (default: the one that holds); empty before the first update.

    Raises UserError where the file is damaged.
    """
    folder = generation or market_home().current()
    path = folder / SUBJECTS if folder else None
    if path is None or not path.is_file():
        return pl.DataFrame(schema=SUBJECT)
    try:
        return conform(pl.read_parquet(path), SUBJECT, str(path))
    except (pl.exceptions.PolarsError, OSError, GanderError) as error:
        why = (str(error).splitlines() or [type(error).__name__])[0][:120]
        raise UserError(
            Problem(where=str(path), why=f"cannot be read ({why})", next="update again: gander update")
        ) from error
