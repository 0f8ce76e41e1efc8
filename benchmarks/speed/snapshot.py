"""`make snapshot`: seconds, peak memory and bytes, and whether two runs give the same bytes."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path

from benchmarks.quality.labels import SHARED

RUNS = 2


def run() -> dict[str, object]:
    """Builds the market twice from ../shared. Raises FileNotFoundError where it is not on this machine."""
    if not SHARED.is_dir():
        raise FileNotFoundError("../shared/data is not on this machine")
    gander = str(Path(sys.executable).parent / "gander")
    took, digests = [], []
    sizes: dict[str, int] = {}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            command = [gander, "snapshot", "--from", str(SHARED.parent), "--to", folder]
            subprocess.run(command, check=True, capture_output=True)
            took.append(round(time.perf_counter() - start, 1))
            files = sorted(f for f in Path(folder).rglob("*") if f.is_file())
            sizes = {}
            for file in files:
                table = file.relative_to(folder).parts[0]
                sizes[table] = sizes.get(table, 0) + file.stat().st_size
            digests.append([blake2b(f.read_bytes(), digest_size=16).hexdigest() for f in files])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    return {
        "seconds": took,
        "peak memory of the largest process, GiB": round(peak, 2),
        "bytes": sizes,
        "megabytes in all": round(sum(sizes.values()) / 1e6, 2),
        "same bytes twice": digests[0] == digests[1],
    }
