"""Whole files or none: written beside their place and moved there, so that nothing is ever half-written."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from gander.errors import UserError
from gander.model import Problem


def write_atomically(path: Path, content: str | bytes) -> None:
    """The content at that path; missing folders are made. Raises UserError where it cannot be."""
    data = content.encode() if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(21, "is a folder")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            # mkstemp makes files for their owner alone; a report is an ordinary file
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
            os.chmod(name, mode)  # noqa: PTH101 - a name, not a Path
            os.replace(name, path)  # noqa: PTH105
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108
            raise
    except OSError as error:
        raise UserError(
            Problem(
                where=str(path),
                why=f"cannot be written: {error.strerror or error}",
                next="choose a folder you may write to, e.g. ~/report.html",
            )
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
