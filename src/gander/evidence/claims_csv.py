"""A CSV table out of an archive: its header below whatever stands before it, its rows by column."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

SEPARATORS = ",;\t"
_PREAMBLE = 20
"""Lines above the header that are looked through: LinkedIn writes notes there."""


class CsvError(ValueError):
    """A table that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`number`: the line on which it ends, as an editor counts. `cells`: by the column's folded name."""

    number: int
    cells: Mapping[str, str]

    def of(self, *names: str) -> str:
        """The first of these columns that has anything in it."""
        return next((self.cells[name] for name in names if self.cells.get(name)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvTable:
    """`columns`: folded name -> as it is written."""

    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    preamble: int = 0
    broken: tuple[int, ...] = ()


def folded(name: str) -> str:
    """One spelling of a column: 'Started On', 'started_on' and 'startedOn' are alike."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def read_csv(text: str, wanted: Collection[str], most_rows: int, most_field: int) -> CsvTable | None:
    """The table whose header has all of the `wanted` folded names; None where no line is that header.

    Raises CsvError for more rows, or a longer field, than may be.
    """
    for sign in SEPARATORS:
        head = _header(text, wanted, sign)
        if head is not None:
            return _read(text, head, sign, most_rows, most_field)
    return None


def _header(text: str, wanted: Collection[str], sign: str) -> int | None:
    at = 0
    for number in range(_PREAMBLE):
        end = text.find("\n", at)
        line = text[at:] if end < 0 else text[at:end]
        if set(wanted) <= {folded(cell) for cell in line[:20_000].replace('"', "").split(sign)}:
            return number
        if end < 0:
            return None
        at = end + 1
    return None


def _read(text: str, head: int, sign: str, most_rows: int, most_field: int) -> CsvTable:
    lines = _lines(text)
    for _ in range(head):
        next(lines)
    csv.field_size_limit(most_field)
    reader = csv.reader(lines, delimiter=sign)
    rows: list[Row] = []
    broken: list[int] = []
    names: list[str] = []
    try:
        for cells in reader:
            if not names:
                names = [cell.strip("\ufeff ") for cell in cells]
            elif any(cells) and len(cells) > len(names):
                broken.append(reader.line_num + head)
            elif any(cells):
                if len(rows) >= most_rows:
                    raise CsvError(f"more than {most_rows:,} rows")
                told = {folded(name): cell.strip() for name, cell in zip(names, cells, strict=False)}
                rows.append(Row(number=reader.line_num + head, cells=told))
    except csv.Error as error:
        why = (
            f"a field of more than {most_field:,} characters" if "field larger" in str(error) else str(error)
        )
        raise CsvError(f"{why} in line {reader.line_num + head}") from None
    columns = {folded(name): name for name in names if name}
    return CsvTable(columns=columns, rows=tuple(rows), preamble=head, broken=tuple(broken))


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, one by one: a copy of them all would double a large file."""
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end + 1
        yield text[at:end].replace("\0", "")
        at = end
