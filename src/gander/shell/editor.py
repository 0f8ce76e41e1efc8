"""The user's own editor, as git finds it: $VISUAL, then $EDITOR."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from gander.errors import UserError
from gander.model import Problem

HOW = (
    "EDITOR=nano gander label FILE; or write the sheet with --sheet OUT.txt, and store it with --from OUT.txt"
)


def find_editor() -> list[str]:
    """The command to open a file with ('code --wait'). Raises UserError where none is set."""
    told = (os.environ.get("VISUAL") or "").strip() or (os.environ.get("EDITOR") or "").strip()
    try:
        command = shlex.split(told)
    except ValueError as error:
        raise UserError(Problem(where="$EDITOR", why=f"cannot be understood: {error}", next=HOW)) from error
    if not command:
        raise UserError(Problem(where="$EDITOR", why="no editor is set ($VISUAL or $EDITOR)", next=HOW))
    return command


def edit(command: list[str], path: Path) -> int:
    """Opens the file and waits; the editor's exit code. Raises UserError where it cannot be started."""
    try:
        return subprocess.run([*command, str(path)], check=False).returncode
    except OSError as error:
        why = f"the editor cannot be started: {error.strerror or error}"
        raise UserError(Problem(where=command[0], why=why, next=HOW)) from error
