"""Runs in a process of its own: a PDF or DOCX on standard input, its text as JSON on standard output."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress


def main() -> None:
    """What goes wrong in a library is told as a reason; what ends the process is seen by who started it."""
    asked = json.loads(sys.argv[1])
    pages, characters, memory, seconds = asked["limits"]
    _bounded(memory, seconds)
    data = sys.stdin.buffer.read()
    out = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints must not break the answer
    text, why = "", ""
    try:
        text = _joined(_PARTS[asked["form"]](data, pages), characters)
        why = "" if text.strip() else "no text is in it: a scan has only pictures"
    except MemoryError:
        why = "it takes more memory than a CV does"
    except Exception as error:
        why = str(error) if isinstance(error, _ToldError) else f"it is damaged ({type(error).__name__})"
    with os.fdopen(out, "w", encoding="ascii") as answer:
        json.dump({"text": text if not why else "", "why": why}, answer)


class _ToldError(Exception):
    """A reason in our own words."""


def _bounded(memory: int, seconds: float) -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _joined(parts: Iterator[str], most: int) -> str:
    found: list[str] = []
    size = 0
    for part in parts:
        size += len(part)
        if size > most:
            raise _ToldError(f"more than {most:,} characters are in it")
        found.append(part)
    return "\n".join(found)


def _pdf(data: bytes, most: int) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise _ToldError("it is encrypted")
    if len(reader.pages) > most:
        raise _ToldError(f"more than {most} pages are in it")
    for page in reader.pages:
        yield page.extract_text()


def _docx(data: bytes, most: int) -> Iterator[str]:
    from docx import Document
    from docx.table import Table

    for block in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(
                    cell.text.replace("\n", ", ") for cell in row.cells
                )  # merged cells repeat
                yield " | ".join(cells)
        else:
            # a heading keeps its mark, so that what stands below 'To learn' is still a wish
            style = (block.style.name or "") if block.style else ""
            level = style.removeprefix("Heading ") if style.startswith("Heading ") else ""
            mark = "#" * int(level) + " " if level.isdigit() and int(level) < 7 else ""
            mark = mark or ("- " if style.startswith("List") else "")
            yield mark + block.text


_PARTS = {"pdf": _pdf, "docx": _docx}

if __name__ == "__main__":
    main()
