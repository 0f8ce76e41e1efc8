"""What the user hands in: a file or standard input, and which of the things it can be."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Literal

from gander.connectors.imported.names import known
from gander.errors import UserError
from gander.model import Problem
from gander.shell.market_zip import is_market
from gander.shell.tabular.csv_file import CsvFile, separator
from gander.shell.tabular.json_files import JsonLines, JsonList, list_in
from gander.shell.tabular.lines import Lines
from gander.shell.tabular.parquet_file import ParquetFile
from gander.shell.tabular.table import Table

STDIN = "-"
Kind = Literal["market", "csv", "jsonl", "json", "parquet", "advert"]
MOST = 16 << 30
"""Bytes of a pipe that are put aside."""
_BY_NAME: dict[str, Kind] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_PACKED = {
    b"\x1f\x8b": ("gzip", "gunzip -c FILE | gander market import -"),
    b"BZh": ("bzip2", "bunzip2 -c FILE | gander market import -"),
    b"\xfd7zXZ": ("xz", "xz -dc FILE | gander market import -"),
    b"\x28\xb5\x2f\xfd": ("zstd", "zstd -dc FILE | gander market import -"),
    b"\xd0\xcf\x11\xe0": ("an old Excel or Word file", "save it as CSV, or as plain text"),
    b"Rar!": ("an archive", "unpack it first"),
    b"7z\xbc\xaf": ("an archive", "unpack it first"),
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """`where`: its name for people; `path`: where it lies now; `stem`: its name without folder and ending."""

    where: str
    path: Path
    stem: str
    kind: Kind


@contextmanager
def incoming(name: str, rows: bool = False) -> Iterator[Incoming]:
    """The file of that name, or standard input for '-', put aside while the block lasts. `rows`: the user
    says that it has rows, as by naming a column.

    Raises UserError where it cannot be read or can be nothing that Gander reads.
    """
    if name == STDIN:
        with _aside(sys.stdin.buffer, "standard input") as path:
            yield _told("standard input", path, "pasted", rows)
        return
    if re.match(r"https?://", name, re.IGNORECASE):
        then = "save it first, and import the file; boards are asked by: gander update"
        raise UserError(Problem(where=name, why="Gander opens no addresses here", next=then))
    path = Path(name).expanduser()
    if path.is_fifo():  # as in: gander market import <(zcat postings.csv.gz)
        with path.open("rb") as pipe, _aside(pipe, name) as aside:
            yield _told(name, aside, "pasted", rows)
        return
    yield _told(name, path, path.stem, rows)


def opened(found: Incoming) -> Table:
    """The file's rows. Raises UserError where it cannot be one of rows."""
    if found.kind == "parquet":
        return ParquetFile(found.path, found.where)
    table: Table
    if found.kind == "json":
        table = JsonList(found.path, found.where)
    else:
        table = CsvFile(found.path) if found.kind == "csv" else JsonLines(found.path)
    if not table.columns:
        why = "no row of it could be read" if found.path.stat().st_size else "it is empty"
        then = "a CSV file's first row names its columns; JSON lines are one object a line"
        raise UserError(Problem(where=found.where, why=why, next=then))
    return table


@contextmanager
def _aside(pipe: IO[bytes], where: str) -> Iterator[Path]:
    """What a pipe gives, as a file that can be read more than once, while the block lasts."""
    with tempfile.NamedTemporaryFile(prefix="gander-") as aside:
        copied = 0
        while data := pipe.read(1 << 20):
            copied += len(data)
            if copied > MOST:
                why, then = f"more than {MOST >> 30} GB", "split it, and import each part"
                raise UserError(Problem(where=where, why=why, next=then))
            aside.write(data)
        aside.flush()
        yield Path(aside.name)


def _told(where: str, path: Path, stem: str, rows: bool) -> Incoming:
    try:
        with path.open("rb") as file:
            head = file.read(256 << 10)
    except OSError as error:
        raise UserError(
            Problem(
                where=where,
                why=f"cannot be read: {error.strerror or error}",
                next="check the path; '-' reads standard input",
            )
        ) from error
    return Incoming(where, path, stem, _kind(where, path, head, rows))


def _kind(where: str, path: Path, head: bytes, rows: bool) -> Kind:
    if head.startswith(b"PK\x03\x04"):
        if is_market(path):
            return "market"
        then = "a market has a manifest.json; save a spreadsheet as CSV, a document as PDF or plain text"
        raise UserError(Problem(where=where, why="an Excel or Word file, or another archive", next=then))
    for mark, (what, then) in _PACKED.items():
        if head.startswith(mark):
            raise UserError(Problem(where=where, why=f"this is {what}", next=then.replace("FILE", where)))
    if head.startswith(b"PAR1"):
        return "parquet"
    if not head.strip(b"\0 \t\r\n"):
        why = "it is empty" if not head else "it holds nothing but NUL bytes and blanks"
        raise UserError(Problem(where=where, why=why, next="give a market, a file of rows, or a posting"))
    named = _BY_NAME.get(path.suffix.lower())
    if named == "parquet":
        raise UserError(
            Problem(where=where, why="it is no Parquet file, whatever it is called", next="fetch it again")
        )
    return named or _by_content(path, head, rows)


def _by_content(path: Path, head: bytes, rows: bool) -> Kind:
    lines = [text for _, text in islice(Lines(path), 20) if text]
    text = "".join(lines)
    start = text.lstrip("\ufeff \t\r\n")[:1]
    # "[Remote] Data engineer" is how a posting may begin
    if start == "[" and (path.suffix.lower() == ".json" or re.match(r"\ufeff?\s*\[\s*(?:[{\]]|\Z)", text)):
        return "json"
    if start == "{":
        return _of_objects([line for line in lines if line.strip()], rows)
    if head.startswith(b"%PDF-") or start == "<":
        return "advert"
    first = text.split("\n", 1)[0]
    usual = known([name.strip(' "') for name in first.split(separator(text))]) if lines else 0
    return "csv" if rows or usual >= 2 else "advert"


def _of_objects(lines: list[str], rows: bool) -> Kind:
    """Several objects, one a line; else one JSON text, of one posting or of several."""
    import json

    try:
        objects = [json.loads(line, strict=False) for line in lines[:2]]
    except (ValueError, RecursionError):
        return "json" if rows else "advert"
    if len(objects) > 1:
        return "jsonl"
    if not rows:
        return "advert"
    return "json" if objects and list_in(objects[0]) is not None else "jsonl"
