"""Where imported postings go: into the user's own market, by the one way that everything goes.

Why a thread: whoever imports hands rows on as they come from the file, and the reading pulls them as it has
room. A short queue between the two keeps memory bounded by neither waiting for all of the other.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Protocol

import polars as pl

from gander.app.accept import About, Accepting, Batch
from gander.app.ingest import ingested
from gander.app.market_after import market_after, with_market
from gander.app.replacing import shipped_adverts
from gander.market.carried import ImportedMarket
from gander.shell.generation import read_generation, write_generation
from gander.shell.market_home import Generation, market_home
from gander.shell.reader_version import reader_version
from gander.shell.store import market_folder, open_market
from gander.tables import SOURCE

AHEAD = 2
"""Batches that may wait to be read."""


class Sink(Protocol):
    """Takes what was imported; nothing of it holds before the end."""

    def about(self, source: pl.DataFrame) -> None:
        """tables.SOURCE of what came: licence, origin, as of when, rows kept and dropped."""

    def take(self, source: str, subject: str, frame: pl.DataFrame, whole: bool) -> None:
        """tables.RAW of one subject of one source. `whole`: all that it has, so that the rest is gone."""

    def take_market(self, market: ImportedMarket) -> None:
        """A market that was read elsewhere: in place of one of the same name, and behind the own postings
        of the same ids (`ImportedMarket.without`)."""

    def done(self) -> None:
        """All of it came."""


class _GivenUpError(Exception):
    """Whoever imports will not come to the end."""


@dataclass
class MarketSink:
    """The user's own market as it becomes generation `new`."""

    new: Generation
    today: date
    _sources: list[pl.DataFrame] = field(default_factory=list)
    _waiting: queue.Queue[Batch | Exception | None] = field(default_factory=lambda: queue.Queue(AHEAD))
    _thread: threading.Thread | None = None
    _error: BaseException | None = None
    _done: bool = False

    def about(self, source: pl.DataFrame) -> None:
        self._sources.append(source)

    def take(self, source: str, subject: str, frame: pl.DataFrame, whole: bool) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._read, daemon=True)
            self._thread.start()
        batch = Batch(
            source=source,
            subject=subject,
            about=About(what="postings that you brought", licence="not said", origin=subject),
            rows=frame,
            per="file",
            whole=whole,
            at=datetime.combine(self.today, datetime.min.time(), tzinfo=UTC),
        )
        self._put(batch)

    def take_market(self, market: ImportedMarket) -> None:
        known = read_generation(self.new.before)
        shipped = open_market(market_folder()).postings(columns=["id"])["id"]
        tables = with_market(known, market, shipped)
        write_generation(self.new.folder, tables, self.today)

    def done(self) -> None:
        if self._thread is not None:
            self._put(None)
            self._thread.join()
        self._done = True
        self._raise()

    def give_up(self) -> None:
        """Ends the reading where the import did not come to its end."""
        while self._thread is not None and not self._done and self._thread.is_alive():
            with suppress(queue.Full):
                self._waiting.put(_GivenUpError(), timeout=0.2)
            self._thread.join(0.2)

    def _put(self, batch: Batch | None) -> None:
        while True:
            self._raise()
            try:
                self._waiting.put(batch, timeout=0.2)
                return
            except queue.Full:
                continue

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error

    def _read(self) -> None:
        try:
            known, reader = read_generation(self.new.before), reader_version()
            accepting = Accepting(known, reader)
            with ingested(accepting.news(self._batches()), folder=self.new.folder) as parts:
                shown = accepting.shown(parts)
                about = pl.concat([SOURCE.to_frame(), *self._sources])
                after = market_after(known, shown, shipped_adverts(), reader, self.today, about)
                write_generation(self.new.folder, after.tables, self.today)
        except _GivenUpError:
            pass
        except BaseException as error:
            self._error = error  # told to whoever hands on more, or says that it is done

    def _batches(self) -> Iterator[Batch]:
        while (batch := self._waiting.get()) is not None:
            if isinstance(batch, Exception):
                raise batch
            yield batch


@contextmanager
def open_sink(today: date) -> Iterator[MarketSink]:
    """The user's own market; what was taken holds once the block ends and `done` was said.

    Raises UserError where it cannot be written to, or another process writes.
    """
    with market_home().writing() as new:
        sink = MarketSink(new, today)
        try:
            yield sink
        finally:
            sink.give_up()
