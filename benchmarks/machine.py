"""On what the figures were measured: machine, date, versions, commit."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import date
from importlib.metadata import version

LIBRARIES = ("polars", "numpy", "pygit2", "click", "rich")


def machine() -> dict[str, object]:
    """The facts that a reader needs to compare figures."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return {
        "date": date.today().isoformat(),
        "commit": commit.stdout.strip() or "unknown",
        "python": platform.python_version(),
        "system": platform.system(),
        "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "versions": {name: version(name) for name in LIBRARIES} | {"takeagander": version("takeagander")},
    }
