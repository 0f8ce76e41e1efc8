"""What the updated market knows beside its postings: adverts, events, boards, and what they replaced."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from gander.errors import UserError
from gander.model import Problem
from gander.shell.market_home import market_home
from gander.tables import ADVERT, ASK, EVENT, SIGN, SUBJECT, schema

# Postings of the snapshot that a board asked wholly has replaced (`by` an advert) or shown to be gone (null),
# and the day on which that was known. Grain: one posting.
SUPERSEDED = schema(id=pl.String, by=pl.String, day=pl.Date)


@dataclass(frozen=True)
class MarketHistory:
    """One generation (`folder`), or before the first update None: then every table is empty.

    Each table is read when it is first asked for. Raises UserError where its file cannot be read.
    """

    folder: Path | None

    @cached_property
    def adverts(self) -> pl.DataFrame:
        """tables.ADVERT."""
        return self._read("adverts.parquet", ADVERT)

    @cached_property
    def events(self) -> pl.DataFrame:
        """tables.EVENT."""
        return self._read("events.parquet", EVENT)

    @cached_property
    def subjects(self) -> pl.DataFrame:
        """tables.SUBJECT."""
        return self._read("subjects.parquet", SUBJECT)

    @cached_property
    def asks(self) -> pl.DataFrame:
        """tables.ASK."""
        return self._read("asks.parquet", ASK)

    @cached_property
    def signs(self) -> pl.DataFrame:
        """tables.SIGN."""
        return self._read("signs.parquet", SIGN)

    @cached_property
    def superseded(self) -> pl.DataFrame:
        """SUPERSEDED."""
        return self._read("superseded.parquet", SUPERSEDED)

    def _read(self, name: str, columns: pl.Schema) -> pl.DataFrame:
        if self.folder is None:
            return pl.DataFrame(schema=columns)
        path = self.folder / name
        try:
            return pl.scan_parquet(path).select(pl.col(n).cast(t) for n, t in columns.items()).collect()
        except (pl.exceptions.PolarsError, OSError) as error:
            why = (
                "is missing" if not path.exists() else f"cannot be read ({str(error).splitlines()[0][:100]})"
            )
            pointer = shlex.quote(str(self.folder.parent / "CURRENT"))
            raise UserError(
                Problem(
                    where=str(path),
                    why=f"what the updates keep {why}",
                    next=f"let that generation go and ask the boards again: rm {pointer}; gander update",
                )
            ) from error


def market_history() -> MarketHistory:
    """That of the user's own market as it is now. Raises UserError where CURRENT is damaged."""
    return MarketHistory(market_home().current())
