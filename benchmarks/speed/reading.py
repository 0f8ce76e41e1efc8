"""How fast postings are read: on one thread, two threads, two processes, and the first result on one text."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import polars as pl

from gander.reading.reader import MANY, Reader
from gander.shell.model import read_model
from gander.shell.vocabulary import read_vocabulary

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "postings"
FILES = ("ashby-2025", "builtin-2026", "itviec-2026", "hn-2026")
FIRST = """
import time, polars as pl
from gander.app.reading import Readers
frame = pl.DataFrame({"posting": ["p"], "title": ["t"], "employer": ["e"], "text": ["Requirements: Python"]})
start = time.perf_counter()
units, _ = Readers().reader.read(frame)
assert units.height == 1
print(time.perf_counter() - start)
"""


def texts() -> pl.DataFrame:
    """About 10,000 postings of 4 kB and more, of every source with text."""
    frames = []
    for name in FILES:
        rows = pl.read_parquet(FOLDER / f"{name}.parquet").filter(pl.col("text").is_not_null())
        employer = pl.col("company") if "company" in rows.columns else pl.lit(None, dtype=pl.String)
        frames.append(
            rows.select(
                posting=pl.col("source_id").cast(pl.String), title="title", employer=employer, text="text"
            )
        )
    return pl.concat(frames)


def _read_all(frame: pl.DataFrame) -> float:
    """Seconds for all of a frame, compiled and warmed up before."""
    reader = Reader(read_vocabulary(), read_model())
    reader.read(frame.head(MANY + 1))
    start = time.perf_counter()
    reader.read(frame)
    return time.perf_counter() - start


def whole(frame: pl.DataFrame, times: int) -> tuple[float, float]:
    """Seconds and MiB of `gander read --jsonl` on these postings so many times over: everything but the
    matching of demands, from the lines on disk to the lines out, start included."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "in.jsonl"
        rows = frame.select(id="posting", title="title", text="text")
        with lines.open("wb") as file:
            for _ in range(times):
                rows.write_ndjson(file)
        start = time.perf_counter()
        code = "from gander.faces.cli.main import main; main()"
        command = [sys.executable, "-c", code, "read", "--jsonl", str(lines)]
        with (Path(folder) / "out.jsonl").open("wb") as out:
            subprocess.run(command, stdout=out, check=True)
        seconds = time.perf_counter() - start
        first = (Path(folder) / "out.jsonl").read_text(encoding="utf-8").partition("\n")[0]
        assert json.loads(first)["requirements"] is not None
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return seconds, peak


def run() -> dict[str, object]:
    """Postings a second, and seconds from import to the first result where Gander has run before."""
    if not FOLDER.is_dir():
        print("reading: skipped, ../shared/data/postings is not there")
        return {"skipped": "no ../shared/data/postings"}
    frame = texts()
    one = frame.height / sum(_read_all(part) for part in frame.iter_slices(MANY))
    threads = frame.height / _read_all(frame)
    halves = [frame[: frame.height // 2], frame[frame.height // 2 :]]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        two = frame.height / max(pool.map(_read_all, halves))
    first = min(
        float(
            subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True).stdout
        )
        for _ in range(3)
    )
    once, _ = whole(frame, 1)
    thrice, peak = whole(frame, 3)
    result: dict[str, object] = {
        "postings": frame.height,
        "mean_bytes": round(float(frame["text"].str.len_bytes().mean() or 0.0)),  # type: ignore[arg-type]
        "postings_per_s_one_thread": round(one),
        "postings_per_s_two_threads": round(threads),
        "postings_per_s_two_processes": round(two),
        "first_result_s": round(first, 3),
        "whole_command_s": round(once, 2),
        "whole_command_three_times_the_postings_s": round(thrice, 2),
        "whole_postings_per_s_once_started": round(2 * frame.height / (thrice - once)),
        "whole_peak_mib_of_a_process": round(peak),
    }
    print("reading:", ", ".join(f"{name} {value}" for name, value in result.items()))
    return result


if __name__ == "__main__":
    run()
