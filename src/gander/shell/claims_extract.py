"""The text of a PDF or DOCX, taken out in a process of its own with little time and memory.

Why: both are programs of a kind, and a library that reads them may be made to run without end by a file that
was made for it. Here it is the small process that ends.
"""

from __future__ import annotations

import importlib.util
import io
import json
import subprocess
import sys
import zipfile
from typing import Literal

from gander.shell.claims_files import TooMuchError
from gander.shell.claims_limits import Limits
from gander.shell.claims_zip import check

Form = Literal["pdf", "docx"]
PACKAGES = {"pdf": "pypdf", "docx": "docx"}


class NoPackageError(Exception):
    """The library that reads this kind of file is not installed; `install` is the command."""

    def __init__(self, form: Form) -> None:
        self.install = f'pip install "takeagander[{form}]"'
        super().__init__(f"reading {form.upper()} needs one more package")


def extracted(data: bytes, form: Form, limits: Limits) -> str:
    """The text. Raises NoPackageError, or TooMuchError naming why it cannot be had."""
    if importlib.util.find_spec(PACKAGES[form]) is None:
        raise NoPackageError(form)
    if form == "docx":
        _check_docx(data, limits)
    asked = json.dumps(
        {"form": form, "limits": [limits.pages, limits.extracted, limits.memory, limits.seconds]}
    )
    # -P: the current folder may hold a file called like a library
    command = [sys.executable, "-P", "-m", "gander.shell.claims_extract_child", asked]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.seconds + 5, check=False
        )
    except subprocess.TimeoutExpired:
        raise TooMuchError(f"it takes longer than {limits.seconds:.0f} seconds to read") from None
    except OSError as error:
        raise TooMuchError(f"no process could be started for it ({error.strerror})") from error
    return _told(done, limits)


def _told(done: subprocess.CompletedProcess[bytes], limits: Limits) -> str:
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        if done.returncode in (-24, -9):  # out of processor time, or ended by the system
            raise TooMuchError(
                f"it takes more than {limits.seconds:.0f} seconds or too much memory"
            ) from None
        raise TooMuchError("it takes more memory than a CV does, or is damaged") from None
    if answer["why"]:
        raise TooMuchError(answer["why"])
    return str(answer["text"])


def _check_docx(data: bytes, limits: Limits) -> None:
    """As a zip from elsewhere; and no part of it may declare entities, which no word processor writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check(archive, limits)
            for info in archive.infolist():
                if info.filename.endswith((".xml", ".rels")):
                    with archive.open(info) as file:
                        head = file.read(4096)
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        raise TooMuchError(f"'{info.filename[:60]}' in it declares entities")
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise TooMuchError(f"the DOCX is damaged: {str(error)[:100]}") from error
