"""What a repository's history holds of one person's own work, before any skill is known.

Why:
    Traces are kept free of the vocabulary, so that a new skill costs no new walk through the history. They
    are named tuples, because a cached history is tens of thousands of them and has to be there at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

VERSION = "5"
"""Changes whenever a trace would be read differently; kept traces of another version are read again."""


class Touch(NamedTuple):
    """One file that a commit changed.

    `lines`: own added lines that are more than brackets, comments or imports. `used`, `imported`: keys such
    as 'py:torch.nn' whose names stand in added lines, and those whose import line was added. `packages`:
    keys such as 'pypi:torch' that the commit added to a dependency file. `blob`: the content's id, where
    the commit added a file that did not stand there before, else ''.
    """

    path: str
    lines: int
    used: tuple[str, ...]
    imported: tuple[str, ...]
    packages: tuple[str, ...]
    blob: str = ""


class Commit(NamedTuple):
    """One own commit. `day`: ordinal of the author's local date. `twin`: equal for rebased or copied ones.

    `assisted`: its message says that a coding assistant took part. `shared`: it has several human authors,
    or the person is named as its co-author. `issues`: those that its subject names ('#12', 'ABC-12').
    `root`: it has no parent.
    """

    id: str
    day: int
    twin: str
    fix: bool
    by_other: bool
    released: bool
    touches: tuple[Touch, ...]
    assisted: bool = False
    shared: bool = False
    issues: tuple[str, ...] = ()
    root: bool = False


class Author(NamedTuple):
    """Somebody who committed to a repository, after its mailmap."""

    name: str
    email: str
    n_commits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One repository as read for one person.

    `n_commits` counts every commit walked, `n_own` the person's own without merges. `left_out`: reason ->
    touched files (or commits) that do not count. `authors`: up to five, most commits first. `releases`: tags
    that name a version.
    """

    path: str
    name: str
    head: str | None
    n_commits: int = 0
    n_own: int = 0
    first: int | None = None
    last: int | None = None
    commits: Sequence[Commit] = ()
    left_out: dict[str, int] = field(default_factory=dict)
    authors: tuple[Author, ...] = ()
    shallow: bool = False
    unreadable: int = 0
    releases: int = 0
