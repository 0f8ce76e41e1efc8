"""Facts: what was seen of each skill in each repository. No judgement; that is for findings and levels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from gander.evidence.dependencies import is_dependency_file
from gander.evidence.history import History, Touch
from gander.evidence.packed import Packed, pack
from gander.evidence.rules import is_test
from gander.evidence.signatures import Signatures
from gander.evidence.uses import Use, Uses

__all__ = ["GIT", "Kind", "Trace", "Use", "Uses", "counted_once", "facts", "facts_of", "module_name"]
_SHARED = frozenset({"google", "azure"})
"""Python packages that many products share"""
GIT = "git"
"""the one skill that every own commit shows, whatever it touches"""

Kind = Literal["import", "dependency", "file", "language", "finding"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One skill in one repository in one way. `what`: names seen, most seen first; `uses`: one a commit."""

    skill: str
    repository: str
    kind: Kind
    what: tuple[str, ...]
    uses: Sequence[Use]
    files: tuple[str, ...]


class _Gathered:
    """What is gathered of one skill and kind while a history is read."""

    __slots__ = ("files", "uses", "what")

    def __init__(self) -> None:
        self.uses: dict[int, list[int]] = {}
        self.what: Counter[str] = Counter()
        self.files: Counter[str] = Counter()

    def add(self, commit: int, lines: int, test: bool, what: str, path: str | None = None) -> None:
        use = self.uses.get(commit)
        if use is None:
            self.uses[commit] = [lines, test]
        else:
            use[0] += lines
            use[1] |= test
        self.what[what] += 1
        if path is not None:
            self.files[path] += 1


def facts(
    histories: Iterable[History], signatures: Signatures, kinds: Mapping[str, str]
) -> tuple[Trace, ...]:
    """The traces of all skills. `kinds`: skill id -> kind of the vocabulary ('language' …).

    A commit that lies in several repositories (forks, clones, rebased copies) counts in the first one only.
    """
    return tuple(
        trace
        for history, commits in counted_once(histories)
        for trace in facts_of(history.name, commits, signatures, kinds)
    )


def counted_once(histories: Iterable[History]) -> Iterator[tuple[History, Packed]]:
    """Each history with those of its commits that no earlier one holds."""
    seen: NDArray[Any] | None = None
    for history in histories:
        packed = pack(history.commits)
        twins = packed.columns["twin_key"]
        fresh = None if seen is None else ~np.isin(twins, seen)
        if fresh is not None and not fresh.all():
            packed = pack([c for c, new in zip(packed, fresh.tolist(), strict=True) if new])
        yield history, packed
        seen = twins if seen is None else np.union1d(seen, twins)


def facts_of(name: str, packed: Packed, signatures: Signatures, kinds: Mapping[str, str]) -> Iterator[Trace]:
    """The traces of one repository."""
    gathered: dict[tuple[str, Kind], _Gathered] = defaultdict(_Gathered)
    for number, commit in enumerate(packed):
        for touch in commit.touches:
            _touch(number, touch, signatures, kinds, gathered)
        if GIT in kinds:
            gathered[GIT, "file"].add(number, sum(t.lines for t in commit.touches) or 1, False, "own commits")
    for (skill, kind), found in gathered.items():
        rows = [(number, lines, bool(test)) for number, (lines, test) in found.uses.items()]
        yield Trace(
            skill=skill,
            repository=name,
            kind=kind,
            what=tuple(w for w, _ in found.what.most_common(5)),
            uses=Uses.of(packed, rows),
            files=tuple(f for f, _ in found.files.most_common(5)),
        )


def module_name(key: str) -> str:
    """What a reader wants to see of an import key: 'torch' for 'py:torch.nn.Module'."""
    language, _, module = key.partition(":")
    if language not in ("py", "jvm"):
        return module
    parts = module.split(".")
    if language == "py":
        return ".".join(parts[: 3 if parts[0] in _SHARED else 1])
    return ".".join(parts[:4])


def _touch(
    commit: int,
    touch: Touch,
    signatures: Signatures,
    kinds: Mapping[str, str],
    gathered: dict[tuple[str, Kind], _Gathered],
) -> None:
    path = touch.path
    test = is_test(path)
    counted: set[str] = set()
    for keys, lines in ((touch.used, touch.lines), (touch.imported, 0)):
        for key in keys:
            for skill in signatures.of_import(key):
                # one file counts its lines once for a skill, however many of its modules it uses
                own = 0 if skill in counted else lines
                counted.add(skill)
                gathered[skill, "import"].add(commit, own, test, module_name(key), path)
    for key in touch.packages:
        for skill in signatures.of_package(key):
            gathered[skill, "dependency"].add(commit, 0, False, key.partition(":")[2], path)
    for skill in signatures.of_path(path):
        kind: Kind = "language" if kinds.get(skill) == "language" else "file"
        # 'package.json' names a language but is not written in it
        own = (
            0 if kind == "language" and is_dependency_file(path) and not path.endswith(".py") else touch.lines
        )
        gathered[skill, kind].add(commit, own, test, path.rpartition("/")[2], path)
