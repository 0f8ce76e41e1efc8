"""The code of a Jupyter notebook, without its outputs."""

from __future__ import annotations

import json
import re

from gander.evidence.import_scan import CELL

MAX_CELLS = 5_000
"""cells that are read; a notebook of more is data"""
_PYTHON_MAGIC = re.compile(r"%%(?:time|timeit|capture|prun|memit|mprun|debug|python3?)\b")


def notebook_code(text: str) -> str:
    """The code cells, a line with the mark `CELL` between two; '' for what is no notebook.

    Lines of the shell and of magics are left out, and cells that a magic gives another language.
    """
    code: list[str] = []
    for is_code, source in sources(text)[0]:
        if not is_code:
            continue
        whole = source.replace(CELL, " ")
        if whole.lstrip().startswith("%%") and not _PYTHON_MAGIC.match(whole.lstrip()):
            continue
        code.append("\n".join(line for line in whole.splitlines() if not is_magic(line)))
    return f"\n{CELL}\n".join(code)


def sources(text: str) -> tuple[list[tuple[bool, str]], int]:
    """(is it code, its source) of each cell, and how many there are beyond the limit; none of what is none.

    Outputs are not looked at.
    """
    try:
        cells = json.loads(text).get("cells", [])
    except (ValueError, AttributeError, RecursionError):
        return [], 0
    if not isinstance(cells, list):
        return [], 0
    found = [_source(cell) for cell in cells[:MAX_CELLS] if isinstance(cell, dict)]
    return found, max(0, len(cells) - MAX_CELLS)


def _source(cell: dict[str, object]) -> tuple[bool, str]:
    source = cell.get("source", "")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    return cell.get("cell_type") == "code", text


def is_magic(line: str) -> bool:
    """Whether a line of a cell is for the shell or the notebook, not for Python."""
    return line.lstrip().startswith(("!", "%", "?"))
