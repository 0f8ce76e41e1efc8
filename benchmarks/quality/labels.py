"""The labelled postings: offsets and facts ship here, the texts are fetched again from ../shared and checked.

A label file line: source, source_id, hash of canonical(text), split, units (members with offsets and skill,
under, status, kind, years) and what the posting says as a whole. No text is in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import polars as pl

from gander.reading.canonical import CANONICAL_VERSION, canonical

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "data" / "postings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One labelled posting with its text, company and title as the source has them."""

    id: str
    employer_id: str
    source: str
    split: str
    text: str
    row: dict[str, Any]
    units: list[dict[str, Any]]
    posting: dict[str, Any]


def labels() -> list[Labelled]:
    """Every labelled posting. Raises FileNotFoundError without ../shared, ValueError where a text differs."""
    if not SHARED.is_dir():
        raise FileNotFoundError(f"{SHARED.name}: the texts of the labelled postings are not on this machine")
    lines = (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    files = {s: pl.read_parquet(SHARED / f"{s}.parquet") for s in {r["source"] for r in rows}}
    return [_labelled(r, files[r["source"]]) for r in rows]


def _labelled(line: dict[str, Any], file: pl.DataFrame) -> Labelled:
    row = file.filter(pl.col("source_id") == line["source_id"]).to_dicts()[0]
    text = canonical(row["text"])
    digest = "b2:" + blake2b(text.encode(), digest_size=16).hexdigest()
    if line["canonical"] != CANONICAL_VERSION or digest != line["hash"]:
        raise ValueError(f"{line['source']} {line['source_id']}: the text is not the one that was labelled")
    return Labelled(
        id=f"{line['source']}:{line['source_id']}",
        employer_id=line["employer_id"],
        source=line["source"],
        split=line["split"],
        text=text,
        row=row,
        units=line["units"],
        posting=line["posting"],
    )
