"""One generation of an updated market as tables: what the one before held, and what the next one shall."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from gander.errors import UserError
from gander.model import Problem
from gander.shell.market_history import SUPERSEDED, MarketHistory
from gander.shell.snapshot import write_market
from gander.shell.store import open_market
from gander.tables import ADVERT, ASK, EVENT, POSTING, REQUIREMENT, SIGN, SOURCE, SUBJECT, conform


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All that a generation holds. `reader`: the fingerprint of what the postings were read with. The
    requirements, ten times as many rows as all else, need not be in memory."""

    postings: pl.DataFrame
    requirements: pl.DataFrame | pl.LazyFrame
    sources: pl.DataFrame
    adverts: pl.DataFrame
    events: pl.DataFrame
    subjects: pl.DataFrame
    asks: pl.DataFrame
    superseded: pl.DataFrame
    signs: pl.DataFrame
    reader: str


def read_generation(folder: Path | None) -> Tables:
    """All tables of a generation; empty ones where there is none.

    Raises UserError where a file is missing or damaged, with what to do.
    """
    known, reader = MarketHistory(folder), ""
    postings, requirements, sources = (pl.DataFrame(schema=one) for one in (POSTING, REQUIREMENT, SOURCE))
    if folder is not None:
        store = open_market(folder)
        postings, sources = store.postings(), store.sources
        requirements = store.requirements(postings)
        reader = _reader(folder / "made.json")
    return Tables(
        postings=postings,
        requirements=requirements,
        sources=sources,
        adverts=known.adverts,
        events=known.events,
        subjects=known.subjects,
        asks=known.asks,
        superseded=known.superseded,
        signs=known.signs,
        reader=reader,
    )


def write_generation(folder: Path, tables: Tables, today: date) -> int:
    """Writes all tables into the folder of a generation; returns bytes."""
    write_market(folder, tables.postings, tables.requirements, tables.sources)
    for name, table, columns, by in (
        ("adverts", tables.adverts, ADVERT, ["id"]),
        ("events", tables.events, EVENT, ["day", "kind", "id"]),
        ("subjects", tables.subjects, SUBJECT, ["source", "subject"]),
        ("asks", tables.asks, ASK, ["source", "subject", "day"]),
        ("superseded", tables.superseded, SUPERSEDED, ["id"]),
        ("signs", tables.signs, SIGN, ["id"]),
    ):
        conform(table, columns, name).sort(by).write_parquet(folder / f"{name}.parquet", compression="zstd")
    made = {"schema": "gander.generation/1", "reader": tables.reader, "made": today.isoformat()}
    (folder / "made.json").write_text(json.dumps(made) + "\n", encoding="utf-8")
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _reader(path: Path) -> str:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return str(found["reader"])
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            Problem(
                where=str(path),
                why=f"cannot be read ({type(error).__name__})",
                next=f"remove it, all is read anew: rm {path}; gander update",
            )
        ) from error
