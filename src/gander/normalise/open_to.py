"""Whether a remote job is open to someone in a country: yes, no or unknown; unknown never counts as yes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from gander.model import OpenTo
from gander.normalise.regions import UNSURE
from gander.normalise.zones import offsets
from gander.tables import REMOTE_FROM

NEAR = 3.0  # hours; a single zone ('EST hours') rarely shuts out the zones beside it, and rarely says so
WORDS = ("yes", "no", "unknown")


def open_to(remote_from: pl.Series, iso2: str) -> pl.Series:
    """'yes' | 'no' | 'unknown' for a column of REMOTE_FROM; a posting that is not remote (null) is 'no'.

    A time-zone window is open when all of the country's zones lie in it, unknown when some do. A listed
    country none of whose zones lies in the hours printed beside the list, and one at a region's edge, are
    unknown.
    """
    frame = pl.DataFrame({"r": remote_from})
    where = pl.col("r").struct
    listed = where["iso2"].list.contains(iso2).fill_null(False)
    low, high = where["tz"].list.get(0, null_on_oob=True), where["tz"].list.get(1, null_on_oob=True)
    edge = where["region"].str.split("/").list.set_intersection(_unsure_in(iso2)).list.len() > 0
    by_list = (
        pl.when(listed & (low < high) & (_window(low, high, iso2) == "no"))
        .then(pl.lit("unknown"))
        .when(listed)
        .then(pl.lit("yes"))
        .when(edge.fill_null(False))
        .then(pl.lit("unknown"))
        .otherwise(pl.lit("no"))
    )
    return frame.select(
        pl.when(pl.col("r").is_null() | where["kind"].is_null())
        .then(pl.lit("no"))
        .when(where["kind"] == "anywhere")
        .then(pl.lit("yes"))
        .when(where["kind"].is_in(["countries", "region"]))
        .then(by_list)
        .when(where["kind"] == "timezone")
        .then(_window(low, high, iso2))
        .otherwise(pl.lit("unknown"))
        .alias("open_to")
    ).to_series()


def open_to_one(remote_from: Mapping[str, Any] | None, iso2: str) -> OpenTo:
    """The same for one posting's struct."""
    answer: OpenTo = open_to(pl.Series([remote_from], dtype=REMOTE_FROM), iso2).item()
    return answer


def _unsure_in(iso2: str) -> list[str]:
    """The regions whose name does not say whether the country is meant."""
    return [region for region, countries in UNSURE.items() if iso2 in countries]


def _window(low: pl.Expr, high: pl.Expr, iso2: str) -> pl.Expr:
    zones = offsets(iso2)
    if not zones:
        return pl.lit("unknown")
    near = pl.when(low == high).then(NEAR).otherwise(0.0)
    inside = [(low <= zone) & (high >= zone) for zone in zones]
    beside = [(low - near <= zone) & (high + near >= zone) for zone in zones]
    return (
        pl.when(low.is_null() | high.is_null())
        .then(pl.lit("unknown"))
        .when(pl.all_horizontal(inside))
        .then(pl.lit("yes"))
        .when(pl.any_horizontal(beside))
        .then(pl.lit("unknown"))
        .otherwise(pl.lit("no"))
    )
