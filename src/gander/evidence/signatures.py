"""From what was seen in a repository (import keys, package keys, paths) to skills.

Why:
    The vocabulary names signatures in its own way ('ts:react', 'crates:tokio', '*.tf'); histories hold one
    spelling a language. The index answers each distinct key and path once and remembers it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from gander.evidence.dependencies import normal
from gander.model import Skill

_LANGUAGES = {
    "python": "py",
    "ts": "js",
    "javascript": "js",
    "typescript": "js",
    "golang": "go",
    "java": "jvm",
    "kotlin": "jvm",
    "scala": "jvm",
    "kt": "jvm",
    "rs": "rust",
    "cpp": "c",
    "c++": "c",
    "cuda": "c",
    "cu": "c",
}
_REGISTRIES = {
    "crates": "cargo",
    "crate": "cargo",
    "rust": "cargo",
    "pip": "pypi",
    "r": "cran",
    "gradle": "maven",
}
_SEPARATORS = {"py": ".", "jvm": ".", "js": "/", "go": "/", "c": "/"}
# conda names the same package differently
_CONDA = {
    "pytorch": "torch",
    "pytorch-gpu": "torch",
    "tensorflow-gpu": "tensorflow",
    "opencv": "opencv-python",
}


class Signatures:
    """An index over the skills' `imports`, `packages` and `files`. Answers are sorted skill ids."""

    def __init__(self, skills: Iterable[Skill]) -> None:
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        self._ends: dict[str, set[str]] = defaultdict(set)
        self._patterns: list[tuple[re.Pattern[str], str]] = []
        self._known: dict[str, tuple[str, ...]] = {}
        self._paths: dict[str, tuple[str, ...]] = {}
        for skill in skills:
            if skill.merged_into is None:
                self._add(skill)

    def _add(self, skill: Skill) -> None:
        for entry in skill.imports:
            language, _, module = entry.partition(":")
            self._keys[f"{_LANGUAGES.get(language, language)}:{module.rstrip('.*/')}"].add(skill.id)
        for entry in skill.packages:
            registry, _, name = entry.partition(":")
            self._keys["@" + package_key(registry, name)].add(skill.id)
        for pattern in skill.files:
            low = pattern.lower()
            if re.fullmatch(r"\*\.[\w.-]+", low):
                self._ends[low[1:]].add(skill.id)
            elif re.search(r"[*?\[/]", low):
                self._patterns.append((glob(low), skill.id))
            else:
                self._names[low].add(skill.id)

    def of_import(self, key: str) -> tuple[str, ...]:
        """Skills of 'py:torch.nn': those that name it or one of its parents."""
        found = self._known.get(key)
        if found is None:
            language, _, module = key.partition(":")
            hits = set(self._keys.get(key, ()))
            separator = _SEPARATORS.get(language)
            while separator and separator in module:
                module = module.rpartition(separator)[0]
                hits |= self._keys.get(f"{language}:{module}", set())
            found = self._known[key] = tuple(sorted(hits))
        return found

    def of_package(self, key: str) -> tuple[str, ...]:
        """Skills of 'pypi:torch'; a Maven group alone ('maven:org.apache.spark') stands for its artifacts."""
        registry, _, name = key.partition(":")
        if registry == "conda":
            registry, name = "pypi", _CONDA.get(name, name)
        hits = set(self._keys.get(f"@{package_key(registry, name)}", ()))
        if registry == "maven":
            hits |= self._keys.get(f"@maven:{name.partition(':')[0]}", set())
        if registry == "go":
            hits |= set(self.of_import(key))
        return tuple(sorted(hits))

    def of_path(self, path: str) -> tuple[str, ...]:
        """Skills whose file patterns match the path; a notebook counts as Python too."""
        found = self._paths.get(path)
        if found is None:
            low = path.lower()
            name = low.rpartition("/")[2]
            hits = set(self._names.get(name, ()))
            stem, dot, _ = name.partition(".")
            end = name[len(stem) :] if dot else ""
            while end:
                hits |= self._ends.get(end, set())
                cut = end.find(".", 1)
                end = end[cut:] if cut > 0 else ""
            if name.endswith(".ipynb"):
                hits |= self._ends.get(".py", set())
            hits.update(skill for pattern, skill in self._patterns if pattern.search(low))
            found = self._paths[path] = tuple(sorted(hits))
        return found


def package_key(registry: str, name: str) -> str:
    """One spelling of a package in its registry: 'pypi:scikit-learn' for 'pip:Scikit_Learn'."""
    registry = _REGISTRIES.get(registry, registry)
    return f"{registry}:{normal(name) if registry == 'pypi' else name if registry == 'go' else name.lower()}"


def glob(pattern: str) -> re.Pattern[str]:
    """A path pattern as a regular expression: '*' and '?' stay in a folder, '**' does not.

    It may match from any folder on ('k8s/*.yaml' in 'deploy/k8s/app.yaml'); a '/' at its end: all below.
    """
    pieces = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    body = "".join(pieces.get(p, p if p.startswith("[") else re.escape(p)) for p in _split(pattern))
    return re.compile(f"(?:^|/){body}" + ("" if pattern.endswith("/") else "$"))


def _split(pattern: str) -> list[str]:
    return re.findall(r"\*\*/|\*\*|\*|\?|\[[^\]]+\]|[^*?\[]+|\[", pattern)
