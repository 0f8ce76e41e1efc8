"""The user's cache folder: what is kept there only saves time, and is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """The user's cache folder for Gander, by XDG; it need not exist."""
    return Path(platformdirs.user_cache_dir("gander", appauthor=False))


def keep(path: Path, content: bytes, instead_of: str = "") -> None:
    """Writes a file, and removes others of its folder that match `instead_of`.

    A folder that cannot be written costs time at the next start, nothing else.
    """
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        for old in path.parent.glob(instead_of) if instead_of else ():
            if old != path:
                old.unlink(missing_ok=True)
