"""What own commits touched, read on all cores where there are many of them.

Why:
    Reading blobs is nearly all of the work, and commits do not know of each other. A chunk is a run of
    neighbours, so that what one commit found is still at hand for the one that wrote it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import NamedTuple

import pygit2
from pygit2.enums import RepositoryOpenFlag

from gander.evidence.history import Touch
from gander.shell.gitrepo_commit import CommitReader
from gander.shell.gitrepo_walk import ERRORS

FEW = 1_500
"""commits that one process reads as fast as it would start others"""
_CHUNK = 400
Step = Callable[[int, int], None]


class Asked(NamedTuple):
    """A commit to read. `template`: what it brings was made by one."""

    id: str
    template: bool


@dataclass(slots=True)
class Touched:
    """`touches`: by commit id. `left_out`: reason -> files. `unreadable`: blobs and commits."""

    touches: dict[str, tuple[Touch, ...]] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    unreadable: int = 0

    def add(self, other: Touched) -> None:
        self.touches.update(other.touches)
        self.left_out.update(other.left_out)
        self.unreadable += other.unreadable


def read_touches(
    path: str, asked: Sequence[Asked], foreign: set[bytes], alone: bool = False, step: Step | None = None
) -> Touched:
    """What the asked commits of the repository at `path` touched. `alone`: in this process only. `step`: told
    how many are read, where it takes a second or more."""
    found = Touched()
    step = step if len(asked) > FEW else None
    chunks = [asked[at : at + _CHUNK] for at in range(0, len(asked), _CHUNK)]
    done = 0
    if not alone and len(asked) > FEW and (os.cpu_count() or 1) > 1:
        for one in _in_parallel(path, chunks, foreign):
            found.add(one)
            done += 1
            if step:
                step(min(done * _CHUNK, len(asked)), len(asked))
    if done < len(chunks):
        reader = _Chunks(path, foreign)
        for number in range(done, len(chunks)):
            found.add(reader.read(chunks[number]))
            if step:
                step(min((number + 1) * _CHUNK, len(asked)), len(asked))
    return found


def _in_parallel(path: str, chunks: list[Sequence[Asked]], foreign: set[bytes]) -> Iterator[Touched]:
    """Chunk by chunk in their order; fewer where processes cannot be had."""
    # a fork would copy the threads of Polars; a spawned process starts clean on every platform
    context = multiprocessing.get_context("spawn")
    workers = min(len(chunks), os.cpu_count() or 1)
    try:
        with ProcessPoolExecutor(
            workers, mp_context=context, initializer=_start, initargs=(path, foreign)
        ) as pool:
            yield from pool.map(_read, chunks)
    except (BrokenProcessPool, OSError):
        return


class _Chunks:
    """Reads chunks of one repository."""

    def __init__(self, path: str, foreign: set[bytes]) -> None:
        bound_memory()
        self.repository = pygit2.Repository(path, RepositoryOpenFlag.NO_SEARCH)
        self.reader = CommitReader(self.repository, foreign)

    def read(self, asked: Sequence[Asked]) -> Touched:
        reader, found = self.reader, Touched()
        reader.left_out, reader.unreadable = Counter(), 0
        for one in asked:
            try:
                commit = self.repository[one.id].peel(pygit2.Commit)
                found.touches[one.id] = reader.touches(commit, one.template)
            except ERRORS:
                found.unreadable += 1
        found.left_out = reader.left_out
        found.unreadable += reader.unreadable
        return found


def bound_memory() -> None:
    """libgit2 keeps objects and maps packs as if memory had no end."""
    pygit2.settings.owner_validation = False
    pygit2.settings.cache_max_size(64 << 20)
    pygit2.settings.mwindow_mapped_limit = 192 << 20


_chunks: list[_Chunks] = []


def _start(path: str, foreign: set[bytes]) -> None:
    _chunks.append(_Chunks(path, foreign))


def _read(asked: Sequence[Asked]) -> Touched:
    return _chunks[0].read(asked)
