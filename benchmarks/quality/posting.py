"""How well a posting's own fields are read: role, level, place, remote, pay, degree, years, gates …"""

from __future__ import annotations

import re
from typing import Any

import polars as pl

from benchmarks.quality.labels import SHARED, Labelled
from benchmarks.quality.reader import Counts
from gander.app.reading import Readers
from gander.connectors.registry import ALL
from gander.normalise.gazetteer import Gazetteer, key
from gander.tables import RAW

Rows = dict[str, list[dict[str, Any]]]
"""Rows of tables.POSTING by 'source:source_id': one a part."""


def from_source(labelled: list[Labelled]) -> pl.DataFrame:
    """tables.RAW of the labelled postings, through their sources' own connectors."""
    wanted = {
        s: [o.row["source_id"] for o in labelled if o.source == s] for s in {o.source for o in labelled}
    }
    frames = []
    for connector in ALL:
        if ids := wanted.get(connector.facts.id):
            file = pl.read_parquet(SHARED / connector.facts.file)
            raw, _ = connector.parse(file.filter(pl.col("source_id").is_in(ids)))
            frames.append(raw)
    return pl.concat(frames)


def from_text(labelled: list[Labelled]) -> pl.DataFrame:
    """tables.RAW of the labelled postings with nothing but title, location, day and text, as somebody has
    them who saved a page."""
    kept = ("source", "source_id", "title", "location", "posted", "posted_basis", "text", "tags")
    full = from_source(labelled)
    return full.select(
        pl.col(name) if name in kept else pl.lit(None, dtype=dtype).alias(name) for name, dtype in RAW.items()
    ).with_columns(tags=pl.lit([], dtype=RAW["tags"]))


def as_read(raw: pl.DataFrame, readers: Readers) -> Rows:
    """What is read of those postings."""
    found = readers.read(raw)
    keys = dict(found.keys.select("id", pl.col("source") + ":" + pl.col("source_id")).iter_rows())
    rows: Rows = {key: [] for key in keys.values()}
    for row in found.postings.sort("part").iter_rows(named=True):
        rows[keys[row["id"]]].append(row)
    return rows


def labelled_places(names: list[str], gazetteer: Gazetteer) -> set[tuple[str | None, str | None]]:
    """(city, iso2) of 'Berlin, DE' or 'DE'; a region that is no country has none.

    A label's last part is a country's two letters. So 'Ontario, CA' is the province and not the city in
    California, for which those letters also stand; and a town that the gazetteer does not have is a place
    too, by its printed name, which counted as none before.
    """
    return {place for name in names if (place := _labelled(name, gazetteer)) is not None}


def _labelled(name: str, gazetteer: Gazetteer) -> tuple[str | None, str | None] | None:
    town, _, iso2 = name.rpartition(", ")
    if town and iso2 in gazetteer.countries:
        found = gazetteer.find(f"{town}, {gazetteer.countries[iso2]}")
        return (_town(found.city), found.iso2) if found is not None else (_town(town), iso2)
    place = gazetteer.find(name)
    return (_town(place.city), place.iso2) if place is not None else None


def _town(name: str | None) -> str | None:
    return key(name) if name is not None else None


def compared(
    label: dict[str, Any], parts: list[dict[str, Any]], gazetteer: Gazetteer
) -> dict[str, tuple[float, ...]]:
    """What one posting adds to each figure; a field that does not apply to it is left out."""
    row = parts[0]
    out: dict[str, tuple[float, ...]] = {
        "role (any)": (bool(set(label["role"]) & {r for part in parts for r in part["role"]}), 1),
        "seniority": (_same_level(label, [part["seniority"] for part in parts]), 1),
        "place (same set)": (labelled_places(label["places"], gazetteer) == _places(parts), 1),
        "remote": (label["remote"] == row["remote"], 1),
        "pay exact": (same_pay(label["pay"], row["pay"]), 1),
        "degree level": (_degree(label["degree"]) == _degree(row["degree"]), 1),
        "years exact": (_years(label["years"]) == _years(list((row["years"] or {}).values())), 1),
    }
    if label["pay"]:
        out["pay exact, where printed"] = (same_pay(label["pay"], row["pay"]), 1)
    if label["remote"] == "remote":
        got = (row["remote_from"] or {}).get("kind")
        out["from where (kind)"] = (got is not None and got in _kinds(label["remote_from"]), 1)
    if label["industry"]:
        out["industry"] = (label["industry"] == row["industry"], 1)
    gates, found = {g["kind"] for g in label["gates"]}, {g["kind"] for g in row["gates"] or []}
    out["gates, F1"] = (len(gates & found), len(found), len(gates))
    if len(label.get("parts", [])) > 1 or len(parts) > 1:
        out["several roles split, same number"] = (len(label.get("parts", [])) == len(parts), 1)
    return out


def fields(labelled: list[Labelled], rows: Rows, gazetteer: Gazetteer) -> Counts:
    """Each field's counts over the labelled postings to which it applies."""
    counts: Counts = {}
    for one in labelled:
        for name, row in compared(one.posting, rows[one.id], gazetteer).items():
            counts.setdefault(name, []).append(row)
    return counts


def _places(parts: list[dict[str, Any]]) -> set[tuple[str | None, str | None]]:
    return {(_town(p["city"]), p["iso2"]) for part in parts for p in part["places"]}


def _same_level(label: dict[str, Any], read: list[str]) -> bool:
    """The level, or for a post read as several roles levels that are all some labelled role's.

    A post of several roles is labelled unknown as a whole and each of its roles has a level of its own: a
    reading with the levels of the roles says more than the label of the whole, and was counted as wrong.
    """
    stated = {part["seniority"] for part in label.get("parts", [])}
    return label["seniority"] in read or (len(stated) > 0 and len(read) > 1 and set(read) <= stated)


def _kinds(label: str | None) -> set[str]:
    """'countries:US,CA;region:EU' by its kinds."""
    return set(re.findall(r"anywhere|not_said|countries|region|timezone", label or ""))


def _degree(stated: dict[str, Any] | None) -> str:
    """The level; a degree that is not spoken of has none."""
    return stated["level"] if stated else "unknown"


def _years(pair: list[float | None] | None) -> tuple[float | None, float | None]:
    return (pair[0], pair[1]) if pair else (None, None)


def same_pay(label: dict[str, Any] | None, got: dict[str, Any] | None) -> bool:
    """Both ends and the currency; no pay where none is printed."""
    ends = [tuple((p or {}).get(k) for k in ("min", "max", "currency")) for p in (label, got)]
    return ends[0] == ends[1]
