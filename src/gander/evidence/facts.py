"""Facts: what was seen of each skill in each repository. No judgement; that is for findings and levels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from gander.evidence.dependencies import is_dependency_file
from gander.evidence.history import Commit, History, Touch
from gander.evidence.rules import is_test
from gander.evidence.signatures import Signatures

_SHARED = frozenset({"google", "azure"})
"""Python packages that many products share"""
GIT = "git"
"""the one skill that every own commit shows, whatever it touches"""

Kind = Literal["import", "dependency", "file", "language", "finding"]


class Use(NamedTuple):
    """One commit that touched a skill. `lines`: own non-trivial lines that used it, 0 = only named.

    `day`: ordinal; `test`: in a test file; `fix`, `by_other`, `released`: of the commit.
    """

    commit: str
    day: int
    lines: int
    test: bool
    fix: bool
    by_other: bool
    released: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One skill in one repository in one way. `what`: names seen, most seen first; `uses`: one a commit."""

    skill: str
    repository: str
    kind: Kind
    what: tuple[str, ...]
    uses: tuple[Use, ...]
    files: tuple[str, ...]


class _Gathered:
    """What is gathered of one skill and kind while a history is read."""

    __slots__ = ("files", "uses", "what")

    def __init__(self) -> None:
        self.uses: dict[str, list[int]] = {}
        self.what: Counter[str] = Counter()
        self.files: Counter[str] = Counter()

    def add(self, commit: str, lines: int, test: bool, what: str, path: str | None = None) -> None:
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
    seen: set[str] = set()
    traces: list[Trace] = []
    for history in histories:
        commits = [c for c in history.commits if c.twin not in seen]
        seen.update(c.twin for c in commits)
        traces += _of_history(history.name, commits, signatures, kinds)
    return tuple(traces)


def _of_history(
    name: str, commits: list[Commit], signatures: Signatures, kinds: Mapping[str, str]
) -> list[Trace]:
    gathered: dict[tuple[str, Kind], _Gathered] = defaultdict(_Gathered)
    for commit in commits:
        for touch in commit.touches:
            _touch(commit.id, touch, signatures, kinds, gathered)
        if GIT in kinds:
            gathered[GIT, "file"].add(
                commit.id, sum(t.lines for t in commit.touches) or 1, False, "own commits"
            )
    by_id = {c.id: c for c in commits}
    return [
        Trace(
            skill=skill,
            repository=name,
            kind=kind,
            what=tuple(w for w, _ in found.what.most_common(5)),
            uses=tuple(
                Use(c.id, c.day, lines, bool(test), c.fix, c.by_other, c.released)
                for commit, (lines, test) in found.uses.items()
                for c in (by_id[commit],)
            ),
            files=tuple(f for f, _ in found.files.most_common(5)),
        )
        for (skill, kind), found in gathered.items()
    ]


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
    commit: str,
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
