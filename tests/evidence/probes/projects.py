"""Small invented projects for the tests of probes."""

from __future__ import annotations

import json

from gander.evidence.finding import Seen
from gander.evidence.probes.registry import BY_ID
from gander.evidence.project import Entry, Project


def project(files: dict[str, str], *tags: str, name: str = "sample") -> Project:
    """A project of these files, path -> text."""
    entries = [Entry(path, len(text)) for path, text in files.items()]
    return Project(name, entries, files.__getitem__, tags)


def look(probe: str, files: dict[str, str], *tags: str) -> Seen:
    """What the probe of that id sees in a project of these files."""
    return BY_ID[probe].look(project(files, *tags))


def holds(probe: str, files: dict[str, str], *tags: str) -> bool:
    """Whether the statement is true there."""
    return bool(look(probe, files, *tags).places)


def cases(table: dict[str, list[dict[str, str]]]) -> list[tuple[str, dict[str, str]]]:
    """(probe, files) of a table of projects by probe."""
    return [(probe, files) for probe, found in table.items() for files in found]


def assert_true(probe: str, files: dict[str, str]) -> None:
    """The statement is true, and its first place lies in one of the files."""
    seen = look(probe, files)
    assert seen.places, seen.why
    assert seen.places[0].file in files


def assert_not_true(probe: str, files: dict[str, str]) -> None:
    """The statement is not true: looked for and not seen, or not applicable."""
    assert not look(probe, files).places


def notebook(*cells: str, markdown: str = "") -> str:
    """A notebook file of these code cells, one source line a line of the file."""
    made = [{"cell_type": "markdown", "source": markdown.splitlines(keepends=True)}] if markdown else []
    made += [{"cell_type": "code", "source": cell.splitlines(keepends=True), "outputs": []} for cell in cells]
    return json.dumps({"cells": made, "nbformat": 4}, indent=1)
