"""`gander update` against a replica of three hundred boards on loopback, 200 ms before each answer: the first
one, the same again, and a week later. Each in a process of its own, with an empty data folder at first.
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.replica import Served, replica

BOARDS, LATENCY, SEED, RUNS = 300, 0.2, 7, 1
DAYS = 8
_CHILD = """
import sys
from gander.faces.cli.main import main
sys.argv[0] = "gander"
try:
    main()
finally:
    print("peak", open("/proc/self/status").read().split("VmHWM:")[1].split()[0], file=sys.stderr)
"""


def run() -> dict[str, object]:
    """Medians over RUNS: three agreed within a second, and requests and adverts are the same each time."""
    found: dict[str, list[dict[str, Any]]] = {"first": [], "unchanged": [], f"{DAYS} days later": []}
    with replica(BOARDS, LATENCY, seed=SEED) as served:
        for number in range(RUNS):
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                _own_boards(served, folder)
                served.show(0)
                found["first"].append(_update(served, folder, number))
                _age(folder, timedelta(days=1))
                found["unchanged"].append(_update(served, folder, number))
                served.show(DAYS)
                _age(folder, timedelta(days=DAYS))
                found[f"{DAYS} days later"].append(_update(served, folder, number))
    return {"boards": BOARDS, "latency ms": LATENCY * 1000, "seed": SEED, "runs": RUNS} | {
        what: _median(runs) for what, runs in found.items()
    }


def _own_boards(served: Served, folder: Path) -> None:
    """The replica's boards as the user's own; forum threads and feeds are asked besides by the update."""
    with served.boards_path.open(encoding="utf-8") as source:
        rows = [row for row in csv.DictReader(source) if row["platform"] != "hacker-news"]
    with (folder / "boards.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["source", "subject", "company"])
        writer.writerows([row["platform"], row["board"], row["company"]] for row in rows)


def _update(served: Served, folder: Path, number: int) -> dict[str, Any]:
    """One whole command: seconds, peak memory, and what it asked for and found."""
    env = os.environ | {
        "GANDER_CONFIG": str(served.config_path),
        "GANDER_DATA": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    before, start = Counter(served.asked), time.perf_counter()
    boards = [f"--board={row}" for row in _names(folder)]
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, "update", *boards, "--json"],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = time.perf_counter() - start
    told = json.loads(child.stdout)
    asked = Counter(served.asked) - before
    figures = {
        "seconds": seconds,
        "peak MiB": int(child.stderr.split("peak ")[1].split()[0]) / 1024,
        "requests": sum(asked.values()),
        "answered 304": sum(n for (_, status), n in asked.items() if status == 304),
        "adverts shown": told["result"]["totals"]["shown"],
        "adverts read": told["result"]["read"],
        "boards whole": told["result"]["totals"]["whole"],
    }
    print(f"update {number}: {figures}", flush=True)
    return figures


def _names(folder: Path) -> list[str]:
    with (folder / "boards.csv").open(encoding="utf-8") as file:
        return [f"{row['source']}:{row['subject']}" for row in csv.DictReader(file)]


def _age(folder: Path, by: timedelta) -> None:
    """Makes every page that was kept so much older, since the command goes by the clock of the machine."""
    with sqlite3.connect(folder / "landing" / "pages.sqlite") as index:
        pages = index.execute("select key, at, confirmed from page").fetchall()
        index.executemany(
            "update page set at = ?, confirmed = ? where key = ?",
            [
                (*((datetime.fromisoformat(one) - by).isoformat() for one in (at, told)), key)
                for key, at, told in pages
            ],
        )
    index.close()


def _median(runs: list[dict[str, Any]]) -> dict[str, Any]:
    return {name: round(statistics.median(one[name] for one in runs), 1) for name in runs[0]}


if __name__ == "__main__":
    print(json.dumps({"day": date.today().isoformat()} | run(), indent=1))
