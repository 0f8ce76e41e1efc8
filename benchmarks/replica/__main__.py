"""`python -m benchmarks.replica`: serves the replica until it is stopped, and prints its configuration."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

from benchmarks.replica import replica
from benchmarks.replica.boards import MEDIAN, START


def main(arguments: list[str] | None = None) -> int:
    told = _parser().parse_args(arguments)
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="gander-replica-") as passing:
        folder = (told.write or Path(passing)).absolute()
        with replica(
            told.boards,
            told.latency / 1000,
            seed=told.seed,
            port=told.port,
            day=told.day,
            faults=told.faults,
            folder=folder,
            median=told.median,
            start=told.start,
        ) as served:
            adverts = sum(len(board.adverts(served.day, served.start)) for board in served.boards)
            seconds = time.perf_counter() - began
            print(served.config_path.read_text(encoding="utf-8"))
            print(
                f"# {len(served.boards):,} boards and {len(served.faults)} faulty ones: {served.boards_path}"
            )
            print(f"# {adverts:,} adverts on day {served.day}, ready after {seconds:.1f} s")
            print(f"# try: GANDER_CONFIG={served.config_path} gander doctor   (stop with Ctrl-C)", flush=True)
            stop.wait(told.seconds)
            print(f"# {sum(served.asked.values()):,} requests were answered", file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replica", description=__doc__)
    add = parser.add_argument
    add("--boards", type=int, default=300, help="employers' boards, besides those with faults (%(default)s)")
    add("--latency", type=float, default=200, help="milliseconds before each answer (%(default)s)")
    add("--seed", type=int, default=7, help="what the adverts are made from (%(default)s)")
    add("--day", type=int, default=0, help="the boards so many days later (%(default)s)")
    add("--start", type=date.fromisoformat, default=START, help="day 0 (%(default)s)")
    add("--median", type=int, default=MEDIAN, help="adverts of the board in the middle (%(default)s)")
    add("--faults", action="store_true", help="a board more for each fault")
    add("--port", type=int, default=0, help="on 127.0.0.1; 0 takes a free one")
    add("--write", type=Path, metavar="DIR", help="put config.toml, boards.csv and ca.pem there")
    add("--seconds", type=float, help="stop after so many")
    return parser


if __name__ == "__main__":
    sys.exit(main())
