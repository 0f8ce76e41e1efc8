"""Which packages a dependency file names: 'pypi:torch', 'npm:react', 'maven:org.apache.spark:spark-core'.

A damaged file names none; nothing in it is ever run or fetched.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable
from typing import Any

_REQUIREMENTS = re.compile(
    r"(?:^|[-_.])requirements[^/]*\.(?:txt|in)$|^requirements/[^/]+\.(?:txt|in)$", re.IGNORECASE
)
_PEP508 = re.compile(r"^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:[<>=!~;@,(#]|$)")


def packages(path: str, text: str) -> set[str]:
    """The packages named by the file at `path`; empty when it is no dependency file that we know."""
    reader = _reader(path)
    if reader is None:
        return set()
    try:
        return reader(text)
    except (ValueError, AttributeError, TypeError, RecursionError):
        return set()


def is_dependency_file(path: str) -> bool:
    """Whether `packages` knows how to read the file at this path."""
    return _reader(path) is not None


def normal(name: str) -> str:
    """A package name as PyPI compares it (PEP 503), in lower case."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _reader(path: str) -> Callable[[str], set[str]] | None:
    name = path.rpartition("/")[2]
    if name in _READERS:
        return _READERS[name]
    tail = "/".join(path.rsplit("/", 2)[-2:])
    if _REQUIREMENTS.search(name) or _REQUIREMENTS.search(tail):
        return _requirements
    if re.fullmatch(r"(?:conda[-_.])?env(?:ironment)?[\w.-]*\.ya?ml", name):
        return _conda
    return None


def _specifiers(lines: Iterable[Any]) -> set[str]:
    found = (_PEP508.match(line) for line in lines if isinstance(line, str))
    return {f"pypi:{normal(m[1])}" for m in found if m}


def _requirements(text: str) -> set[str]:
    return _specifiers(line for line in text.splitlines() if not line.lstrip().startswith(("#", "-")))


def _pyproject(text: str) -> set[str]:
    data = tomllib.loads(text)
    project = data.get("project", {})
    lists = [project.get("dependencies", []), *project.get("optional-dependencies", {}).values()]
    lists += data.get("dependency-groups", {}).values()
    found = _specifiers(item for entries in lists for item in entries)
    poetry = data.get("tool", {}).get("poetry", {})
    tables = [poetry.get("dependencies", {}), poetry.get("dev-dependencies", {})]
    tables += [group.get("dependencies", {}) for group in poetry.get("group", {}).values()]
    return found | {f"pypi:{normal(name)}" for table in tables for name in table if name != "python"}


def _setup_py(text: str) -> set[str]:
    blocks = re.findall(r"\b\w*require\w*\s*[=:]\s*(\[[^\]]*\]|\{[^}]*\}|\([^)]*\))", text)
    quoted = (match for block in blocks for match in re.findall(r"['\"]([^'\"\n]+)['\"](\s*:)?", block))
    return _specifiers(text for text, names_an_extra in quoted if not names_an_extra)


def _setup_cfg(text: str) -> set[str]:
    section = key = ""
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            section, key = line.strip("[] \t\r"), ""
        elif line[:1].strip():
            key, _, value = (part.strip() for part in line.partition("="))
            line = value
        if key in ("install_requires", "tests_require") or (key and section == "options.extras_require"):
            found.append(line)
    return _specifiers(found)


def _pipfile(text: str) -> set[str]:
    data = tomllib.loads(text)
    return {f"pypi:{normal(name)}" for part in ("packages", "dev-packages") for name in data.get(part, {})}


def _conda(text: str) -> set[str]:
    _, _, below = text.partition("dependencies:")
    names = re.findall(r"^\s*-\s*['\"]?(?:[\w-]+::)?([A-Za-z][\w.-]*)(?!.*:\s*$)", below, re.MULTILINE)
    return {f"conda:{normal(name)}" for name in names} - {"conda:python", "conda:pip"}


def _package_json(text: str) -> set[str]:
    data = json.loads(text)
    parts = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
    return {f"npm:{name.lower()}" for part in parts for name in data.get(part, {})}


def _go_mod(text: str) -> set[str]:
    return {
        f"go:{m}"
        for m in re.findall(r"^\s*(?:require\s+)?([\w.~-]+\.[\w.~-]+/[\w./~-]+)\s+v\d", text, re.MULTILINE)
    }


def _cargo(text: str) -> set[str]:
    data = tomllib.loads(text)
    holders = [data, data.get("workspace", {}), *data.get("target", {}).values()]
    parts = ("dependencies", "dev-dependencies", "build-dependencies")
    return {f"cargo:{name}" for holder in holders for part in parts for name in holder.get(part, {})}


def _pom(text: str) -> set[str]:
    pattern = r"<groupId>\s*([\w.-]+)\s*</groupId>\s*<artifactId>\s*([\w.-]+)\s*</artifactId>"
    return {f"maven:{group}:{artifact}" for group, artifact in re.findall(pattern, text)}


def _gradle(text: str) -> set[str]:
    return {f"maven:{g}:{a}" for g, a in re.findall(r"['\"]([\w.-]+):([\w.-]+)(?::[^'\"\n]*)?['\"]", text)}


def _description(text: str) -> set[str]:
    fields = re.findall(
        r"^(?:Imports|Depends|Suggests|LinkingTo):((?:.*\n?)(?:[ \t]+.*\n?)*)", text, re.MULTILINE
    )
    names = {name for field in fields for name in re.findall(r"(?:^|,)\s*([A-Za-z][\w.]*)", field)}
    return {f"cran:{name.lower()}" for name in names - {"R"}}


_READERS: dict[str, Callable[[str], set[str]]] = {
    "pyproject.toml": _pyproject,
    "setup.py": _setup_py,
    "setup.cfg": _setup_cfg,
    "Pipfile": _pipfile,
    "package.json": _package_json,
    "go.mod": _go_mod,
    "Cargo.toml": _cargo,
    "pom.xml": _pom,
    "build.gradle": _gradle,
    "build.gradle.kts": _gradle,
    "build.sbt": _gradle,
    "DESCRIPTION": _description,
}
