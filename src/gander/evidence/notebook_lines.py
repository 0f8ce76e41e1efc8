"""A Jupyter notebook as cells whose lines are those of the file, so that a place can be opened.

Why:
    A cell that cannot be parsed (a magic, a question mark, half a line) must not hide the others, so each is
    parsed alone; names bound in one hold in those after it, as they do when the notebook is run.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from gander.evidence.code import Code
from gander.evidence.code_python import python_code
from gander.evidence.notebook import is_magic, sources


class Cell(NamedTuple):
    """`kind`: 'code' or 'markdown'. `lines`: (line of the file, text)."""

    kind: str
    lines: tuple[tuple[int, str], ...]


class Notebook(NamedTuple):
    """`cut`: how many cells beyond the limit were not read."""

    cells: tuple[Cell, ...] = ()
    cut: int = 0

    @property
    def source(self) -> str:
        """All code, without magics."""
        return "\n".join(line for cell in self.cells if cell.kind == "code" for _, line in cell.lines)

    @property
    def prose(self) -> str:
        """All Markdown."""
        return "\n".join(line for cell in self.cells if cell.kind == "markdown" for _, line in cell.lines)

    def code(self) -> Code:
        """The facts of all code cells; `damaged` when some could not be parsed."""
        cells = [cell.lines for cell in self.cells if cell.kind == "code" and cell.lines]
        whole = _parsed([line for lines in cells for line in lines])
        if not whole.damaged:
            return whole
        kept = [line for lines in cells for line in lines if not _parsed(list(lines)).damaged]
        return _parsed(kept)._replace(damaged="some cells cannot be parsed")


def _parsed(lines: list[tuple[int, str]]) -> Code:
    code = python_code("\n".join(text for _, text in lines))

    def at(line: int) -> int:
        return lines[line - 1][0] if 0 < line <= len(lines) else line

    return code._replace(
        imports={name: at(line) for name, line in code.imports.items()},
        calls=tuple(c._replace(line=at(c.line)) for c in code.calls),
        classes=tuple(c._replace(line=at(c.line)) for c in code.classes),
        functions=tuple(f._replace(line=at(f.line)) for f in code.functions),
        texts=tuple(t._replace(line=at(t.line)) for t in code.texts),
        asserts=tuple(at(line) for line in code.asserts),
        names={name: at(line) for name, line in code.names.items()},
        variables={name: at(line) for name, line in code.variables.items()},
    )


def notebook(text: str) -> Notebook:
    """The cells of a notebook file; no cells for what is none. Outputs are not looked at."""
    found, cut = sources(text)
    finder = _Finder(text)
    return Notebook(tuple(_cell(is_code, source, finder) for is_code, source in found), cut)


def _cell(is_code: bool, source: str, finder: _Finder) -> Cell:
    lines = ((finder.line(line), line) for line in source.splitlines())
    if is_code:
        return Cell("code", tuple((at, line) for at, line in lines if not is_magic(line)))
    return Cell("markdown", tuple(lines))


class _Finder:
    """Where the lines of cells stand in the file, found from one to the next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.number = 1

    def line(self, source: str) -> int:
        """The line of the file that holds this source line; the last one found when it cannot be told."""
        if not source.strip():
            return self.number
        for quoted in (json.dumps(source, ensure_ascii=False)[1:-1], json.dumps(source)[1:-1]):
            at = self.text.find(quoted, self.offset, self.offset + 20_000_000)
            if at >= 0:
                self.number += self.text.count("\n", self.offset, at)
                self.offset = at
                return self.number
        return self.number
