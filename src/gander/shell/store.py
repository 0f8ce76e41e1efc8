"""The market: the snapshot that ships and what the user fetched since, as one; the only place to read it."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from gander.errors import UserError
from gander.model import Problem, ReaderQuality
from gander.shell.holding import Holding
from gander.shell.market_history import MarketHistory
from gander.shell.market_home import market_home
from gander.shell.reader_card import CARD, card
from gander.tables import POSTING, REQUIREMENT

UNDATED = date(1970, 1, 1)
_REBUILD = "install takeagander again, or rebuild it with: make snapshot"


def market_folder() -> Path:
    """Where the snapshot lies: $GANDER_MARKET, or the one that ships in the package."""
    chosen = os.environ.get("GANDER_MARKET")
    return Path(chosen) if chosen else Path(__file__).parent.parent / "data" / "market"


@dataclass(frozen=True)
class Store:
    """One market out of `holdings`, the snapshot first. No posting is in two of them."""

    holdings: tuple[Holding, ...]

    @cached_property
    def sources(self) -> pl.DataFrame:
        """tables.SOURCE: what the market is made of."""
        return pl.concat(holding.sources for holding in self.holdings)

    @cached_property
    def newest(self) -> date:
        """The newest day any posting counts on; the window ends here."""
        return max((day for h in self.holdings if (day := h.newest) is not None), default=UNDATED)

    def postings(
        self,
        where: pl.Expr | None = None,
        *,
        roles: Collection[str] = (),
        seen: pl.Expr | None = None,
        columns: Sequence[str] | None = None,
    ) -> pl.DataFrame:
        """The postings with one of `roles` (none: all) for which `where` is true, as tables.POSTING.

        A question is quick by what it leaves out: `roles` chooses files, `seen`, a condition on the column
        `seen` (the day a posting counts on), parts of them, and `columns` what of each row is read.
        """
        names = list(columns) if columns is not None else POSTING.names()
        condition = pl.lit(True) if where is None else where
        return pl.concat(h.postings(condition, roles, names, seen) for h in self.holdings)

    def requirements(
        self,
        postings: Iterable[str] | pl.DataFrame,
        where: pl.Expr | None = None,
        *,
        columns: Sequence[str] | None = None,
    ) -> pl.DataFrame:
        """The units of those postings for which `where` is true, as tables.REQUIREMENT.

        postings: rows of tables.POSTING, whose roles and days say where to look; or ids alone, which are
        looked for everywhere. `columns`: what of each row is read.
        """
        if not isinstance(postings, pl.DataFrame):
            postings = list(postings)
        names = list(columns) if columns is not None else REQUIREMENT.names()
        condition = pl.lit(True) if where is None else where
        return pl.concat(h.requirements(postings, condition, names) for h in self.holdings)

    def reader_quality(self) -> ReaderQuality | None:
        """The reader's measured quality (reader.json), or None where it was never measured."""
        snapshot = self.holdings[0]
        path = snapshot.folder / CARD
        if not path.exists():
            return None
        try:
            return card(json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UserError(snapshot.damaged(path, error)) from error


def open_market(folder: Path | None = None) -> Store:
    """The market in `folder` alone; by default the snapshot ($GANDER_MARKET, else the shipped one) and what
    `gander update` has brought since, without what of the snapshot that replaces.

    Raises UserError naming every file that is missing.
    """
    if folder is not None:
        return Store((_whole(Holding(folder, _REBUILD)),))
    home = market_home()
    generation = home.current()
    if generation is None:
        return Store((_whole(Holding(market_folder(), _REBUILD)),))
    pointer = shlex.quote(str(home.folder / "CURRENT"))
    anew = f"let that generation go and ask the boards again: rm {pointer}; gander update"
    fetched = Holding(generation, anew)
    snapshot = Holding(market_folder(), _REBUILD, MarketHistory(generation).superseded["id"])
    return Store((_whole(snapshot), _whole(fetched)))


def _whole(holding: Holding) -> Holding:
    missing = holding.missing()
    if missing:
        why = "the market's file is missing"
        raise UserError(*(Problem(where=str(path), why=why, next=holding.way_out) for path in missing))
    return holding
