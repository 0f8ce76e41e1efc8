"""Demands a second on real adverts, and seconds and memory of made ones from a thousand to a million rows."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import polars as pl

from benchmarks.quality.demands import raw
from gander.app.ingest import CHUNK
from gander.normalise.demand import demand_ids, demands_of
from gander.normalise.signs import signs
from gander.shell.places import read_gazetteer

RUNS = 3
MADE = (1_000, 10_000, 100_000, 1_000_000)
WORDS = 220  # a made text of about 1.5 kB: a million of them and what is made of them fit in 8 GB
_CHILD = "from benchmarks.speed.demands import child; child({})"


def _with_roles(adverts: pl.DataFrame) -> pl.DataFrame:
    """Rows as the pipeline has them, with ids; one role for all, so that every pair is looked at."""
    return adverts.with_columns(
        id=pl.col("source") + ":" + pl.col("source_id"),
        role=pl.lit(["other"], dtype=pl.List(pl.String)),
    )


def real() -> dict[str, object]:
    """All recorded adverts with text: rows a second by the clock and by the processor, fastest of RUNS."""
    frame = _with_roles(raw().filter(pl.col("text").is_not_null()))
    clock, processor, demands = [], [], 0
    for _ in range(RUNS):
        start, spent = time.perf_counter(), time.process_time()
        demands = demand_ids(frame, read_gazetteer()).n_unique()
        clock.append(time.perf_counter() - start)
        processor.append(time.process_time() - spent)
    return {
        "rows": frame.height,
        "demands": demands,
        "mean bytes": round(int(frame["text"].str.len_bytes().sum()) / frame.height),
        "rows a second": round(frame.height / min(clock)),
        "rows a processor second": round(frame.height / min(processor)),
    }


def made(n: int) -> pl.DataFrame:
    """n rows: employers of up to a hundred adverts, three in ten of them cloned to cities or months."""
    chance = random.Random(n)
    words = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "ei", "o", "u") for c in "dklmnrstvz"]
    # Texts are sentences of a stock, so that making them costs less than measuring them.
    stock = [" ".join(chance.choices(words, k=WORDS // 11)) for _ in range(20_000)]
    titles = [" ".join(chance.choices(words, k=2)) + " engineer" for _ in range(500)]
    employers, texts, named = [], [], []
    while len(texts) < n:
        employer, title = f"e{len(texts) // 100}", chance.choice(titles)
        text = "\n".join(chance.choices(stock, k=11))
        for clone in range(chance.randrange(2, 20) if chance.random() < 0.05 else 1):
            employers.append(employer)
            named.append(title)
            texts.append(text if not clone else f"{text}\n{chance.choice(stock)}")
    rows = {"employer_id": employers[:n], "title": named[:n], "text": texts[:n]}
    return pl.DataFrame(rows).select(
        "employer_id",
        "title",
        "text",
        id=pl.int_range(n).cast(pl.String),
        source=pl.lit("made"),
        location=pl.lit(None, dtype=pl.String),
        role=pl.lit(["other"], dtype=pl.List(pl.String)),
    )


def _peak() -> float:
    """GiB at most so far; the kernel's own count, since getrusage starts with that of the parent."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 2**20


def child(n: int) -> None:
    """Seconds, and GiB at most before and after, of n made rows in this process, as JSON."""
    frame = made(n)
    before = _peak()
    start, spent = time.perf_counter(), time.process_time()
    found = pl.concat([signs(some, read_gazetteer()) for some in frame.iter_slices(CHUNK)])
    signed = time.perf_counter()
    demands = demands_of(found)
    matched, spent = time.perf_counter(), time.process_time() - spent
    again = demands_of(found, demands[: n - n // 100])
    assert again["demand_id"].n_unique() == demands["demand_id"].n_unique()
    figures = {
        "seconds": round(matched - start, 2),
        "processor seconds": round(spent, 2),
        "seconds to match the signs": round(matched - signed, 2),
        "seconds to match them where 99 in 100 are known": round(time.perf_counter() - matched, 2),
        "demands": demands["demand_id"].n_unique(),
        "peak GiB of the rows alone": round(before, 2),
        "peak GiB": round(_peak(), 2),
    }
    print(json.dumps(figures))


def run() -> dict[str, object]:
    """Real adverts, then made ones, each size in a process of its own so that its memory is its own."""
    out: dict[str, object] = {"real": real()}
    for n in MADE:
        done = subprocess.run(
            [sys.executable, "-c", _CHILD.format(n)], capture_output=True, text=True, check=True
        )
        out[f"made, {n} rows"] = json.loads(done.stdout)
        print("demands:", n, done.stdout.strip(), flush=True)
    return out


if __name__ == "__main__":
    print(json.dumps(run(), indent=1))
