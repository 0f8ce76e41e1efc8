"""JSON lines of any size, and JSON lists of a small one, as rows: objects within objects by dotted names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from gander.errors import UserError
from gander.model import Problem
from gander.shell.documents import decoded
from gander.shell.tabular.lines import LONGEST, Lines
from gander.shell.tabular.table import Bad, Batch, Gathering

SAMPLE = 1_000
"""Rows whose names make the columns."""
MOST = 500
DEEPEST = 4
LARGEST = 64 << 20
"""Bytes of a JSON list, which has to be held as a whole."""


class JsonLines:
    """A Table of one object a line."""

    row_word = "line"
    total = None

    def __init__(self, path: Path) -> None:
        self._lines = Lines(path)
        self.form = f"JSON lines, {self._lines.form}"
        sample = (item for _, item in self._items())
        self.columns: Sequence[str] = columns_of(
            item for item in islice(sample, SAMPLE) if not isinstance(item, str)
        )

    def batches(self, columns: Sequence[str]) -> Iterator[Batch]:
        yield from _batches(self._items(), columns)

    def _items(self) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
        """(line, object), or (line, what is wrong)."""
        for number, text in self._lines:
            if text is None:
                yield number, f"a line longer than {LONGEST >> 20} MB"
            elif text.strip():
                yield number, _object(text)


class JsonList:
    """A Table of one JSON text: a list of objects, or an object that holds one."""

    row_word = "row"

    def __init__(self, path: Path, where: str) -> None:
        if path.stat().st_size > LARGEST:
            raise _problem(
                where,
                f"a JSON list larger than {LARGEST >> 20} MB",
                "make it lines first: jq -c '.[]' FILE > FILE.jsonl",
            )
        try:
            value = json.loads(decoded(path.read_bytes()), strict=False)
        except (ValueError, RecursionError) as error:
            raise _problem(
                where, f"damaged JSON: {error or 'nested too deep'}", "write it out again, or as JSON lines"
            ) from error
        rows = list_in(value)
        if rows is None:
            raise _problem(
                where, "no list of objects stands in this JSON", 'e.g. [{"title": "…", "company": "…"}]'
            )
        self._rows = rows
        self.form = "JSON"
        self.total = len(rows)
        self.columns: Sequence[str] = columns_of(row for row in rows[:SAMPLE] if isinstance(row, dict))

    def batches(self, columns: Sequence[str]) -> Iterator[Batch]:
        items = ((at, row if isinstance(row, dict) else "no object") for at, row in enumerate(self._rows, 1))
        yield from _batches(items, columns)


def _batches(items: Iterator[tuple[int, Any]], columns: Sequence[str]) -> Iterator[Batch]:
    rows = Gathering(columns)
    for number, item in items:
        if isinstance(item, str):
            rows.bad.append(Bad(number, item))
        else:
            rows.add(number, [printed(at(item, name)) for name in columns])
        if rows.full:
            yield rows.taken()
    yield rows.taken()


def _object(text: str) -> Mapping[str, Any] | str:
    if "\0" in text:
        return "NUL bytes in it"
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return "no JSON"
    return value if isinstance(value, dict) else "no object"


def columns_of(items: Iterator[Mapping[str, Any]]) -> list[str]:
    """The names in the objects, in the order in which they come; 'company.name' where objects are nested."""
    names: dict[str, None] = {}
    for item in items:
        for name in _names(item, "", 1):
            if len(names) < MOST:
                names[name] = None
    return list(names)


def _names(item: Mapping[str, Any], before: str, depth: int) -> Iterator[str]:
    for name, value in item.items():
        if isinstance(value, dict) and value and depth < DEEPEST:
            yield from _names(value, f"{before}{name}.", depth + 1)
        else:
            yield f"{before}{name}"


def at(item: Mapping[str, Any], name: str) -> Any:
    """The value at a dotted name; a name that has a dot itself goes before."""
    if name in item:
        return item[name]
    first, _, rest = name.partition(".")
    inner = item.get(first)
    return at(inner, rest) if rest and isinstance(inner, dict) else None


def printed(value: Any) -> str | None:
    """A value as text: a list as JSON, nothing as null, half a character as the sign for one."""
    if value is None or isinstance(value, dict):
        return None
    if isinstance(value, list):
        value = json.dumps([one for one in value if isinstance(one, str)][:100], ensure_ascii=False)
    text = value if isinstance(value, str) else str(value)
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def list_in(value: Any) -> list[Any] | None:
    """The first list with objects in it, at any depth; None where there is none."""
    if isinstance(value, list):
        return value if any(isinstance(row, dict) for row in value) else None
    if isinstance(value, dict):
        return next((found for v in value.values() if (found := list_in(v)) is not None), None)
    return None


def _problem(where: str, why: str, then: str) -> UserError:
    return UserError(Problem(where=where, why=why, next=then))
