"""From raw postings, however many, to the parts of a market: what was read of them and how to match them.

Two ways, one path: a few thousand are read here and kept in memory; more are read by a process a core, which
put what they read as Parquet files into a folder for the time, so that memory does not grow with the rows.
"""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import polars as pl

from gander.app.reading import Readers
from gander.app.request import Progress, silent
from gander.app.workers import spread
from gander.normalise.posting import with_ids
from gander.normalise.tags import board_tags
from gander.tables import POSTING, RAW, REQUIREMENT, SIGN, conform

CHUNK = 4_000
"""Rows read together: enough for the reader's compiled loops, few enough for a small machine."""
CHUNK_BYTES = 24 << 20
"""Or fewer, where their texts are long."""
FEW = 1_000
"""Or few enough that they need not wait long for each other."""
TOGETHER, AHEAD = 4, 12
"""So many chunks are one job while so many more are to come."""
HERE = 2
"""So many chunks are read before processes would have started."""
KEYS = pl.Schema({"id": pl.String, "source": pl.String, "source_id": pl.String})
TABLES = {"postings": POSTING, "units": REQUIREMENT, "signs": SIGN, "keys": KEYS}
WHAT = "reading postings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """`postings` by tables.POSTING, each part a demand of its own as yet; `units` by tables.REQUIREMENT,
    those read and, where there is no text, the board's tags; `signs` by tables.SIGN, for
    `normalise.demand.demands_of`; `keys`: id, source, source_id of every part. In no order."""

    postings: pl.LazyFrame
    units: pl.LazyFrame
    signs: pl.LazyFrame
    keys: pl.LazyFrame


@contextmanager
def ingested(
    frames: Iterable[pl.DataFrame],
    *,
    readers: Readers | None = None,
    progress: Progress = silent,
    folder: Path | None = None,
    here: bool = False,
) -> Iterator[Ingested]:
    """What was read of frames of tables.RAW, of any number of rows each; it holds until the block ends.

    `folder`: where a folder for the time may be made, by default where the system has such; it goes when the
    block ends, however it does. `here`: no processes, each chunk is read as soon as it is full. Raises
    SourceError where a frame is no tables.RAW.
    """
    if here:
        yield _kept(_chunks(frames, FEW), readers or Readers(), progress)
        return
    chunks = _chunks(frames)
    few = list(islice(chunks, HERE + 1))
    if len(few) <= HERE:
        yield _kept(few, readers or Readers(), progress)
        return
    with tempfile.TemporaryDirectory(dir=folder, prefix=".ingest-") as made:
        jobs = ((chunk, made, number) for number, chunk in enumerate(_joined(chain(few, chunks))))
        done = 0
        progress(WHAT, done, None)
        for rows in spread(_spilled, jobs):
            done += rows
            progress(WHAT, done, None)
        yield Ingested(
            **{
                name: pl.scan_parquet(sorted(Path(made).glob(f"{name}-*.parquet")), glob=False)
                for name in TABLES
            }
        )


def _kept(chunks: Iterable[pl.DataFrame], readers: Readers, progress: Progress) -> Ingested:
    total = sum(chunk.height for chunk in chunks) if isinstance(chunks, list) else None
    done = 0
    parts = [{name: columns.to_frame() for name, columns in TABLES.items()}]
    for chunk in chunks:
        progress(WHAT, done, total)
        parts.append(_read(chunk, readers))
        done += chunk.height
    progress(WHAT, done, total)
    return Ingested(**{name: pl.concat([part[name] for part in parts]).lazy() for name in TABLES})


def _spilled(job: tuple[pl.DataFrame, str, int], readers: Readers) -> int:
    """Writes what was read of a chunk into a folder; returns its rows."""
    chunk, folder, number = job
    for name, table in _read(chunk, readers).items():
        table.write_parquet(Path(folder) / f"{name}-{number:06d}.parquet", compression="lz4")
    return chunk.height


def _read(chunk: pl.DataFrame, readers: Readers) -> dict[str, pl.DataFrame]:
    """The tables of a chunk, by name."""
    found, signs = readers.signed(chunk)
    untold = with_ids(chunk.filter(pl.col("text").is_null()))
    tagged = board_tags(untold, readers.vocabulary.resolve)
    units = pl.concat([conform(found.units, REQUIREMENT, "reading"), tagged])
    return {"postings": found.postings, "units": units, "signs": signs, "keys": found.keys}


def _chunks(frames: Iterable[pl.DataFrame], most: int | None = None) -> Iterator[pl.DataFrame]:
    """The same rows in the same order, CHUNK or `most` at a time, or fewer where their texts are long."""
    size = most or CHUNK
    waiting: list[pl.DataFrame] = []
    for frame in frames:
        waiting.append(conform(frame, RAW, "postings to read"))
        if sum(one.height for one in waiting) >= size:
            whole = pl.concat(waiting)
            full = whole.height - whole.height % size
            for chunk in whole[:full].iter_slices(size):
                yield from _halved(chunk)
            waiting = [whole[full:]]
    rest = pl.concat(waiting) if waiting else RAW.to_frame()
    if rest.height:
        yield from _halved(rest)


def _joined(chunks: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The same in larger pieces, since every piece costs some compiling of patterns; the last ones as they
    are, so that the processes end at about the same time."""
    ahead: deque[pl.DataFrame] = deque()
    for chunk in chunks:
        ahead.append(chunk)
        if len(ahead) == AHEAD:
            yield pl.concat([ahead.popleft() for _ in range(TOGETHER)])
    yield from ahead


def _halved(chunk: pl.DataFrame) -> Iterator[pl.DataFrame]:
    if chunk.height > 1 and int(chunk["text"].str.len_bytes().sum()) > CHUNK_BYTES:
        half = chunk.height // 2
        yield from chain(_halved(chunk[:half]), _halved(chunk[half:]))
    else:
        yield chunk
