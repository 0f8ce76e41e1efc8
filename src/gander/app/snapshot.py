"""`gander snapshot`: recorded postings in, the market that ships in the package out. No prose is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from gander.app.reading import Readers
from gander.app.request import Progress, silent
from gander.connectors.registry import ALL
from gander.connectors.source import Connector, Dropped
from gander.model import UNLISTED
from gander.normalise.posting import with_ids
from gander.normalise.tags import board_tags
from gander.shell.snapshot import read_recorded, write_market
from gander.tables import RAW, REQUIREMENT, SOURCE, conform

STEPS = 3
SHIPPED = 12
"""zstd's level: what is written once and ships a thousand times may take longer to write."""
EMPLOYERS = 3
"""So many must use a name outside the vocabulary before it ships."""


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
    readers = Readers()
    found = readers.read(raw)
    table = found.postings
    progress("writing", 2, STEPS)
    untold = with_ids(raw.filter(pl.col("text").is_null()))
    tagged = board_tags(untold, readers.vocabulary.resolve)
    read = conform(found.units, REQUIREMENT, "reading")
    requirements = pl.concat([shippable(read, table, set(readers.vocabulary.skills)), tagged])
    size = write_market(Path(out_dir), table, requirements, sources, level=SHIPPED)
    progress("done", STEPS, STEPS)
    return Built(
        n_postings=table.height,
        n_requirements=requirements.height,
        n_demands=table["demand_id"].n_unique(),
        n_employers=table["employer_id"].n_unique(),
        size=size,
        sources=sources,
    )


def shippable(units: pl.DataFrame, table: pl.DataFrame, known: set[str]) -> pl.DataFrame:
    """The units with names outside the vocabulary only where EMPLOYERS of them use the name; any other is
    'unlisted': what one advert alone says could be anything, and its words do not ship."""
    rows = units.with_row_index("row").explode("members", empty_as_null=True)
    named = rows.filter(~pl.col("members").is_in(list(known))).join(
        table.select("id", "employer_id"), left_on="posting", right_on="id"
    )
    users = named.group_by("members").agg(pl.col("employer_id").n_unique().alias("n"))
    often = users.filter(pl.col("n") >= EMPLOYERS)["members"].to_list()

    def told(name: str) -> pl.Expr:
        return pl.when(pl.col(name).is_in([*known, *often])).then(pl.col(name)).otherwise(pl.lit(UNLISTED))

    members = rows.with_columns(told("members").alias("members"))
    members = members.group_by("row", maintain_order=True).agg(pl.col("members").unique(maintain_order=True))
    under = pl.when(pl.col("under").is_not_null()).then(told("under")).alias("under")
    return units.with_columns(members["members"].alias("members"), under)


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
