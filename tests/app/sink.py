"""A Sink that keeps what it is given, for tests."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from gander.market.carried import ImportedMarket
from gander.tables import RAW, SOURCE, conform


class Batch(NamedTuple):
    source: str
    subject: str
    frame: pl.DataFrame
    whole: bool


class Kept:
    """Checks that everything conforms, and that `done` comes last."""

    def __init__(self) -> None:
        self.batches: list[Batch] = []
        self.sources: list[pl.DataFrame] = []
        self.markets: list[ImportedMarket] = []
        self.is_done = False

    def about(self, source: pl.DataFrame) -> None:
        assert not self.is_done
        self.sources.append(conform(source, SOURCE, "test"))

    def take(self, source: str, subject: str, frame: pl.DataFrame, whole: bool) -> None:
        assert not self.is_done
        assert frame["source"].unique().to_list() == [source]
        self.batches.append(Batch(source, subject, conform(frame, RAW, "test"), whole))

    def take_market(self, market: ImportedMarket) -> None:
        assert not self.is_done
        self.markets.append(market)

    def done(self) -> None:
        self.is_done = True

    @property
    def raw(self) -> pl.DataFrame:
        return pl.concat(batch.frame for batch in self.batches)
