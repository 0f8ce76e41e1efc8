"""Whether a repository's own files lead out of its folder, so that opening it would read something else."""

from __future__ import annotations

from pathlib import Path

_MAX_ALTERNATES = 100_000
"""bytes"""


class LeadsOutError(ValueError):
    """A link or an alternates file leads out of the repository. `next`: what its owner can do."""

    def __init__(self, why: str, next_: str) -> None:
        super().__init__(why)
        self.next = next_


def check_contained(path: Path) -> None:
    """Raises LeadsOutError where the repository at this path keeps its objects elsewhere.

    A file `.git` that names a folder is how git makes worktrees and submodules, and is followed.
    """
    inner = path / ".git"
    if inner.is_symlink() and not _within(inner, path):
        raise LeadsOutError(
            "its .git is a symbolic link that leads out of it",
            "give the folder that it leads to, or leave it out",
        )
    folder = inner if inner.is_dir() else path
    objects = folder / "objects"
    if objects.is_symlink() and not _within(objects, path):
        raise LeadsOutError("its objects are a symbolic link that leads out of it", "leave it out")
    alternates = objects / "info" / "alternates"
    try:
        lines = alternates.read_bytes()[:_MAX_ALTERNATES].split(b"\n") if alternates.is_file() else []
    except OSError:
        lines = []
    for line in lines:
        name = line.decode("utf-8", "surrogateescape").strip()
        if name and not name.startswith("#") and not _within(objects / name, path):
            raise LeadsOutError(
                "it borrows objects from a folder outside of it (objects/info/alternates)",
                "make it whole with: git repack -a -d && rm .git/objects/info/alternates",
            )


def _within(inner: Path, folder: Path) -> bool:
    try:
        return inner.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False
