"""Raw postings to postings, units, signs and demands, end to end: seconds and memory by number of rows.

The texts are real ones; where there are fewer than asked for, they come again with other ids and employers.
Memory is that of all processes together, as the kernel counts it, shared pages once (PSS).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import polars as pl

from benchmarks.quality.demands import raw
from gander.app.ingest import ingested
from gander.normalise.demand import demands_of

SIZES = {4_000: 5, 10_000: 3, 100_000: 3, 1_000_000: 1}
"""Rows, and how many runs. The first is an update's: read without other processes."""
FRAME = 10_000
_CHILD = "from benchmarks.speed.ingest import child; child({})"


def mixed() -> pl.DataFrame:
    """All recorded adverts with text, in such an order that every stretch is like the whole."""
    return raw().filter(pl.col("text").is_not_null()).sample(fraction=1, shuffle=True, seed=1)


def repeated(base: pl.DataFrame, n: int) -> Iterator[pl.DataFrame]:
    """Frames of tables.RAW with n rows in all."""
    copy = 0
    while n > 0:
        again = [pl.col(name) + f"~{copy}" for name in ("source_id", "employer_id")] if copy else []
        for frame in base.head(n).iter_slices(FRAME):
            yield frame.with_columns(again)
        n, copy = n - base.height, copy + 1


def child(n: int) -> None:
    """Figures of n rows in this process and those that it starts, as JSON."""
    base = mixed()
    start, before = time.perf_counter(), sum(os.times()[:4])
    with ingested(repeated(base, n)) as market:
        read = time.perf_counter()
        demands = demands_of(market.signs.collect())
        end = time.perf_counter()
        spent = sum(os.times()[:4]) - before  # those processes that were started have ended
        figures = {
            "seconds": end - start,
            "of these for demands": end - read,
            "processor seconds": spent,
            "postings": market.postings.select(pl.len()).collect().item(),
            "units": market.units.select(pl.len()).collect().item(),
            "demands": demands["demand_id"].n_unique(),
        }
    print(json.dumps(figures))


def pss(process: int) -> int:
    """KiB of a process and all that it started; what has just ended counts nothing."""
    folder, total = Path(f"/proc/{process}"), 0
    try:
        for line in (folder / "smaps_rollup").read_text(encoding="utf-8").splitlines():
            total += int(line.split()[1]) if line.startswith("Pss:") else 0
        for thread in (folder / "task").iterdir():
            total += sum(pss(int(one)) for one in (thread / "children").read_text(encoding="utf-8").split())
    except OSError:
        pass
    return total


@contextmanager
def watched(process: int, every: float = 0.2) -> Iterator[list[int]]:
    """The peak of `pss` while the block runs, as the one item of a list, looked at every so many seconds."""
    peak, ended = [0], threading.Event()

    def watch() -> None:
        while not ended.wait(every):
            peak[0] = max(peak[0], pss(process))

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield peak
    finally:
        ended.set()
        watching.join()


def measured(n: int) -> dict[str, float]:
    """The figures of one run, with the peak of all processes in GiB."""
    process = subprocess.Popen(
        [sys.executable, "-c", _CHILD.format(n)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    with watched(process.pid) as peak:
        said, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"the run of {n} rows failed")
    figures: dict[str, float] = json.loads(said)
    return figures | {"peak GiB": peak[0] / 2**20}


def run(sizes: dict[int, int] = SIZES) -> dict[str, object]:
    """Medians by number of rows; every run in a process of its own, start of all processes included."""
    out: dict[str, object] = {}
    for n, runs in sizes.items():
        found = [measured(n) for _ in range(runs)]
        seconds = [one["seconds"] for one in found]
        out[f"{n} rows"] = {
            "seconds": {
                "median": round(median(seconds), 2),
                "lowest": round(min(seconds), 2),
                "highest": round(max(seconds), 2),
                "runs": runs,
            },
            "rows a second": round(n / median(seconds)),
            "rows a processor second": round(n / median(one["processor seconds"] for one in found)),
            "seconds for demands": round(median(one["of these for demands"] for one in found), 2),
            "peak GiB of all processes": round(max(one["peak GiB"] for one in found), 2),
            **{name: found[0][name] for name in ("postings", "units", "demands")},
        }
        print("ingest:", n, json.dumps(out[f"{n} rows"]), flush=True)
    return out


if __name__ == "__main__":
    print(json.dumps(run(), indent=1))
