"""The environment can be rebuilt: exact versions of what it needs."""

from __future__ import annotations

import re

from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.places import files, near_root
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_LOCKS = (
    r"(?:^|/)(?:uv|poetry|pdm|pixi|cargo|gemfile|pipfile|composer|mix|flake|deno|renv|conda|pylock|bun|podfile)\.lock$",
    r"(?:^|/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.ya?ml|yarn\.lock|bun\.lockb|go\.sum)$",
    r"(?:^|/)(?:packages\.lock\.json|gradle\.lockfile|[\w.-]*conda-lock\.ya?ml|package\.resolved|pylock[\w.]*\.toml)$",
    r"(?:^|/)requirements[\w.-]*\.lock$",
    r"(?:^|/)(?:manifest\.toml|package-lock\.yml)$",
)
_REQUIREMENTS = (
    r"(?:^|/)[\w.-]*require(?:ments)?[\w.-]*\.txt$|(?:^|/)requirements/[\w./-]+\.txt$|(?:^"
    r"|/)constraints[\w.-]*\.txt$"
)
_ENVIRONMENT = r"(?:^|/)(?:conda[\w.-]*|env(?:ironment)?[\w.-]*)\.ya?ml$"
_MANIFEST = r"^(?:requirements[\w.-]*\.txt|environment\.ya?ml|package\.json)$"
_NAMED = re.compile(r"^\s*[A-Za-z][\w.-]*(?:\[[^\]]*\])?\s*(?:[=<>~!@;#\s]|$)")
_PINNED = re.compile(
    r"^\s*[A-Za-z][\w.-]*(?:\[[^\]]*\])?\s*===?\s*v?\d|@\s*(?:git\+)?https?://\S+@[0-9a-f]{7,}|\.whl"
)
_CONDA = re.compile(r"^\s*-\s*['\"]?(?:[\w.-]+::)?([A-Za-z][\w.-]*)\s*(.*?)['\"]?\s*(?:#.*)?$")
_EXACT = re.compile(r"^(?:==\s*\d|=\s*\d+\.\d+\.\w)")
_FROM = re.compile(
    r"^\s*FROM\s+(?:--\S+\s+)?\S+(?::(?!latest\b)[\w.-]*\d|@sha256)", re.IGNORECASE | re.MULTILINE
)
_INSTALLS = re.compile(r"\b[A-Za-z][\w.\[\]-]*==\d")


def look(project: Project) -> Seen:
    if not project.code_paths() and not project.named(r"\.(?:rs|rb|php|kt|scala|r|cs|swift|jl|sh|sql)$"):
        return not_applicable("there is no code here")
    places = files(project, "lock file", *_LOCKS, everywhere=True)
    pinned = [
        p
        for p in near_root(project.named(_REQUIREMENTS))
        if _mostly(project.text(p).splitlines(), _NAMED, _PINNED)
    ]
    places += [Place(path, 1, "pinned requirements") for path in pinned]
    exact = [p for p in near_root(project.named(_ENVIRONMENT)) if _environment(project.text(p))]
    places += [Place(path, 1, "pinned environment") for path in exact]
    for path in near_root(project.named(r"(?:^|/)dockerfile(?:[._-][\w.-]+)?$")):
        text = project.text(path)
        if _FROM.search(text) and _INSTALLS.search(text):
            places.append(Place(path, 1, "pinned image and packages"))
    return (
        true(places) if places else false("no lock file, and most requirements are not pinned to a version")
    )


def _mostly(lines: list[str], named: re.Pattern[str], pinned: re.Pattern[str]) -> bool:
    entries = [
        line for line in lines if named.match(line) or ("git+" in line and not line.lstrip().startswith("#"))
    ]
    return bool(entries) and sum(bool(pinned.search(line)) for line in entries) > len(entries) / 2


def _environment(text: str) -> bool:
    _, _, below = text.partition("dependencies:")
    entries = [
        m[2].strip()
        for line in below.splitlines()
        if (m := _CONDA.match(line)) and not line.rstrip().endswith(":")
    ]
    return bool(entries) and sum(bool(_EXACT.match(version)) for version in entries) > len(entries) / 2


PROBE = Probe("reproducible-environment", look)
