"""Reading many repositories: kept histories first, then fresh ones, on all cores when there is much to do."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from gander.evidence.packed import pack
from gander.model import Problem
from gander.shell.copied import without_copied
from gander.shell.facts_cache import FactsCache, Kept
from gander.shell.gitrepo import history_problem, open_repository, read_history, rename
from gander.shell.gitrepo_contained import LeadsOutError
from gander.shell.gitrepo_touches import Step
from gander.shell.gitrepo_walk import ERRORS
from gander.shell.reading import Reading
from gander.shell.repositories import Progress, display_names, unreadable_part

__all__ = ["Reading", "read_repositories"]
LARGE = 8_000_000
"""bytes of packs"""
PATIENCE = 0.6
"""seconds of reading alone, before other processes are worth their start"""


class _Job(NamedTuple):
    path: Path
    name: str
    identities: tuple[str, ...]
    cache: FactsCache


def read_repositories(
    paths: Sequence[Path], identities: Iterable[str], progress: Progress, cache: FactsCache
) -> list[Reading]:
    """The history of each repository for these identities, in the order given."""
    who = tuple(identities)
    names = display_names(paths)
    done: dict[Path, Reading] = {}
    fresh: list[_Job] = []
    for path in paths:
        job = _Job(path, names[path], who, cache)
        kept = _kept(job)
        if kept is None:
            fresh.append(job)
        else:
            done[path] = kept
            progress("reading repositories", len(done), len(paths))
    large = [job for job in fresh if len(fresh) == 1 or _is_large(job.path)]
    for job in large:
        done[job.path] = read_one(job, False, lambda n, of: progress("reading commits", n, of))
        progress("reading repositories", len(done), len(paths))
    fresh = [job for job in fresh if job not in large]
    start = time.monotonic()
    while fresh and (len(fresh) == 1 or time.monotonic() - start < PATIENCE):
        job = fresh.pop(0)
        done[job.path] = read_one(job)
        progress("reading repositories", len(done), len(paths))
    for reading in _in_parallel(fresh):
        done[reading.path] = reading
        progress("reading repositories", len(done), len(paths))
    return without_copied([done[path] for path in paths])


def _is_large(path: Path) -> bool:
    """Whether one repository is work for all cores; others are read side by side, each by one."""
    size = 0
    for folder in (path / ".git" / "objects" / "pack", path / "objects" / "pack"):
        with contextlib.suppress(OSError):
            size += sum(file.stat().st_size for file in folder.glob("*.pack"))
    return size > LARGE


def _in_parallel(jobs: list[_Job]) -> Iterable[Reading]:
    """Readings as they come; what a broken pool leaves is read here."""
    left = {job.path: job for job in jobs}
    if jobs:
        workers = min(len(jobs), os.cpu_count() or 1)
        # a fork would copy the threads of Polars; a spawned process starts clean on every platform
        context = multiprocessing.get_context("spawn")
        try:
            with ProcessPoolExecutor(workers, mp_context=context) as pool:
                for future in as_completed([pool.submit(read_one, job) for job in jobs]):
                    reading = future.result()
                    left.pop(reading.path)
                    yield reading
        except (BrokenProcessPool, OSError):
            pass
    for job in left.values():
        yield read_one(job)


def _kept(job: _Job) -> Reading | None:
    kept = job.cache.get(job.path, job.identities)
    if kept is None:
        return None
    try:
        if open_repository(job.path).fingerprint != kept.fingerprint:
            return None
    except ERRORS:
        return None
    history = rename(kept.history, job.name)
    return Reading(job.path, job.name, history, history_problem(history), kept.fingerprint)


def read_one(job: _Job, alone: bool = True, step: Step | None = None) -> Reading:
    """Opens and reads one repository and keeps its history. Never raises for what is wrong with it.

    `alone`: in this process only. `step`: told how many of how many commits are read.
    """
    try:
        opened = open_repository(job.path)
    except ERRORS as error:
        return Reading(job.path, job.name, None, _not_opened(job.path, error))
    stale = job.cache.get(job.path, job.identities)
    before = stale.history if stale else None
    history, problem = read_history(opened, job.name, job.identities, before, alone, step)
    fingerprint = ""
    if problem == history_problem(history) and not history.unreadable:
        # what is damaged or missing may be mended without any branch being moved, so it is not kept
        history = replace(history, commits=pack(history.commits))
        job.cache.put(job.path, job.identities, Kept(opened.fingerprint, history))
        fingerprint = opened.fingerprint
    elif problem is not None and (shut := unreadable_part(job.path)) is not None:
        problem = _no_permission(job.path, f"{problem.why}; no permission for {shut}", shut)
    return Reading(job.path, job.name, history, problem, fingerprint)


def _no_permission(path: Path, why: str, shut: Path) -> Problem:
    return Problem(where=str(path), why=why, next=f"allow it with: chmod -R u+rX '{shut}', or leave it out")


def _not_opened(path: Path, error: BaseException) -> Problem:
    shut = unreadable_part(path)
    if shut is not None:
        return _no_permission(path, f"this repository may not be read: no permission for {shut}", shut)
    if isinstance(error, LeadsOutError):
        return Problem(where=str(path), why=f"this repository is not read: {error}", next=error.next)
    reason = " ".join(str(error).split()) or type(error).__name__
    return Problem(
        where=str(path),
        why=f"this repository cannot be opened: it is damaged ({reason})",
        next="check it with: git -C <folder> status; or leave it out",
    )
