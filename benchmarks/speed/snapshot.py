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
    took, digests, sizes = [], [], {}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            command = [gander, "snapshot", "--from", str(SHARED.parent), "--to", folder]
            subprocess.run(command, check=True, capture_output=True)
            took.append(round(time.perf_counter() - start, 1))
            files = sorted(Path(folder).glob("*.parquet"))
            sizes = {f.name: f.stat().st_size for f in files}
            digests.append([blake2b(f.read_bytes(), digest_size=16).hexdigest() for f in files])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    return {
        "seconds": took,
        "peak memory of the largest process, GiB": round(peak, 2),
        "bytes": sizes,
        "megabytes in all": round(sum(sizes.values()) / 1e6, 2),
        "same bytes twice": digests[0] == digests[1],
    }
