"""How many own lines stand at HEAD: asked of git file by file, in a given time, and kept by content."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

import pygit2

from gander.evidence.history import History
from gander.evidence.packed import pack
from gander.evidence.survival import Survival, most_written, standing
from gander.shell.blame import Blamed, blame_files, installed_git, scratch
from gander.shell.cache import keep
from gander.shell.facts_cache import FactsCache
from gander.shell.gitrepo import Opened, open_repository
from gander.shell.gitrepo_walk import ERRORS
from gander.shell.reading import Reading
from gander.shell.repositories import Progress

MAX_FILES = 400
"""files of one repository, those with most own lines"""
SECONDS = 30.0
"""for all repositories"""


def read_survival(
    readings: Sequence[Reading], progress: Progress, cache: FactsCache, seconds: float = SECONDS
) -> tuple[Survival, ...]:
    """One a repository with own commits; what could not be looked at says why."""
    until = time.monotonic() + seconds
    git = installed_git()
    own = [r for r in readings if r.history is not None and r.history.n_own]
    return tuple(_of_one(reading, git, progress, cache, until) for reading in own)


def _of_one(
    reading: Reading, git: str | None, progress: Progress, cache: FactsCache, until: float
) -> Survival:
    start = time.monotonic()
    assert reading.history is not None
    if git is None:
        return Survival(repository=reading.name, why="not available: git is not installed")
    try:
        opened = open_repository(reading.path)
        if opened.head is None:
            return Survival(repository=reading.name, why="not available: HEAD leads to no commit")
        found = _looked(opened, reading.history, git, progress, cache, until)
    except ERRORS as error:
        why = f"not available: the tree cannot be read ({' '.join(str(error).split())})"
        return Survival(repository=reading.name, why=why)
    n_files, lines, why = found
    ids = {commit.id for commit in reading.history.commits}
    return Survival(
        repository=reading.name,
        n_files=n_files,
        n_looked=len(lines),
        n_standing=sum(standing(one, ids) for one in lines),
        n_lines=sum(sum(one.values()) for one in lines),
        seconds=round(time.monotonic() - start, 2),
        why=why,
    )


def _looked(
    opened: Opened, history: History, git: str, progress: Progress, cache: FactsCache, until: float
) -> tuple[int, list[Blamed], str]:
    """(files at HEAD with own lines, lines by commit of each that was looked at, why not of all)."""
    assert opened.head is not None
    tree = opened.repository[opened.head].peel(pygit2.Commit).tree
    there = {path: blob for path in most_written(pack(history.commits)) if (blob := _blob(tree, path))}
    asked = dict(list(there.items())[:MAX_FILES])
    file = cache.file(opened.path, ()).with_suffix(".blame")
    kept = _kept(file, opened)
    found = {path: kept[key] for path, blob in asked.items() if (key := f"{blob} {path}") in kept}
    failed = 0
    with scratch(opened) as folder:
        fresh = [path for path in asked if path not in found]
        for path, lines in blame_files(git, folder, opened.head, fresh, until):
            if lines is None:
                failed += 1
            else:
                found[path] = kept[f"{asked[path]} {path}"] = lines
            progress("looking which lines stand", len(found), len(asked))
    if len(fresh) > failed:
        keep(file, json.dumps(kept).encode())
    return len(there), list(found.values()), _why(len(there), len(found), time.monotonic() > until)


def _why(n_files: int, n_looked: int, late: bool) -> str:
    if n_looked == n_files:
        return ""
    if late:
        return f"{n_files - n_looked:,} files were not looked at: the time was over"
    if n_looked >= MAX_FILES:
        return f"{n_files - n_looked:,} files with fewer own lines were not looked at"
    return f"not available for {n_files - n_looked:,} files: git could not read them"


def _blob(tree: pygit2.Tree, path: str) -> str | None:
    try:
        entry = tree[path]
    except ERRORS:
        return None
    return str(entry.id) if entry.filemode in (0o100644, 0o100755) else None


def _kept(file: Path, opened: Opened) -> dict[str, Blamed]:
    """What was found of the same contents, while all commits that it names are still there."""
    try:
        plain = json.loads(file.read_bytes())
        return {
            str(key): {str(c): int(n) for c, n in lines.items()}
            for key, lines in plain.items()
            if all(commit in opened.repository for commit in lines)
        }
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}
