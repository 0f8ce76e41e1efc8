"""`git blame` of the installed git, without anything that a repository could have it run.

Why:
    Git acts on a repository's configuration, hooks, attributes and monitors. So it never sees the repository:
    it is given a scratch folder that holds nothing but where HEAD is and where the objects lie.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from gander.evidence.survival import blamed
from gander.shell.gitrepo import Opened

Blamed = dict[str, int]
MAX_OUTPUT = 200_000_000
"""bytes"""


def installed_git() -> str | None:
    """Where git is; None when there is none."""
    return shutil.which("git")


@contextmanager
def scratch(opened: Opened) -> Iterator[Path]:
    """A folder that git takes for a bare repository with the same objects."""
    with tempfile.TemporaryDirectory(prefix="gander-blame-") as name:
        folder = Path(name)
        (folder / "objects" / "info").mkdir(parents=True)
        (folder / "refs").mkdir()
        (folder / "HEAD").write_text(f"{opened.head}\n")
        objects = _objects(Path(opened.repository.path))
        # a quoted path may hold what a plain line could not
        quoted = str(objects).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        (folder / "objects" / "info" / "alternates").write_text(f'"{quoted}"\n')
        if opened.cut:
            (folder / "shallow").write_text("".join(f"{oid}\n" for oid in sorted(opened.cut)))
        yield folder


def _objects(folder: Path) -> Path:
    """Where the objects lie; of a worktree in the folder that it shares."""
    common = folder / "commondir"
    if common.is_file():
        folder = folder / common.read_text().strip()
    return (folder / "objects").resolve()


def blame_files(
    git: str, folder: Path, head: str, paths: Iterable[str], until: float
) -> Iterator[tuple[str, Blamed | None]]:
    """(path, lines by commit) of files at HEAD, two at a time; None where git could not say.

    `until`: time.monotonic() after which no further file is looked at.
    """
    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        left = iter(paths)
        running = []
        for path in left:
            running.append((path, pool.submit(_blame, git, folder, head, path, until)))
            if len(running) >= 4:
                name, future = running.pop(0)
                yield name, future.result()
            if time.monotonic() > until:
                break
        for name, future in running:
            yield name, future.result()


def _blame(git: str, folder: Path, head: str, path: str, until: float) -> Blamed | None:
    seconds = until - time.monotonic()
    if seconds <= 0:
        return None
    command = [git, "--no-pager", f"--git-dir={folder}", "--literal-pathspecs", "--no-replace-objects"]
    command += ["blame", "--porcelain", "--no-textconv", "--no-progress", head, "--", path]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return blamed(done.stdout) if done.returncode == 0 else None


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the user's: git reads no configuration, asks nobody and fetches nothing."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }
