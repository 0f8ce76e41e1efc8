"""Where a posting is: cities, states and countries of its location, or of a forum post's first line."""

from __future__ import annotations

import re

import polars as pl

from gander.normalise.gazetteer import Gazetteer
from gander.normalise.location import Location, read_location
from gander.normalise.names import DOTTED
from gander.normalise.spots import Spot
from gander.tables import PLACE

ADDRESS = r"https?://\S+|www\.\S+|\S+@\S+|<email>"
LOCATED = (
    r"(?im)^[\s*•·-]*(?:available |job |work |primary |office "
    r"|based )?locations?\s*(?:\([^)\n]*\))?\s*[:–-]\s*(.{2,100})$"
)
BASED = (
    r"\b(?:role|position|job) is(?:[^.\n]{0,30}\b)?based (?:out of|in|at|from) "
    r"(?:our |the )?([A-Z][^.;:]{2,100})"
)
CODED = re.compile(r"\b(\d{5})(-\d{4})?\b")


def is_forum() -> pl.Expr:
    """True for rows of a forum, whose employer is not shown and whose title is a post's first line."""
    return pl.col("employer_id").str.starts_with("poster:").fill_null(False)


def header() -> pl.Expr:
    """A forum post's head: 260 characters of its first line, addresses removed."""
    return pl.col("title").str.replace_all(ADDRESS, " ").str.slice(0, 260)


def places(frame: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    """List[PLACE] for every row of RAW, in the order printed; [] where no place is named or known.

    Each distinct string is read once. A forum post is read from its first line. Where the location (or
    that line) names no place: a line 'Location: …' of the text, a sentence 'this role is based in …', a forum
    post's first 300 characters, the source's own guess if it stands there too, at last the source's country.
    """
    none = pl.lit(None, dtype=pl.String)
    country = pl.when(is_forum()).then(none).otherwise(pl.col("country")).alias("country")
    printed = (
        pl.when(is_forum()).then(header()).otherwise(pl.col("location").str.replace_all(r"\s+", " ")),
        pl.col("text").str.extract(LOCATED, 1),
        pl.when(~is_forum()).then(pl.col("text").str.extract(BASED, 1).str.replace_all(r"\s+", " ")),
        pl.when(is_forum()).then(pl.col("text").str.slice(0, 300).str.replace_all(ADDRESS, " ")),
        pl.when(_repeated()).then(pl.col("location").str.strip_chars(" ,).!|")),
    )
    prose = (is_forum(), *(pl.lit(True) for _ in range(4)))
    read = pl.Series("places", [[]], dtype=pl.List(PLACE)).new_from_index(0, frame.height)
    for string, running in zip(printed, prose, strict=True):
        open_yet = read.list.len() == 0
        asked = frame.filter(open_yet).select(string.alias("printed"), country, running.alias("prose"))
        read = _filled(read, open_yet, _read(asked, gazetteer))
    open_yet = read.list.len() == 0
    return _filled(read, open_yet, _countries(frame.filter(open_yet).select(country), gazetteer))


def _filled(whole: pl.Series, where: pl.Series, values: pl.Series) -> pl.Series:
    """The series with `values`, in order, at the places that are true."""
    index = pl.DataFrame({"whole": whole, "where": where}).with_row_index("row")
    part = index.filter("where").select("row", values.alias("value"))
    joined = index.join(part, on="row", how="left", maintain_order="left")
    return joined.select(pl.coalesce("value", "whole").alias("places")).to_series()


def _repeated() -> pl.Expr:
    """A forum's guessed location whose first word stands in the post's first 400 characters."""
    city = pl.col("location").str.split(",").list.first().str.strip_chars()
    head = pl.col("text").str.slice(0, 400)
    return is_forum() & (city.str.len_chars() >= 4) & head.str.contains(city, literal=True).fill_null(False)


def _read(asked: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    """The places of each row's printed location; every distinct one is read once, in columns, not in
    objects.
    """
    distinct = asked.filter(pl.col("printed").is_not_null()).unique(maintain_order=True).with_row_index("n")
    found: list[tuple[int, str | None, str | None, str | None, float | None, float | None]] = []
    for n, printed, country, prose in distinct.iter_rows():
        hint = gazetteer.country(country) if country else None
        rows = {_row(spot, gazetteer): None for spot in _location(printed, gazetteer, hint, prose).spots}
        found.extend((n, *row) for row in rows)
    schema = {"n": distinct.schema["n"], **dict(PLACE.to_schema())}
    listed = (
        pl.DataFrame(found, schema=schema, orient="row")
        .group_by("n", maintain_order=True)
        .agg(pl.struct(list(dict(PLACE.to_schema()))).alias("places"))
    )
    read = distinct.join(listed, on="n", how="left").drop("n")
    joined = asked.join(read, on=asked.columns, how="left", nulls_equal=True, maintain_order="left")
    return joined.select(pl.col("places").fill_null([])).to_series()


def _location(printed: str, gazetteer: Gazetteer, hint: str | None, prose: bool) -> Location:
    text = printed if prose else DOTTED.sub(", ", CODED.sub(" ", printed))
    return read_location(text, gazetteer, prose=prose, hint=hint)


def _row(
    spot: Spot, gazetteer: Gazetteer
) -> tuple[str | None, str | None, str | None, float | None, float | None]:
    if not spot.rows:
        return None, spot.admin1, spot.iso2, None, None
    city = gazetteer.city(spot.rows[0])
    return city.name, city.admin1, city.iso2, city.latitude, city.longitude


def _countries(asked: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    """The source's country column alone, as a place, for rows whose location names nothing."""
    printed = asked["country"].drop_nulls().unique().to_list()
    codes = {c: code for c in printed if (code := gazetteer.country(c))}
    fields: dict[str, pl.Expr] = {name: pl.lit(None) for name in dict(PLACE.to_schema())}
    fields["iso2"] = pl.col("country").replace_strict(codes, default=None, return_dtype=pl.String)
    whole = pl.struct(value.alias(name) for name, value in fields.items()).cast(PLACE)
    return asked.select(
        pl.when(fields["iso2"].is_not_null())
        .then(pl.concat_list(whole))
        .otherwise(pl.lit([], dtype=pl.List(PLACE)))
    ).to_series()
