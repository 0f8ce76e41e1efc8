"""How well a posting's own fields are read: role, seniority, place, remote, pay, degree, years, gates."""

from __future__ import annotations

import re
from typing import Any

import polars as pl

from benchmarks.quality.labels import SHARED, Labelled
from benchmarks.quality.scores import f1, interval, ratio
from gander.connectors.registry import ALL
from gander.normalise.gazetteer import Gazetteer
from gander.normalise.posting import postings, with_ids
from gander.reading.reader import Reader
from gander.shell.industries import read_industries
from gander.shell.places import read_gazetteer
from gander.vocabulary.vocabulary import Vocabulary


def as_read(labelled: list[Labelled], vocabulary: Vocabulary) -> dict[str, dict[str, Any]]:
    """tables.POSTING rows of the labelled postings by 'source:source_id', through the product's own path."""
    wanted = {
        s: [one.row["source_id"] for one in labelled if one.source == s] for s in {o.source for o in labelled}
    }
    frames = []
    for connector in ALL:
        if ids := wanted.get(connector.facts.id):
            file = pl.read_parquet(SHARED / connector.facts.file)
            raw, _ = connector.parse(file.filter(pl.col("source_id").is_in(ids)))
            frames.append(raw)
    raw = with_ids(pl.concat(frames))
    texts = raw.select(pl.col("id").alias("posting"), "title", "employer", "text")
    _, read = Reader(vocabulary).read(texts)
    table = postings(raw, read, read_gazetteer(), vocabulary.roles, read_industries())
    keys = dict(raw.select("id", pl.col("source") + ":" + pl.col("source_id")).iter_rows())
    return {keys[row["id"]]: row for row in table.iter_rows(named=True)}


def labelled_places(names: list[str], gazetteer: Gazetteer) -> set[tuple[str | None, str | None]]:
    """(city, iso2) of 'Berlin, DE' or 'DE'; a region that is no country has none."""
    found = (gazetteer.find(name) for name in names)
    return {(p.city, p.iso2) for p in found if p is not None}


def remote_from_key(label: str | None) -> str | None:
    """'countries:US,CA;region:EU' by its kinds and countries; None where the job is not remote."""
    if label is None:
        return None
    kinds = sorted(re.findall(r"anywhere|not_said|countries|region|timezone", label))
    return "+".join(kinds)


def posting_fields(labelled: list[Labelled], vocabulary: Vocabulary) -> dict[str, object]:
    """Each field's share right (gates: F1), over the labelled postings to which it applies."""
    read, gazetteer = as_read(labelled, vocabulary), read_gazetteer()
    rows: dict[str, list[tuple[float, ...]]] = {}

    def add(name: str, *counts: float) -> None:
        rows.setdefault(name, []).append(counts)

    for one in labelled:
        label, row = one.posting, read[one.id]
        add("role (any)", bool(set(label["role"]) & set(row["role"])), 1)
        add("seniority", label["seniority"] == row["seniority"], 1)
        wanted = labelled_places(label["places"], gazetteer)
        add("place (same set)", wanted == {(p["city"], p["iso2"]) for p in row["places"]}, 1)
        add("remote", label["remote"] == row["remote"], 1)
        if label["remote"] == "remote":
            got = (row["remote_from"] or {}).get("kind")
            add(
                "from where (kind)",
                got is not None and got in (remote_from_key(label["remote_from"]) or ""),
                1,
            )
        add("pay exact", same_pay(label["pay"], row["pay"]), 1)
        add("degree level", degree(label["degree"]) == degree(row["degree"]), 1)
        add("years exact", years(label["years"]) == years(list((row["years"] or {}).values())), 1)
        gates = {g.split(":")[0] for g in label["gates"]}
        gates_got = {g["kind"] for g in row["gates"] or []}
        add("gates, F1", len(gates & gates_got), len(gates_got), len(gates))
    return {name: interval(counts, f1 if len(counts[0]) == 3 else ratio) for name, counts in rows.items()}


def degree(stated: dict[str, Any] | None) -> str:
    """The level; a degree that is not spoken of has none."""
    return stated["level"] if stated else "unknown"


def years(pair: list[float | None] | None) -> tuple[float | None, float | None]:
    return (pair[0], pair[1]) if pair else (None, None)


def same_pay(label: dict[str, Any] | None, got: dict[str, Any] | None) -> bool:
    """Both ends and the currency; no pay where none is printed."""
    ends = [tuple((p or {}).get(k) for k in ("min", "max", "currency")) for p in (label, got)]
    return ends[0] == ends[1]
