"""Whole files or none: written beside their place and moved there, so that nothing is ever half-written."""

from __future__ import annotations

import contextlib
import os
import shlex
import tempfile
import threading
from pathlib import Path

from gander.errors import UserError
from gander.model import Problem

_READING = threading.Lock()


def check_folder(path: Path) -> None:
    """Raises UserError where the folder that a file shall be written into is not there: it may be a typo; and
    for '-', which others take for standard output: we would write a file of that name."""
    if str(path) == "-":
        why = "this is written into a file, not to standard output"
        raise UserError(Problem(where="-", why=why, next="name one, e.g. ~/gander.out"))
    if not path.parent.exists():
        raise UserError(
            Problem(
                where=str(path),
                why=f"there is no folder {path.parent}",
                next=f"make it first: mkdir -p {shlex.quote(str(path.parent))}",
            )
        )


def write_atomically(path: Path, content: str | bytes, *, hint: str, folders: bool = False) -> None:
    """The content at that path. Raises UserError with `hint` as what to do next where it cannot be.

    `folders`: make those that are missing; otherwise a missing folder is an error.
    """
    data = content.encode() if isinstance(content, str) else content
    if not folders:
        check_folder(path)
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
                next=hint,
            )
        ) from error


def _umask() -> int:
    """The process's mask. It can only be read by setting it: two threads at once would leave it at zero."""
    with _READING:
        mask = os.umask(0)
        os.umask(mask)
    return mask
