"""Markets of any size, made of the postings that ship: what is read, again and again under other ids."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from gander.shell.store import open_market

SEED = 7
SNAPSHOT = Path(__file__).parents[2] / "src" / "gander" / "data" / "market"


def _renamed(names: pl.Series, chance: np.random.Generator) -> pl.Series:
    """Another 16 hex digits for each name, the same for the same."""
    old = names.unique(maintain_order=True)
    new = [f"{n:016x}" for n in chance.integers(0, 2**63, len(old)).tolist()]
    return names.replace_strict(old, pl.Series(new, dtype=pl.String))


def _copies(n: int, fresh: bool) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    store = open_market(SNAPSHOT)
    read = store.postings(pl.col("basis") == "read").sort("id")
    units = store.requirements(read)
    chance = np.random.default_rng(SEED)
    for k in range(-(-n // read.height)):
        own = read.head(n - k * read.height)
        ids = _renamed(own["id"], chance)
        names = pl.DataFrame({"posting": own["id"], "new": ids})
        days = pl.Series(chance.integers(0, 365, own.height))
        posted = pl.lit(store.newest, dtype=pl.Date) - pl.duration(days=days)
        dates = {"posted": posted, "snapshot_day": pl.lit(None, dtype=pl.Date)} if fresh else {}
        yield (
            own.with_columns(
                id=ids, demand_id=_renamed(own["demand_id"], chance), url=pl.col("url") + f"?n={k}", **dates
            ),
            units.join(names, on="posting").with_columns(posting="new").drop("new"),
        )


def write_parts(folder: Path, n: int, fresh: bool = False) -> tuple[int, int, date]:
    """n postings and their units as Parquet parts; how many of each, and the newest day of the market.

    fresh: every day of posting is one of the last year, as in a market of what is open; else as shipped, a
    quarter of them in the window.
    """
    folder.mkdir(parents=True)
    n_postings = n_units = 0
    for k, (postings, units) in enumerate(_copies(n, fresh)):
        postings.write_parquet(folder / f"postings-{k:03}.parquet")
        units.write_parquet(folder / f"requirements-{k:03}.parquet")
        n_postings, n_units = n_postings + postings.height, n_units + units.height
    return n_postings, n_units, open_market(SNAPSHOT).newest
