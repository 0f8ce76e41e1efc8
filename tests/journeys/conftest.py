"""The built wheel beside its runtime dependencies and nothing else: what a user gets from `pip install`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def runtime_distributions(name: str = "takeagander") -> set[str]:
    """Names of what the package requires, directly or not, without extras and without development groups."""
    found: set[str] = set()
    todo = [name]
    while todo:
        current = todo.pop()
        for line in distribution(current).requires or []:
            needed, _, marker = line.partition(";")
            if "extra ==" in marker:
                continue
            needed = re.match(r"[A-Za-z0-9._-]+", needed).group().lower()
            if needed in found:
                continue
            try:
                distribution(needed)
            except PackageNotFoundError:
                continue  # for another system or an older Python
            found.add(needed)
            todo.append(needed)
    return found


@pytest.fixture(scope="session")
def installed(tmp_path_factory) -> Path:
    """A folder with the unpacked wheel and links to the runtime dependencies only."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    for name in sorted(runtime_distributions()):
        found = distribution(name)
        tops = {Path(f).parts[0] for f in found.files or [] if not str(f).startswith("..")}
        for top in sorted(tops - {"__pycache__"}):
            source, target = Path(found.locate_file(top)), site / top
            if source.exists() and not target.exists():
                target.symlink_to(source)
    return site


@pytest.fixture
def gander(installed, tmp_path):
    """Runs the wheel's command in an empty home; returns the finished process."""

    def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        # -S: without site-packages, so that a package of the development group cannot be imported by chance
        code = "import sys; from gander.faces.cli.main import main; sys.argv[0] = 'gander'; sys.exit(main())"
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "PYTHONPATH": str(installed),
            "LANG": "C.UTF-8",
        }
        return subprocess.run(
            [sys.executable, "-S", "-c", code, *words],
            env=env,
            cwd=cwd or tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
