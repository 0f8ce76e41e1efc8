"""A market of a million postings: the first screen, its query, and writing it; and, of a hundred thousand,
one plain question beside the same question in pandas.

Every figure is of a process of its own: nothing is warm but the system's own cache of files.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.peers.environments import Recipe, default_folder, make, python_of
from benchmarks.speed.market_made import SNAPSHOT, write_parts
from benchmarks.speed.market_question import COUNTRY, ROLE, TOP, answer, owned

RUNS = 7
LARGE, SMALL = 1_000_000, 100_000
PANDAS = Recipe(
    name="pandas",
    steps=(("pandas==3.1.1", "pyarrow==26.0.1"),),
    hits="market_pandas.py",
)
_SCREEN = """
import sys
from gander.faces.cli.main import main
sys.argv[0] = "gander"
try:
    main()
finally:
    print(open("/proc/self/status").read().split("VmHWM:")[1].split()[0], file=sys.stderr)
"""
_CHILD = "import sys; from benchmarks.speed import market; market.{}(*sys.argv[1:])"


def run() -> dict[str, object]:
    """Both dates: as shipped (a quarter in the window), and all of them of the last year."""
    out: dict[str, object] = {"small": small()}
    for name, fresh in (("dates as shipped", False), ("all in the window", True)):
        out[f"{LARGE} postings, {name}"] = large(fresh)
    return out


def large(fresh: bool) -> dict[str, object]:
    """Writing, the query and the first screen of a market of LARGE postings."""
    from gander.shell.demo import make_sample_repositories

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        n_postings, n_units, _ = write_parts(folder / "parts", LARGE, fresh)
        written = _child("write", folder / "parts", folder / "market")
        env = {
            "GANDER_MARKET": str(folder / "market"),
            "GANDER_DATA": str(folder / "data"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }
        make_sample_repositories(folder / "code")
        person = [str(folder / "code"), "--as", "sam@example.org", "--role", ROLE]
        figures: dict[str, object] = {"requirements": n_units, "postings": n_postings, "writing": written}
        for what, near in (("the role", ""), ("the role and its neighbours", "near")):
            figures[f"query, {what}"] = _several(partial(_child, "query", near, env=env))
        for place in ("Berlin", "anywhere"):
            asked = ["stand", *person, "--place", place]
            figures[f"gander stand, {place}"] = _several(partial(_screen, asked, env))
        print(f"market: {json.dumps(figures)}", flush=True)
        return figures


def small() -> dict[str, object]:
    """The same question of SMALL postings to Gander and to pandas. Raises where their numbers differ."""
    peers = default_folder()
    python = python_of(peers, PANDAS.name)
    if python is None:
        peers.mkdir(parents=True, exist_ok=True)
        why = make(peers, PANDAS)
        python = python_of(peers, PANDAS.name)
        if python is None:
            raise FileNotFoundError(f"pandas could not be installed: {why}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _, _, newest = write_parts(folder / "parts", SMALL)
        _child("write", folder / "parts", folder / "market")
        for table in ("postings", "requirements"):
            one = folder / f"{table}.parquet"
            pl.scan_parquet(folder / "parts" / f"{table}-*.parquet").sink_parquet(one)
        skills = ",".join(owned())
        script = Path(__file__).with_name("market_pandas.py")
        theirs = [str(python), str(script), str(folder), ROLE, COUNTRY, str(TOP), str(newest), skills]
        ours = [_child("question", folder / "market", skills) for _ in range(RUNS)]
        plain = [_said(subprocess.run(theirs, capture_output=True, text=True)) for _ in range(RUNS)]
    if ours[0]["answer"] != plain[0]["answer"]:
        raise AssertionError(f"Gander says {ours[0]['answer']}, pandas {plain[0]['answer']}")
    figures: dict[str, Any] = {
        "question": f"{ROLE} in {COUNTRY}: one per demand, musts by skill, nothing missing",
        "answer": ours[0]["answer"],
        "gander": _spread([one["seconds"] for one in ours]),
        "pandas": _spread([one["seconds"] for one in plain]) | plain[0]["versions"],
    }
    figures["pandas / gander"] = round(figures["pandas"]["median"] / figures["gander"]["median"], 1)
    print(f"market: {json.dumps(figures)}", flush=True)
    return figures


def write(parts: str, folder: str) -> None:
    """Child: the market out of its parts."""
    from gander.shell.snapshot import write_market

    scans = (pl.scan_parquet(f"{parts}/{table}-*.parquet") for table in ("postings", "requirements"))
    sources = pl.read_parquet(SNAPSHOT / "sources.parquet")
    start = time.perf_counter()
    size = write_market(Path(folder), *scans, sources)
    took = round(time.perf_counter() - start, 1)
    megabytes = round(sum(size.values()) / 1e6, 1)
    print(json.dumps({"seconds": took, "peak GiB": _peak(), "megabytes": megabytes}))


def query(near: str = "") -> None:
    """Child: what the store reads for the first screen: the role's postings and their hard musts.

    near: also of its neighbours, of which the screen reads only what it counts.
    """
    from gander.app.market_frame import COUNTED
    from gander.market.selection import window
    from gander.shell.store import open_market
    from gander.shell.vocabulary import read_vocabulary
    from gander.stand.outcome import MUST_COLUMNS, hard_must

    roles = [ROLE, *(read_vocabulary().roles[ROLE].neighbours if near else ())]
    start = time.perf_counter()
    store = open_market()
    inside = pl.col("seen").is_between(*window(store.newest))
    postings = store.postings(roles=roles, seen=inside, columns=COUNTED if near else None)
    read = postings.filter(pl.col("basis") == "read")
    musts = store.requirements(read, hard_must(), columns=MUST_COLUMNS)
    took = time.perf_counter() - start
    print(json.dumps({"seconds": took, "postings": postings.height, "musts": musts.height}))


def question(folder: str, skills: str) -> None:
    """Child: market_question.py's."""
    start = time.perf_counter()
    found = answer(Path(folder), skills.split(","))
    print(json.dumps({"seconds": time.perf_counter() - start, "answer": found}))


def _child(what: str, *words: object, env: dict[str, str] | None = None) -> dict[str, Any]:
    command = [sys.executable, "-c", _CHILD.format(what), *map(str, words)]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | (env or {}))
    took = time.perf_counter() - start
    return {"seconds": took} | _said(done)


def _said(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _screen(words: Sequence[str], env: dict[str, str]) -> dict[str, Any]:
    """A whole command in a process that loads nothing else; its peak memory is the last that it says."""
    command = [sys.executable, "-c", _SCREEN, *words]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | env, check=True)
    took = time.perf_counter() - start
    return {"seconds": took, "peak GiB": round(int(done.stderr.split()[-1]) / 2**20, 2)}


def _several(once: Callable[[], dict[str, Any]]) -> dict[str, object]:
    """RUNS times after one that warms: the spread of its seconds, and what else the last one said."""
    runs = [once() for _ in range(RUNS + 1)][1:]
    rest = {key: value for key, value in runs[-1].items() if key != "seconds"}
    return _spread([one["seconds"] for one in runs]) | rest


def _spread(seconds: list[float]) -> dict[str, object]:
    return {
        "median": round(statistics.median(seconds), 3),
        "lowest": round(min(seconds), 3),
        "highest": round(max(seconds), 3),
        "runs": len(seconds),
    }


def _peak() -> float:
    """GiB at most so far; the kernel's own count, since getrusage starts with that of the parent."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return round(int(status.split("VmHWM:")[1].split()[0]) / 2**20, 2)
