"""Lines into a file that is not there yet: whole or not at all, and never over another."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from gander.errors import UserError
from gander.model import Problem
from gander.shell.atomic import check_folder

KEPT = "there is a file already, and it is kept"


def write_new(path: Path, lines: Iterable[str], *, hint: str, there: str = KEPT) -> int:
    """How many lines were written. Raises UserError where something is there already (`there` says it), or it
    cannot be written."""
    check_folder(path)
    if os.path.lexists(path):
        raise _there(path, there, hint)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
        try:
            n = 0
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                for line in lines:
                    file.write(line + "\n")
                    n += 1
            # a link, unlike a move, fails where somebody else was quicker
            os.link(name, path)
        finally:
            with contextlib.suppress(OSError):
                Path(name).unlink()
    except FileExistsError as error:
        raise _there(path, there, hint) from error
    except OSError as error:
        why = f"cannot be written: {error.strerror or error}"
        raise UserError(Problem(where=str(path), why=why, next=hint)) from error
    return n


def _there(path: Path, why: str, hint: str) -> UserError:
    return UserError(Problem(where=str(path), why=why, next=hint))
