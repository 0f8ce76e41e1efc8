"""Whole commands as a user starts them: seconds from the shell, median of several runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7


def seconds(command: list[str], env: dict[str, str], runs: int = RUNS) -> dict[str, float]:
    """Wall time of a command after one warm-up: median, lowest, highest."""
    took = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, env=env, check=True, capture_output=True)
        took.append(time.perf_counter() - start)
    counted = took[1:]
    return {
        "median": round(statistics.median(counted), 3),
        "lowest": round(min(counted), 3),
        "highest": round(max(counted), 3),
        "runs": runs,
    }


def run() -> dict[str, object]:
    """--help, and the first screen of the sample person with evidence cached."""
    from gander.shell.demo import make_sample_repositories

    gander = str(Path(sys.executable).parent / "gander")
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"XDG_CACHE_HOME": f"{folder}/cache", "XDG_CONFIG_HOME": f"{folder}/config"}
        code = Path(folder) / "code"
        make_sample_repositories(code)
        person = [str(code), "--as", "sam@example.org", "--role", "ml-engineer", "--place", "Berlin"]
        return {
            "gander --help": seconds([gander, "--help"], env),
            "gander stand, evidence cached": seconds([gander, "stand", *person], env),
            "gander stand --full, evidence cached": seconds([gander, "stand", *person, "--full"], env),
            "gander market": seconds([gander, "market", "--role", "ml-engineer", "--place", "Berlin"], env),
        }
