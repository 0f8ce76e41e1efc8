"""`gander snapshot`: recorded postings in, the market that ships in the package out. No prose is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from gander.app.request import Progress, silent
from gander.connectors.registry import ALL
from gander.connectors.source import Connector, Dropped
from gander.normalise.posting import LANGUAGES_READ, postings, with_ids
from gander.normalise.tags import board_tags
from gander.reading.reader import Reader
from gander.shell.industries import read_industries
from gander.shell.places import read_gazetteer
from gander.shell.snapshot import read_recorded, write_market
from gander.shell.vocabulary import read_vocabulary
from gander.tables import RAW, SOURCE, conform

STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What was written: rows, bytes by file, and the table of sources."""

    n_postings: int
    n_requirements: int
    n_demands: int
    n_employers: int
    size: dict[str, int]
    sources: pl.DataFrame


def build(source_dir: str | Path, out_dir: str | Path, progress: Progress = silent) -> Built:
    """Reads postings/*.parquet under `source_dir` and writes the market into `out_dir`.

    The same input gives the same bytes. Raises UserError where a file is missing, SourceError where a
    source has another shape than its connector knows.
    """
    progress("reading the recorded postings", 0, STEPS)
    raw, sources = _raw(Path(source_dir) / "postings")
    progress("reading requirements", 1, STEPS)
    vocabulary = read_vocabulary()
    raw = with_ids(raw)
    texts = raw.filter(pl.col("text").is_not_null() & pl.col("lang").is_in(LANGUAGES_READ))
    requirements, read = Reader(vocabulary).read(
        texts.select(pl.col("id").alias("posting"), "title", "employer", "text")
    )
    progress("normalising", 2, STEPS)
    table = postings(raw, read, read_gazetteer(), vocabulary.roles, read_industries())
    progress("writing", 3, STEPS)
    tagged = board_tags(raw.filter(pl.col("text").is_null()), vocabulary.resolve)
    requirements = pl.concat([requirements, tagged])
    size = write_market(Path(out_dir), table, requirements, sources)
    progress("done", STEPS, STEPS)
    return Built(
        n_postings=table.height,
        n_requirements=requirements.height,
        n_demands=table["demand_id"].n_unique(),
        n_employers=table["employer_id"].n_unique(),
        size=size,
        sources=sources,
    )


def _raw(folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    frames, facts = [], []
    for connector in ALL:
        recorded = read_recorded(folder, connector.facts.file)
        frame, dropped = connector.parse(recorded)
        frames.append(conform(frame, RAW, connector.facts.id))
        facts.append(_source_row(connector, recorded.height, frame.height, dropped))
    return pl.concat(frames), pl.DataFrame(facts, schema=SOURCE)


def _source_row(connector: Connector, rows_in: int, kept: int, dropped: Dropped) -> dict[str, object]:
    facts = connector.facts
    return {
        "source": facts.id,
        "what": facts.what,
        "licence": facts.licence,
        "origin": facts.origin,
        "as_of": facts.as_of,
        "kind": facts.kind,
        "rows_in": rows_in,
        "kept": kept,
        "dropped": [{"reason": reason, "n": n} for reason, n in dropped],
    }
