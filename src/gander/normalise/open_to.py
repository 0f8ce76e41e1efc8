"""Whether a remote job is open to someone in a country: yes, no or unknown; unknown never counts as yes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from gander.model import OpenTo
from gander.normalise.zones import offsets

NEAR = 3.0  # hours; a single zone ('EST hours') rarely shuts out the zones beside it, and rarely says so
WORDS = ("yes", "no", "unknown")


def open_to(remote_from: pl.Series, iso2: str) -> pl.Series:
    """'yes' | 'no' | 'unknown' for a column of REMOTE_FROM; a posting that is not remote (null) is 'no'.

    A time-zone window is open when all of the country's zones lie in it, unknown when some do.
    """
    frame = pl.DataFrame({"r": remote_from})
    where = pl.col("r").struct
    listed = where["iso2"].list.contains(iso2)
    return frame.select(
        pl.when(pl.col("r").is_null() | where["kind"].is_null())
        .then(pl.lit("no"))
        .when(where["kind"] == "anywhere")
        .then(pl.lit("yes"))
        .when(where["kind"].is_in(["countries", "region"]))
        .then(pl.when(listed.fill_null(False)).then(pl.lit("yes")).otherwise(pl.lit("no")))
        .when(where["kind"] == "timezone")
        .then(
            _window(
                where["tz"].list.get(0, null_on_oob=True), where["tz"].list.get(1, null_on_oob=True), iso2
            )
        )
        .otherwise(pl.lit("unknown"))
        .alias("open_to")
    ).to_series()


def open_to_one(remote_from: Mapping[str, Any] | None, iso2: str) -> OpenTo:
    """The same for one posting's struct."""
    if remote_from is None or remote_from["kind"] is None:
        return "no"
    kind = remote_from["kind"]
    if kind == "anywhere":
        return "yes"
    if kind in ("countries", "region"):
        return "yes" if iso2 in (remote_from["iso2"] or ()) else "no"
    if kind != "timezone" or not remote_from["tz"]:
        return "unknown"
    low, high = remote_from["tz"]
    near = NEAR if low == high else 0.0
    inside = [low <= zone <= high for zone in offsets(iso2)]
    beside = [low - near <= zone <= high + near for zone in offsets(iso2)]
    if inside and all(inside):
        return "yes"
    return "unknown" if any(beside) or not inside else "no"


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
