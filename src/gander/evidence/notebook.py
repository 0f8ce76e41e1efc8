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
    try:
        cells = json.loads(text).get("cells", [])
    except (ValueError, AttributeError, RecursionError):
        return ""
    code: list[str] = []
    for cell in cells[:MAX_CELLS] if isinstance(cells, list) else []:
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            continue
        source = cell.get("source", "")
        whole = "".join(map(str, source)) if isinstance(source, list) else str(source)
        whole = whole.replace(CELL, " ")
        if whole.lstrip().startswith("%%") and not _PYTHON_MAGIC.match(whole.lstrip()):
            continue
        lines = (line for line in whole.splitlines() if not line.lstrip().startswith(("!", "%", "?")))
        code.append("\n".join(lines))
    return f"\n{CELL}\n".join(code)
