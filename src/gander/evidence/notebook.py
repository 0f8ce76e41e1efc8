"""The code of a Jupyter notebook, without its outputs."""

from __future__ import annotations

import json


def notebook_code(text: str) -> str:
    """The code cells joined by line ends; '' for what is no notebook. Shell and magic lines are left out."""
    try:
        cells = json.loads(text).get("cells", [])
    except (ValueError, AttributeError, RecursionError):
        return ""
    code: list[str] = []
    for cell in cells if isinstance(cells, list) else []:
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            continue
        source = cell.get("source", "")
        lines = "".join(map(str, source)) if isinstance(source, list) else str(source)
        code += [line for line in lines.splitlines() if not line.lstrip().startswith(("!", "%"))]
    return "\n".join(code)
