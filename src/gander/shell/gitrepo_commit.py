"""What one commit changed against its first parent, read from blobs and never from a working folder.

Why:
    Tree against tree needs no attributes, filters or drivers of a hostile repository, and lines instead of
    patches are read many times as fast.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence

import pygit2

from gander.evidence import rules
from gander.evidence.added import Added
from gander.evidence.dependencies import is_dependency_file, packages
from gander.evidence.history import Touch
from gander.evidence.imports import language_of
from gander.evidence.lines import Before
from gander.evidence.notebook import notebook_code
from gander.shell.gitrepo_diff import Change, TreeDiff

_MAX_OLD = 200
"""deleted files whose lines are compared, so that moved code is not new"""
_KEPT, _KEPT_LENGTH = 128, 200_000
"""texts kept, and up to which length"""
_STDLIB = frozenset(sys.stdlib_module_names)
_ERRORS = (pygit2.GitError, KeyError, ValueError, OSError)
_FIRST = re.compile(r"(?:readme|licen[cs]e|\.gitignore|\.gitattributes)[^/]*$", re.IGNORECASE)
"""what a forge puts into a new repository that no template is asked for"""
BULK, COPIED, TEMPLATE = "bulk import", "copied file", "template clone"


class CommitReader:
    """Reads own commits of one repository. `left_out` counts files by reason, `unreadable` missing blobs.

    `foreign`: ids of blobs that stood in a tree by somebody else before the person's first commit.
    """

    def __init__(self, repository: pygit2.Repository, foreign: Container[bytes] = ()) -> None:
        self._repository = repository
        self._odb = repository.odb
        self._diff = TreeDiff(self._odb)
        self._foreign = foreign
        # what a commit found is what the one after it wrote, so half of all blobs are known already
        self._texts: dict[pygit2.Oid, str] = {}
        self._added = Added()
        self.left_out: Counter[str] = Counter()
        self.unreadable = 0

    def touches(self, commit: pygit2.Commit, template: bool = False) -> tuple[Touch, ...]:
        """The files that this commit changed. `template`: what it adds was made by somebody else.

        Raises pygit2.GitError or KeyError when a tree is damaged.
        """
        changes = self._changes(commit)
        written = [c for c in changes if c.new is not None]
        made = template and any(not _FIRST.match(c.path) for c in written)
        if made or len(written) > rules.MAX_FILES:
            self.left_out[TEMPLATE if made else BULK] += len(written)
            return ()
        kept = list(self._kept(changes, written))
        if not kept:
            return ()
        before = self._before(changes, kept)
        touches = [t for c in kept if (t := self._touch(c, before, commit)) is not None]
        if sum(t.lines for t in touches) > rules.MAX_LINES:
            self.left_out[BULK] += len(touches)
            return ()
        return tuple(touches)

    def _kept(self, changes: list[Change], written: list[Change]) -> Iterator[Change]:
        gone = {c.old for c in changes if c.new is None}
        for change in written:
            assert change.new is not None
            reason = rules.left_out(change.path)
            if reason is None and change.old is None:
                if change.new in gone:
                    reason = "moved"
                elif change.new.raw in self._foreign:
                    reason = COPIED
            if reason:
                self.left_out[reason] += 1
            else:
                yield change

    def _changes(self, commit: pygit2.Commit) -> list[Change]:
        parents = commit.parent_ids
        before = self._repository[parents[0]].peel(pygit2.Commit).tree_id if parents else None
        return self._diff.changes(before, commit.tree_id)

    def _before(self, changes: list[Change], kept: list[Change]) -> dict[str, Before]:
        """The old texts of the commit by file ending."""
        endings = {_ending(c.path) for c in kept if not _is_prose(c.path)}
        old: dict[str, list[Change]] = defaultdict(list)
        gone: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            ending = _ending(change.path)
            if change.old is not None and ending in endings and not _is_prose(change.path):
                (old if change.new is not None else gone)[ending].append(change)
        return {
            ending: Before(
                list(self._old_texts(old[ending])),
                lambda found=gone[ending][:_MAX_OLD]: self._old_texts(found),  # type: ignore[misc]
            )
            for ending in endings
        }

    def _old_texts(self, changes: Sequence[Change]) -> Iterator[str]:
        for change in changes:
            text = self._text(change.old, change.path) if change.old is not None else None
            if text is not None:
                yield text

    def _touch(self, change: Change, before: dict[str, Before], commit: pygit2.Commit) -> Touch | None:
        path = change.path
        blob = str(change.new)[:16] if change.old is None else ""
        nothing = Touch(path, 0, (), (), (), blob)
        if _is_prose(path):
            return nothing
        assert change.new is not None
        text = self._text(change.new, path, new=True)
        if text is None:
            return nothing
        dependencies = is_dependency_file(path)
        reason = rules.left_out_text(text)
        if reason and not dependencies:
            self.left_out[reason] += 1
            return None
        old = (self._text(change.old, path) if change.old is not None else None) or ""
        parts = self._added.parts(text, old, language_of(path), before[_ending(path)], change.new, change.old)
        if len(parts.own) > rules.MAX_FILE_LINES:
            self.left_out[BULK] += 1
            return None
        used, named = parts.used, parts.named
        if language_of(path) == "py":
            used, named = (_foreign(keys, path, commit) for keys in (used, named))
        added = packages(path, text) - packages(path, old) if dependencies else set[str]()
        keys = (tuple(sorted(k)) for k in (used, named, added))
        return Touch._make((path, len(parts.own), *keys, blob))

    def _text(self, oid: pygit2.Oid, path: str, new: bool = False) -> str | None:
        """The content as text; None for what is binary, too large or missing. Only `new` ones are counted."""
        known = self._texts.pop(oid, None)
        if known is None:
            try:
                size = self._odb.read_header(oid)[1]
                if size > (rules.MAX_NOTEBOOK if path.endswith(".ipynb") else rules.MAX_BLOB):
                    self.left_out["too large"] += new
                    return None
                known = decoded(self._odb.read(oid)[1])
            except _ERRORS:
                self.unreadable += 1
                return None
            if known is None:
                return None
            known = notebook_code(known) if path.endswith(".ipynb") else known
        if len(known) < _KEPT_LENGTH:
            self._texts[oid] = known
            if len(self._texts) > _KEPT:
                del self._texts[next(iter(self._texts))]
        return known


def _foreign(keys: frozenset[str], path: str, commit: pygit2.Commit) -> frozenset[str]:
    """Without modules that are a file of the same folder or of the root ('redis.py' is not Redis)."""
    if not keys:
        return keys
    folder, tree = path.rpartition("/")[0], commit.tree
    local: dict[str, bool] = {}
    for key in keys:
        top = key[3:].partition(".")[0]
        if top not in local:
            places = {f"{folder}/{top}.py" if folder else f"{top}.py", f"{top}.py"} - {path}
            local[top] = top not in _STDLIB and any(place in tree for place in places)
    return frozenset(k for k in keys if not local[k[3:].partition(".")[0]])


def decoded(data: bytes) -> str | None:
    """A blob as text, whatever its encoding; None for what is binary or kept elsewhere (Git LFS)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:8000] or data.startswith(b"version https://git-lfs"):
        return None
    return data.decode("utf-8", "replace")


def _is_prose(path: str) -> bool:
    """Data or prose, of which only the path counts; 'requirements.txt' is neither."""
    return rules.is_data(path) and not is_dependency_file(path)


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else name
