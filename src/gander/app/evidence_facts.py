"""The facts of all repositories into a new file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from gander.app.evidence import Shown
from gander.evidence.facts_lines import facts_lines
from gander.shell.new_file import write_new


def write_facts(shown: Shown, file: str) -> int:
    """How many lines of JSON were written. Raises UserError where the file is there already."""
    return write_new(Path(file).expanduser(), _lines(shown), hint="name a new file, e.g. --facts facts.jsonl")


def _lines(shown: Shown) -> Iterator[str]:
    for history in shown.histories:
        for line in facts_lines(history):
            # names of files may hold bytes of no encoding
            text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
            yield text.encode("utf-8", "replace").decode()
