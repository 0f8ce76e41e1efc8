"""A file's lines as text, numbered, none longer than can be a row; in UTF-8, UTF-16 or as Windows writes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

LONGEST = 8 << 20
"""Characters or bytes of a line; a longer one is no row."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Lines:
    """`encoding`: as the file's start shows it. `odd`: lines so far that were no UTF-8 in a file that is; the
    first of them is `first_odd`. They are read as Windows-1252, which every byte is a letter of."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            self.encoding = _encoding(file.read(64 << 10))
        self.odd, self.first_odd = 0, 0

    def __iter__(self) -> Iterator[tuple[int, str | None]]:
        """(number, text with its line end); None for a line that is too long."""
        self.odd, self.first_odd = 0, 0
        with self.path.open("rb") as file:
            if self.encoding.startswith("utf-8"):
                yield from self._of_bytes(file)
            else:
                text = io.TextIOWrapper(file, self.encoding, errors="replace", newline="\n")
                yield from _numbered(text, "\n")

    def _of_bytes(self, file: IO[bytes]) -> Iterator[tuple[int, str | None]]:
        for number, line in _numbered(file, b"\n"):
            if line is None:
                yield number, None
                continue
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            try:
                yield number, line.decode("utf-8")
            except UnicodeDecodeError:
                self.odd += 1
                self.first_odd = self.first_odd or number
                yield number, line.decode("cp1252", "replace")

    @property
    def form(self) -> str:
        """The encoding in people's words."""
        return {"utf-8-sig": "UTF-8 with a mark"}.get(self.encoding, self.encoding.upper())


def _encoding(head: bytes) -> str:
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    # Latin letters in UTF-16 have a zero in every second byte
    half = max(len(head) // 2, 1)
    if head[1::2].count(0) > half * 0.4 and head[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if head[::2].count(0) > half * 0.4 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return "utf-8"


def _numbered(file: IO[Any], end: Any) -> Iterator[tuple[int, Any]]:
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) <= LONGEST:
            yield number, line
            continue
        while line and not line.endswith(end):
            line = file.readline(LONGEST)
        yield number, None
