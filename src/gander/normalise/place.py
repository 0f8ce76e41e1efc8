"""Where a posting is: cities, states and countries of its location, or of a forum post's first line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import polars as pl

from gander.normalise.gazetteer import Gazetteer
from gander.normalise.location import DOTTED, Spot, read_location
from gander.tables import PLACE

ADDRESS = r"https?://\S+|www\.\S+|\S+@\S+|<email>"
CODED = re.compile(r"\b(\d{5})(-\d{4})?\b")


def is_forum() -> pl.Expr:
    """True for rows of a forum, whose employer is not shown and whose title is a post's first line."""
    return pl.col("employer_id").str.starts_with("poster:").fill_null(False)


def header() -> pl.Expr:
    """A forum post's head: its first line, addresses removed, and 120 characters of it at most a part's length."""
    return pl.col("title").str.replace_all(ADDRESS, " ").str.slice(0, 260)


def places(frame: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    """List[PLACE] for every row of RAW, in the order printed; [] where no place is named or known.

    Each distinct string is read once. A forum post is read from its first line; the location that the source
    guessed serves only where that line names none and its guess stands in the text.
    """
    asked = frame.select(
        pl.when(is_forum())
        .then(header())
        .otherwise(pl.col("location").str.replace_all(r"\s+", " "))
        .alias("printed"),
        pl.when(is_forum()).then(pl.lit(None, dtype=pl.String)).otherwise(pl.col("country")).alias("country"),
        is_forum().alias("prose"),
    )
    first = _read(asked, gazetteer)
    spare = frame.select(
        pl.when(_repeated()).then(pl.col("location").str.strip_chars(" ,).!|")).alias("printed"),
        pl.when(is_forum()).then(None).otherwise(pl.col("country")).alias("country"),
        is_forum().alias("prose"),
    )
    second = _read(spare, gazetteer)
    country = _countries(frame["country"], gazetteer, frame.select(is_forum()).to_series())
    return (
        pl.DataFrame({"first": first, "second": second, "country": country})
        .select(
            pl.when(pl.col("first").list.len() > 0)
            .then("first")
            .when(pl.col("second").list.len() > 0)
            .then("second")
            .otherwise("country")
            .alias("places")
        )
        .to_series()
    )


def _repeated() -> pl.Expr:
    """A forum's guessed location whose first word stands in the post's first 400 characters."""
    city = pl.col("location").str.split(",").list.first().str.strip_chars()
    head = pl.col("text").str.slice(0, 400)
    return is_forum() & (city.str.len_chars() >= 4) & head.str.contains(city, literal=True).fill_null(False)


def _read(asked: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    distinct = asked.unique(maintain_order=True)
    rows = [_spots(p, c, q, gazetteer) for p, c, q in distinct.iter_rows()]
    read = distinct.with_columns(pl.Series("places", rows, dtype=pl.List(PLACE)))
    joined = asked.join(read, on=asked.columns, how="left", nulls_equal=True, maintain_order="left")
    return joined["places"]


def _spots(
    printed: str | None, country: str | None, prose: bool, gazetteer: Gazetteer
) -> list[dict[str, Any]]:
    if not printed:
        return []
    hint = gazetteer.country(country) if country else None
    text = printed if prose else DOTTED.sub(", ", CODED.sub(" ", printed))
    location = read_location(text, gazetteer, prose=prose, hint=hint)
    return without_repeats(_row(spot, gazetteer) for spot in location.spots)


def _row(spot: Spot, gazetteer: Gazetteer) -> dict[str, Any]:
    if not spot.rows:
        return {"city": None, "admin1": spot.admin1, "iso2": spot.iso2, "latitude": None, "longitude": None}
    city = gazetteer.city(spot.rows[0])
    return {
        "city": city.name,
        "admin1": city.admin1,
        "iso2": city.iso2,
        "latitude": city.latitude,
        "longitude": city.longitude,
    }


def without_repeats(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each place once; a state or a country stays even beside one of its cities ('San Francisco • United States')."""
    seen = {(r["city"], r["admin1"], r["iso2"]): r for r in rows}
    return list(seen.values())


def _countries(country: pl.Series, gazetteer: Gazetteer, forum: pl.Series) -> pl.Series:
    """The source's country column alone, as a place, for rows whose location names nothing."""
    distinct = country.drop_nulls().unique()
    codes = {c: gazetteer.country(c) for c in distinct.to_list()}
    rows = [
        [{"city": None, "admin1": None, "iso2": codes[c], "latitude": None, "longitude": None}]
        if c is not None and codes[c] and not f
        else []
        for c, f in zip(country.to_list(), forum.to_list(), strict=True)
    ]
    return pl.Series("country", rows, dtype=pl.List(PLACE))
