"""Facts as they are, one line of JSON each: the repository first, then each own commit with what it touched.

No judgement is in them: no skill, no level. Whoever has them can count anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gander.evidence.dependencies import is_dependency_file
from gander.evidence.history import Commit, History, Touch
from gander.evidence.imports import language_of
from gander.evidence.rules import is_ci, is_configuration, is_test

_LANGUAGES = {"py": "python", "js": "javascript", "r": "r", "rust": "rust", "c": "c++"}
_ENDINGS = {"ts": "typescript", "tsx": "typescript", "mts": "typescript", "cts": "typescript", "c": "c"}
_ENDINGS |= {"kt": "kotlin", "kts": "kotlin", "scala": "scala", "sc": "scala", "cu": "cuda", "cuh": "cuda"}


def facts_lines(history: History) -> Iterator[dict[str, Any]]:
    """The repository, then its own commits, newest first."""
    yield repository_line(history)
    for commit in history.commits:
        yield commit_line(history.name, commit)


def repository_line(history: History) -> dict[str, Any]:
    """`excluded`: reason -> files or commits that do not count; `issues`: how many the subjects name."""
    commits = history.commits
    return {
        "kind": "repository",
        "repository": history.name,
        "path": history.path,
        "head": history.head,
        "commits": history.n_commits,
        "commits_authored": history.n_own,
        "first": _day(history.first),
        "last": _day(history.last),
        "active_months": len({date.fromordinal(c.day).strftime("%Y-%m") for c in commits}),
        "merged_by_others": sum(c.by_other for c in commits),
        "released": sum(c.released for c in commits),
        "releases": history.releases,
        "assisted": sum(c.assisted for c in commits),
        "shared": sum(c.shared for c in commits),
        "issues": len({issue for c in commits for issue in c.issues}),
        "files": len({t.path for c in commits for t in c.touches}),
        "lines": sum(t.lines for c in commits for t in c.touches),
        "excluded": history.left_out,
        "shallow": history.shallow,
        "not_available": history.unreadable,
    }


def commit_line(repository: str, commit: Commit) -> dict[str, Any]:
    """One own commit; the words of `evidence.history.Commit`."""
    return {
        "kind": "commit",
        "repository": repository,
        "commit": commit.id,
        "day": _day(commit.day),
        "fix": commit.fix,
        "merged_by_other": commit.by_other,
        "released": commit.released,
        "assisted": commit.assisted,
        "shared": commit.shared,
        "issues": commit.issues,
        "touches": [_touch(touch) for touch in commit.touches],
    }


def _touch(touch: Touch) -> dict[str, Any]:
    path = touch.path
    return {
        "file": path,
        "lines": touch.lines,
        "language": language_name(path),
        "added": bool(touch.blob),
        "test": is_test(path),
        "ci": is_ci(path),
        "configuration": is_configuration(path),
        "dependencies": is_dependency_file(path),
        "uses": touch.used,
        "imports": touch.imported,
        "packages": touch.packages,
    }


def language_name(path: str) -> str | None:
    """The language of a file by its name; None where its imports cannot be read."""
    language = language_of(path)
    if language is None:
        return None
    return _ENDINGS.get(path.rpartition(".")[2].lower(), _LANGUAGES.get(language, language))


def _day(ordinal: int | None) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None
