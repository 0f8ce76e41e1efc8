"""One person's rows out of the tables of Meta Kaggle, of which there are millions: scanned, never held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from gander.evidence.claims_kaggle_meta import META

NO_NAME = "whose rows are meant is not said: --kaggle NAME"


def tables_in(folder: Path) -> dict[str, Path]:
    """The tables of Meta Kaggle in a folder, by name; {} where it is another folder."""
    found = {
        name: path for name in META if (path := folder / f"{name}.csv").is_file() and not path.is_symlink()
    }
    return found if {"Teams", "TeamMemberships"} <= set(found) else {}


def own_rows(tables: Mapping[str, Path], user: str) -> dict[str, bytes]:
    """Each table as CSV with the rows of that person alone, in the order Users, memberships, teams,
    competitions. Raises ValueError naming the table that cannot be read."""
    found: dict[str, pl.DataFrame] = {}
    low = user.strip().lower()

    def take(name: str, wanted: Callable[[], pl.Expr]) -> None:
        if name not in tables:
            return
        try:
            scan = pl.scan_csv(tables[name], infer_schema=False, truncate_ragged_lines=True, glob=False)
            found[name] = scan.filter(wanted()).collect(engine="streaming")
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
            told = (str(error).splitlines() or [type(error).__name__])[0][:100]
            raise ValueError(f"{name}.csv cannot be read: {told}") from error

    def among(column: str, name: str, of: str) -> pl.Expr:
        return pl.col(column).is_in(found[name][of].implode()) if name in found else pl.lit(False)

    take("Users", lambda: pl.col("UserName").str.to_lowercase() == low)
    take("TeamMemberships", lambda: among("UserId", "Users", "Id"))
    take("Teams", lambda: among("Id", "TeamMemberships", "TeamId"))
    take("Competitions", lambda: among("Id", "Teams", "CompetitionId"))
    return {f"{name}.csv": frame.write_csv().encode() for name, frame in found.items()}
