"""Places in files by path and by line, the project's own front first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from gander.evidence.finding import MAX_PLACES, Place
from gander.evidence.project import Project

_CELL_COMMAND = re.compile(r'"[!%]{1,2}(?:sh|bash)? *([^"\n]{3,400})')


def near_root(paths: Iterable[str]) -> list[str]:
    """Paths by depth: what lies at the root says more of the whole than what lies below."""
    return sorted(paths, key=lambda path: (path.count("/"), path))


def files(project: Project, what: str, *patterns: str, everywhere: bool = False) -> list[Place]:
    """A place for every file whose path matches one of the patterns."""
    return [Place(path, 1, what) for path in near_root(project.named(*patterns, everywhere=everywhere))]


def lines(project: Project, what: str, pattern: str, paths: Iterable[str]) -> list[Place]:
    """A place for the first line of each file that the pattern is found in; comments do not count."""
    found: dict[str, Place] = {}
    for path, number, line in project.find(pattern, near_root(paths)):
        prose = path.endswith((".md", ".rst", ".txt"))
        if path not in found and (prose or not line.lstrip().startswith(("#", "//", "--", "<!--"))):
            found[path] = Place(path, number, what)
    return list(found.values())


def cell_commands(project: Project, what: str, pattern: str) -> list[Place]:
    """The same for shell commands in notebooks, which stand after '!' or '%'; outputs are passed over."""
    wanted = re.compile(pattern, re.IGNORECASE)
    found: list[Place] = []
    for path in project.named(r"\.ipynb$"):
        text = project.text(path)
        for command in _CELL_COMMAND.finditer(text):
            if wanted.search(command.group(1)):
                found.append(Place(path, text.count("\n", 0, command.start(1)) + 1, what))
                break
    return found


def some(places: Iterable[Place]) -> list[Place]:
    """The first of them, as many as are kept: parsing thousands of files more would show nothing new."""
    return list(islice(places, MAX_PLACES))
