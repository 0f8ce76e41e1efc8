"""What is known of a recorded source before a row of it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

Dropped = list[tuple[str, int]]
"""(reason, rows) for every reason that dropped at least one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """One recorded file: `id` is the value of RAW's `source`, `as_of` its newest day.

    `kind`: 'stock' is what was open on a day (its dates are survivorship), 'series' are dated adverts.
    `forum`: adverts are posts of people, whose names and companies are not shown.
    """

    id: str
    file: str
    what: str
    licence: str
    origin: str
    as_of: date
    kind: Literal["stock", "series"]
    forum: bool = False


@dataclass(frozen=True, slots=True)
class Connector:
    """A source and its parser: the file's own columns in, RAW rows and what was dropped out."""

    facts: SourceFacts
    parse: Callable[[pl.DataFrame], tuple[pl.DataFrame, Dropped]]
