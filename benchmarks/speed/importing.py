"""Raw to market, end to end: `gander market import` of a Parquet file of so many adverts, as a whole command.

From the file to a market that every verb reads: mapping, reading, demands, history, writing. The texts are
real ones, again under other employers where there are fewer than asked for.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.speed.ingest import mixed, repeated, watched

SIZES = (100_000, 1_000_000)
_CHILD = "import sys; from gander.faces.cli.main import main; sys.argv[0] = 'gander'; main()"


def run() -> dict[str, object]:
    """One run a size: the large one takes minutes."""
    base = mixed()
    with tempfile.TemporaryDirectory() as name:
        return {f"{n} rows": _imported(base, n, Path(name)) for n in SIZES}


def _imported(base: pl.DataFrame, n: int, folder: Path) -> dict[str, Any]:
    file = folder / f"{n}.parquet"
    _write(base, n, file)
    env = os.environ | {
        "GANDER_DATA": str(folder / f"data-{n}"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "GANDER_CONFIG": str(folder / "none.toml"),
    }
    asked = ["market", "import", str(file), "--as-of", "2026-05-01", "--json"]
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-c", _CHILD, *asked], env=env, stdout=subprocess.PIPE)
    with watched(child.pid, 0.5) as peak:
        told, _ = child.communicate()
    if child.returncode:
        raise RuntimeError(told.decode()[-500:])
    seconds = time.perf_counter() - start
    figures = {
        "adverts": json.loads(told)["result"]["n_adverts"],
        "seconds": round(seconds, 1),
        "rows/s": round(n / seconds),
        "peak GiB of all processes": round(peak[0] / 2**20, 2),
        "load": round(os.getloadavg()[0], 1),
    }
    print(f"importing {n}: {figures}", flush=True)
    file.unlink()
    return figures


def _write(base: pl.DataFrame, n: int, file: Path) -> None:
    """The columns a file of somebody else's would have."""
    parts = file.with_suffix(".parts")
    parts.mkdir()
    for number, frame in enumerate(repeated(base, n)):
        address = pl.lit("https://example.org/") + pl.col("source_id").str.replace_all(r"\W", "-")
        frame.select(
            "title",
            (pl.col("employer").fill_null("Company") + f" {number}").alias("company"),
            "location",
            pl.col("text").alias("description"),
            address.alias("url"),
        ).write_parquet(parts / f"{number:06d}.parquet")
    pl.scan_parquet(parts / "*.parquet").sink_parquet(file)
    shutil.rmtree(parts)


if __name__ == "__main__":
    SIZES = tuple(int(one) for one in sys.argv[1:]) or SIZES
    print(json.dumps(run(), indent=1))
