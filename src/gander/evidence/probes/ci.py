"""What continuous integration runs: the commands of all CI systems that people use, with what they call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gander.evidence.project import Project

_FILES = (
    r"^(?:.*/)?\.github/workflows/[^/]+\.ya?ml$",
    r"^(?:.*/)?\.gitlab-ci(?:[.-][^/]*)?\.yml$",
    r"^\.gitlab/.*\.ya?ml$",
    r"^\.circleci/.*\.ya?ml$",
    r"^\.travis\.ya?ml$",
    r"^(?:.*/)?azure-pipelines[^/]*\.ya?ml$",
    r"^\.?(?:ci|azure)/.*\.ya?ml$",
    r"^(?:.*/)?jenkinsfile[^/]*$",
    r"^\.?appveyor\.ya?ml$",
    r"^\.drone\.ya?ml$",
    r"^bitbucket-pipelines\.ya?ml$",
    r"^\.buildkite/.*\.ya?ml$",
    r"^\.woodpecker(?:/.*)?\.ya?ml$",
    r"^\.cirrus\.ya?ml$",
    r"^cloudbuild[^/]*\.ya?ml$",
)
_NO_COMMAND = re.compile(
    r"^\s*-?\s*['\"]?(?:name|if|key|path|paths|needs|description|id|group|on|branches|title|working-directory"
    r"|artifacts?|image|uses|env|stage|stages|files?)['\"]?\s*:",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:^|[\s;&|:'\"])(?:bash |sh |source |\./|\. )?((?:[\w.-]+/)*[\w.-]+\.(?:sh|bash)|"
    r"(?:scripts?|bin|ci|tools|\.ci|\.github)/[\w./-]+)"
)
_MAKE = re.compile(r"\bmake\s+((?:[\w./-]+=\S+\s+|-[\w]\s+\S+\s+)*)([\w.-]+)")


def ci_files(project: Project) -> list[str]:
    return project.named(*_FILES)


def ci_commands(project: Project) -> Iterator[tuple[str, int, str]]:
    """(file, line number, line) of what a CI system runs, then of the scripts and make targets it calls.

    A line of YAML that only names something ('name: Run tests') is no command.
    """
    called: dict[str, None] = {}
    targets: dict[str, None] = {}
    for path in ci_files(project):
        for number, line in enumerate(project.lines(path), 1):
            if line.lstrip().startswith("#") or (_NO_COMMAND.match(line) and "uses" not in line):
                continue
            yield path, number, line
            called.update(dict.fromkeys(_CALLED.findall(line)))
            targets.update(dict.fromkeys(match[1] for match in _MAKE.findall(line)))
    known = set(project.everything)
    for name in called:
        script = next((p for p in (name, name.removeprefix("./")) if p in known), None)
        if script is None:
            script = next((p for p in project.everything if p.endswith(f"/{name}")), None)
        if script is not None:
            yield from _script(project, script)
    for target in targets:
        yield from make_target(project, target)


def _script(project: Project, path: str) -> Iterator[tuple[str, int, str]]:
    for number, line in enumerate(project.lines(path), 1):
        if not line.lstrip().startswith("#"):
            yield path, number, line


def make_target(project: Project, target: str, depth: int = 3) -> Iterator[tuple[str, int, str]]:
    """The lines that a target of a Makefile at the root runs, with those of the targets it needs."""
    for path in ("Makefile", "makefile", "GNUmakefile"):
        inside = False
        for number, line in enumerate(project.lines(path), 1):
            head = (
                re.match(r"([\w./ -]+?)\s*::?(?!=)(.*)", line) if not line.startswith(("\t", " ")) else None
            )
            if head:
                inside = target in head[1].split()
                if inside and depth:
                    for needed in head[2].split("#")[0].split():
                        yield from make_target(project, needed, depth - 1)
            elif inside and line.strip():
                yield path, number, line
