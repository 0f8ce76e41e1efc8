"""What a byte of a bad text costs beside a byte of an ordinary one, through the whole pipeline."""

from __future__ import annotations

import json
import resource
import time

import polars as pl

from benchmarks.quality.labels import SHARED
from gander.app.reading import Readers
from gander.connectors import ashby_2025
from gander.tables import RAW, conform
from tests.reading.adversarial import TEXTS

SIZE = 1_000_000
RUNS = 3
HOPELESS = 20
"""Times the ordinary cost a byte at a tenth of the size, above which the whole size is not tried."""
SPARSE = {"commas between one skill": 600_000, "distinct words": 800_000}  # 10^5 of each


def _seconds(readers: Readers, frame: pl.DataFrame, runs: int = RUNS) -> float:
    """Processor seconds of the fastest run, which other work on the machine disturbs least."""
    took = []
    for _ in range(runs):
        start = time.process_time()
        readers.read(frame)
        took.append(time.process_time() - start)
    return min(took)


def one(text: str, like: pl.DataFrame) -> pl.DataFrame:
    """One advert with that text."""
    return like.with_columns(text=pl.lit(text))


def run() -> dict[str, object]:
    """Nanoseconds a byte of ordinary postings and, as multiples of them, of each bad text; the worst first.

    Raises FileNotFoundError where ../shared is not on this machine.
    """
    if not SHARED.is_dir():
        raise FileNotFoundError("../shared/data is not on this machine")
    rows, _ = ashby_2025.parse(pl.read_parquet(SHARED / "ashby-2025.parquet"))
    raw = conform(rows, RAW, "ashby-2025").head(250)  # about a megabyte, read on one thread as one page
    like = raw.head(1).with_columns(text=pl.lit("Requirements"))
    readers = Readers()
    readers.read(raw)
    bare = _seconds(readers, like, 4 * RUNS)  # what a call costs whatever the text
    ordinary = (_seconds(readers, raw) - bare) / int(raw["text"].str.len_bytes().sum())
    joined = "\n\n".join(raw["text"].to_list())
    single = (_seconds(readers, one(joined, like)) - bare) / len(joined.encode())
    times: dict[str, float] = {}
    for name, make in TEXTS.items():
        for size in (SIZE // 10, SPARSE.get(name, SIZE)):
            text = make(size)
            spent = _seconds(readers, one(text, like), RUNS if size < SIZE // 2 else 2) - bare
            times[name] = max(spent, 0.0) / len(text.encode()) / ordinary
            if times[name] > HOPELESS:  # ten times the text may take a hundred times as long
                break
        print(f"adversarial: {name} {times[name]:.2f}", flush=True)
    return {
        "ordinary, ns a byte": round(ordinary * 1e9),
        "the same postings as one text, times that": round(single / ordinary, 2),
        "times the ordinary cost a byte": {
            name: round(times[name], 2) for name in sorted(times, key=times.__getitem__, reverse=True)
        },
        "peak memory, GiB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
    }


if __name__ == "__main__":
    print(json.dumps(run(), indent=1))
