"""Is a package, not one notebook: can be installed, built or imported as a unit."""

from __future__ import annotations

import re
from collections import defaultdict

from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.places import files, lines, near_root
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_BUILT = (
    r"(?:^|/)setup\.py$",
    r"(?:^|/)(?:go\.mod|cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|build\.sbt|package\.swift|meson\.build)$",
    r"(?:^|/)(?:composer\.json|mix\.exs|[\w.-]+\.gemspec|[\w.-]+\.csproj|description)$",
)
_PROJECT = r"^\[(?:project|tool\.poetry|tool\.flit\.metadata)\]"
_NODE = r"^\s*\"(?:main|exports|bin|module|start|build|dev)\"\s*:"
_CMAKE = r"^\s*(?:\w+_)?add_(?:executable|library)\s*\("
MODULES = 2
"""modules beside `__init__` that make a folder a package"""


def look(project: Project) -> Seen:
    if not project.code_paths() and not project.named(r"\.(?:rs|rb|php|kt|scala|r|cs|swift|jl|lua|sh|sql)$"):
        return not_applicable("there is no code here")
    places = lines(project, "package metadata", _PROJECT, project.named(r"(?:^|/)pyproject\.toml$"))
    places += files(project, "package", *_BUILT)
    places += lines(project, "package metadata", r"^\[metadata\]", project.named(r"(?:^|/)setup\.cfg$"))
    places += lines(project, "package.json", _NODE, project.named(r"(?:^|/)package\.json$"))
    places += lines(project, "CMake target", _CMAKE, project.named(r"(?:^|/)cmakelists\.txt$"))
    places += _folders(project)
    return true(places) if places else false("no package metadata and no importable folder of modules")


def _folders(project: Project) -> list[Place]:
    """Folders with `__init__.py` and modules beside it, which Python imports as a unit."""
    modules: dict[str, int] = defaultdict(int)
    for path in project.code_paths("py"):
        folder, _, name = path.rpartition("/")
        if (
            name != "__init__.py"
            and not name.endswith(".ipynb")
            and not re.search(r"(?:^|/)tests?(?:/|$)", folder)
        ):
            modules[folder] += 1
    inits = [p for p in project.code_paths("py") if p.endswith("/__init__.py")]
    return [
        Place(p, 1, "importable package")
        for p in near_root(inits)
        if modules[p.rpartition("/")[0]] >= MODULES
    ]


PROBE = Probe("is-a-package", look)
