"""Files that stood in another given repository, by others, before the person added them here.

Why:
    A tutorial or a template that lies beside one's own work is there to be compared with: a content's id is
    enough. What it cannot see: repositories that are not given, files that were changed by a byte, contents
    that stood on no main line, and commits that added fewer than `MIN_ADDED` files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pygit2
from numpy.typing import NDArray

from gander.evidence.history import Commit, History
from gander.evidence.packed import Packed, pack
from gander.shell.gitrepo import Opened, open_repository
from gander.shell.gitrepo_commit import COPIED, TEMPLATE
from gander.shell.gitrepo_own import blobs_of
from gander.shell.gitrepo_walk import ERRORS, first_parents
from gander.shell.reading import Reading

MIN_ADDED = 2
"""files that a commit adds, for it to be looked at"""
MAX_COMMITS = 20
"""commits of one repository that are looked at, those that add most files first"""
MIN_TEMPLATE = 5
"""copied files of a first commit that make all of it a clone, when they are half of it"""
_EPOCH, _DAY = 719_163, 86_400


def without_copied(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without files that others had before, counted in `left_out`."""
    others = [
        _opened(r) for r in readings if r.history is not None and r.history.n_commits and not r.history.n_own
    ]
    sources = [opened for opened in others if opened is not None]
    return [_of_one(reading, sources) for reading in readings] if sources else list(readings)


def _opened(reading: Reading) -> Opened | None:
    try:
        opened = open_repository(reading.path)
    except ERRORS:
        return None
    return opened if opened.head is not None else None


def _of_one(reading: Reading, sources: list[Opened]) -> Reading:
    history = reading.history
    if history is None or not history.n_own:
        return reading
    packed = pack(history.commits)
    copied = _copied(packed, sources)
    if not copied.any():
        return reading
    digest = hashlib.blake2b(np.packbits(copied).tobytes(), digest_size=8).hexdigest()
    mark = f"{reading.fingerprint}+{digest}" if reading.fingerprint else ""
    return reading._replace(history=_without(history, packed, copied), fingerprint=mark)


def _copied(packed: Packed, sources: list[Opened]) -> NDArray[np.bool_]:
    """Which touches added what another repository held before that day."""
    blobs, starts, days = (packed.columns[name] for name in ("blob", "touch_start", "day"))
    commit = np.repeat(np.arange(len(packed)), np.diff(starts))
    added = np.bincount(commit, weights=blobs != 0, minlength=len(packed))
    most = [n for n in np.argsort(-added, kind="stable")[:MAX_COMMITS].tolist() if added[n] >= MIN_ADDED]
    copied = np.zeros(len(blobs), dtype=bool)
    for source in sources:
        known: dict[pygit2.Oid, NDArray[np.uint64]] = {}
        for n in most:
            oid = _before(source, int(days[n]))
            if oid is None:
                continue
            if oid not in known:
                held = {int.from_bytes(blob[:8]) for blob in blobs_of(source.repository, [oid])}
                known[oid] = np.fromiter(held, dtype=np.uint64, count=len(held))
            of_commit = slice(int(starts[n]), int(starts[n + 1]))
            copied[of_commit] |= np.isin(blobs[of_commit], known[oid]) & (blobs[of_commit] != 0)
    return copied


def _before(source: Opened, day: int) -> pygit2.Oid | None:
    """The newest commit of the main line that is older than a day."""
    assert source.head is not None
    for oid in first_parents(source.repository, pygit2.Oid(hex=source.head)):
        if source.repository[oid].peel(pygit2.Commit).commit_time < (day - _EPOCH) * _DAY:
            return oid
    return None


def _without(history: History, packed: Packed, copied: NDArray[np.bool_]) -> History:
    left_out = dict(history.left_out)
    starts = packed.columns["touch_start"]
    commits: list[Commit] = []
    for n, commit in enumerate(packed):
        gone = copied[int(starts[n]) : int(starts[n + 1])]
        number = int(gone.sum())
        if not number:
            commits.append(commit)
            continue
        clone = commit.root and number >= MIN_TEMPLATE and 2 * number >= len(gone)
        reason, number = (TEMPLATE, len(gone)) if clone else (COPIED, number)
        left_out[reason] = left_out.get(reason, 0) + number
        kept = [] if clone else [t for t, out in zip(commit.touches, gone.tolist(), strict=True) if not out]
        commits.append(commit._replace(touches=tuple(kept)))
    return replace(history, commits=pack(commits), left_out=left_out)
