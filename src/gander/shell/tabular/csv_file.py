"""CSV as it is found: any usual sign between fields, quotes over several lines, and rows that are broken."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from gander.connectors.imported.names import known
from gander.shell.tabular.lines import LONGEST, Lines
from gander.shell.tabular.table import Bad, Batch, Gathering

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LONGEST_FIELD = 1 << 20
"""Characters of a field; a longer one is a quote that nobody closed."""
_TOO_LONG = f"a line longer than {LONGEST >> 20} MB"


class _TooLongLineError(Exception):
    pass


class CsvFile:
    """A Table whose first row names the columns."""

    row_word = "line"
    total = None

    def __init__(self, path: Path) -> None:
        self._lines = Lines(path)
        head = "".join(text or "" for _, text in islice(self._lines, 20))
        self._skipped = 1 if head[:4].lower() == "sep=" else 0
        self._separator = head[4:5] if self._skipped and head[4:5] in SEPARATORS else separator(head)
        first = next((fields for _, fields in self._records() if not isinstance(fields, str)), [])
        self.columns: Sequence[str] = _named(first)

    @property
    def form(self) -> str:
        between = SEPARATORS[self._separator]
        odd = self._lines.odd
        told = ""
        if odd:
            some = "line is" if odd == 1 else "lines are"
            told = f"; {odd:,} {some} no UTF-8 (the first: {self._lines.first_odd}), read as Windows-1252"
        return f"CSV with {between}, {self._lines.form}{told}"

    def batches(self, columns: Sequence[str]) -> Iterator[Batch]:
        width = len(self.columns)
        at = [self.columns.index(name) for name in columns]
        rows, is_head = Gathering(columns), True
        for number, fields in self._records():
            if isinstance(fields, str):
                rows.bad.append(Bad(number, fields))
            elif is_head:
                is_head = False
            elif why := _wrong(fields, width):
                rows.bad.append(Bad(number, why))
            else:
                rows.add(number, [fields[i] for i in at])
            if rows.full:
                yield rows.taken()
        yield rows.taken()

    def _records(self) -> Iterator[tuple[int, list[str] | str]]:
        """(line, fields), or (line, what is wrong) of each record; after a broken one it goes on with the
        line behind that on which the broken one starts: an open quote costs one row and not a file."""
        csv.field_size_limit(LONGEST_FIELD)
        feed = _Feed(islice(iter(self._lines), self._skipped, None))
        while True:
            reader = csv.reader(feed, delimiter=self._separator, strict=True)
            try:
                for fields in reader:
                    if fields:
                        yield feed.taken[0][0], fields
                    feed.taken.clear()
                return
            except csv.Error as error:
                yield feed.taken[0][0], _said(error)
            except _TooLongLineError:
                yield feed.taken[0][0], _TOO_LONG
            feed.back()


class _Feed:
    """Lines for the CSV reader, which remembers those of the record that is being read."""

    def __init__(self, lines: Iterator[tuple[int, str | None]]) -> None:
        self._lines = lines
        self._again: deque[tuple[int, str | None]] = deque()
        self.taken: list[tuple[int, str | None]] = []

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        number, text = self._again.popleft() if self._again else next(self._lines)
        self.taken.append((number, text))
        if text is None:
            raise _TooLongLineError
        return text

    def back(self) -> None:
        """The broken record's lines are read again, without its first."""
        self._again.extendleft(reversed(self.taken[1:]))
        self.taken.clear()


def separator(head: str) -> str:
    """The sign that takes the first row apart into most names, usual ones before any."""

    def found(sign: str) -> tuple[int, int]:
        try:
            names = next(csv.reader(head.splitlines(keepends=True), delimiter=sign), [])
        except csv.Error:
            return 0, 0
        return known(names), len(names)

    return max(SEPARATORS, key=found)


def _named(first: Sequence[str]) -> list[str]:
    """Names that are there and each once: 'skills', 'skills (2)', 'column 3'."""
    names: list[str] = []
    for at, name in enumerate(first, start=1):
        name = " ".join(name.split()) or f"column {at}"
        again = 2
        told = name
        while told in names:
            told, again = f"{name} ({again})", again + 1
        names.append(told)
    return names


def _wrong(fields: list[str], width: int) -> str | None:
    """What is wrong with a record; fields too many that are empty are cut off."""
    while len(fields) > width and not fields[-1].strip():
        fields.pop()
    if len(fields) != width:
        return "more or fewer fields than columns"
    if any("\0" in field for field in fields):
        return "NUL bytes in it"
    return None


def _said(error: csv.Error) -> str:
    told = str(error)
    if "new-line character" in told:
        return "a line end of old Macs (tr '\\r' '\\n' makes it one of today)"
    if "field larger" in told or "unexpected end" in told:
        return "a quote that is not closed"
    return "a quote within a field that is not doubled" if "expected after" in told else told
