"""Which postings a question is about, as column expressions over tables.POSTING. Executed by the shell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import polars as pl

from gander.model import Place
from gander.tables import seen

NEAR_KM = 25.0
"""Postings this near count as 'there': a metropolis has many names. A judgement, not a measurement."""
EARTH_KM = 6371.0088
WINDOW_DAYS = 365


def window(newest: date, since: date | None = None) -> tuple[date, date]:
    """First and last day of the one window: it ends at the newest date and reaches twelve months back.

    `since` can make it shorter and never longer: older adverts are in no n (CONTRACTS, Population).
    """
    start = newest - timedelta(days=WINDOW_DAYS)
    return max(start, min(since, newest)) if since else start, newest


def in_window(start: date, end: date) -> pl.Expr:
    return seen().is_between(start, end)


def gone(today: date) -> pl.Expr:
    """Why a posting is open no more, as a column `gone`; null: nothing says so.

    'closed since' (it was seen to be gone) · 'closing date passed' (the last day to apply was before today).
    """
    return (
        pl.when(pl.col("closed").is_not_null())
        .then(pl.lit("closed since"))
        .when(pl.col("closes") < today)
        .then(pl.lit("closing date passed"))
        .alias("gone")
    )


def is_open() -> pl.Expr:
    """Of rows with `gone`: those that may be open. Only they are in a population."""
    return pl.col("gone").is_null()


def has_role(roles: Iterable[str]) -> pl.Expr:
    """True where one of the roles is among the posting's; no roles means all."""
    each = [pl.col("role").list.contains(role) for role in roles]
    return pl.any_horizontal(each) if each else pl.lit(True)


def distance_km(place: Place) -> pl.Expr:
    """Great-circle distance from `place` to a PLACE struct element (haversine, kilometres)."""
    lat, lon = pl.element().struct.field("latitude"), pl.element().struct.field("longitude")
    lat0, lon0 = pl.lit(place.latitude).radians(), pl.lit(place.longitude).radians()
    half = ((lat.radians() - lat0) / 2).sin().pow(2) + lat0.cos() * lat.radians().cos() * (
        (lon.radians() - lon0) / 2
    ).sin().pow(2)
    return half.sqrt().arcsin() * 2 * EARTH_KM


def at_place(place: Place) -> pl.Expr:
    """True where one of the posting's places is that city (by name, or within NEAR_KM) or in that country."""
    element = pl.element().struct
    if place.iso2 is None:
        return pl.lit(True)
    same_country = element.field("iso2") == place.iso2
    if place.city is None:
        match = same_country
    else:
        match = same_country & (element.field("city") == place.city)
        if place.latitude is not None and place.longitude is not None:
            has_city = element.field("city").is_not_null()
            match = match | (has_city & (distance_km(place) <= NEAR_KM))
    return pl.col("places").list.eval(match.fill_null(False)).list.any().fill_null(False)


def whereabouts(place: Place | None, anywhere: bool) -> pl.Expr:
    """How each posting relates to the person, from `places`, `remote` and `open_to` (yes | no | unknown).

    'there' · 'remote open' · 'remote unsaid' (remote, not said from where) · 'remote closed' · 'elsewhere'.
    """
    there = pl.lit(True) if anywhere else (at_place(place) if place is not None else pl.lit(False))
    remote = pl.col("remote") == "remote"
    return (
        pl.when(there)
        .then(pl.lit("there"))
        .when(remote & (pl.col("open_to") == "yes"))
        .then(pl.lit("remote open"))
        .when(remote & (pl.col("open_to") == "no"))
        .then(pl.lit("remote closed"))
        .when(remote)
        .then(pl.lit("remote unsaid"))
        .otherwise(pl.lit("elsewhere"))
        .alias("whereabouts")
    )
