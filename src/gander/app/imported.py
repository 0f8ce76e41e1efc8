"""What is asked of `gander market import`, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gander.app.imported_preview import FirstRow
from gander.app.own_advert import Told
from gander.app.request import Progress, silent
from gander.connectors.imported.mapping import Mapped
from gander.connectors.imported.values import Order
from gander.market.carried import ImportedMarket


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The flags as typed. `mapping`: field -> column. `dates`: how '3/4/2026' is meant."""

    file: str
    today: date
    source: str | None = None
    licence: str | None = None
    as_of: date | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    dates: Order | None = None
    told: Told = field(default_factory=Told)
    dry_run: bool = False
    progress: Progress = silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """So many rows with the same thing wrong, and the first of them."""

    why: str
    n: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came in, or would. `kept`: whether it was written. `row_word`: what `Wrong.rows` number."""

    kind: Literal["market", "rows", "advert"]
    where: str
    source: str
    form: str
    kept: bool
    n_rows: int
    n_adverts: int
    as_of: date | None
    licence: str | None
    row_word: str = "row"
    mapping: tuple[Mapped, ...] = ()
    unused: tuple[str, ...] = ()
    dropped: tuple[Wrong, ...] = ()
    notes: tuple[Wrong, ...] = ()
    first: tuple[FirstRow, ...] = ()
    market: ImportedMarket | None = None
    said: tuple[str, ...] = ()
