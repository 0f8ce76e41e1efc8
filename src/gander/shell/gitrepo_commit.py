"""What one commit changed against its first parent, read from blobs and never from a working folder.

Why:
    Tree against tree needs no attributes, filters or drivers of a hostile repository, and line sets instead
    of patches read some five times as many commits a second.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from typing import NamedTuple

import pygit2
from pygit2.enums import DeltaStatus, DiffOption

from gander.evidence import rules
from gander.evidence.dependencies import is_dependency_file, packages
from gander.evidence.history import Touch
from gander.evidence.imports import language_of, read_imports, used_keys
from gander.evidence.lines import added_lines, code_only, line_set, non_trivial
from gander.evidence.notebook import notebook_code

_FLAGS = DiffOption.SKIP_BINARY_CHECK | DiffOption.IGNORE_SUBMODULES
_REGULAR = frozenset({0o100644, 0o100755, 0o100664})
_MAX_OLD = 200
"""deleted files whose lines are compared, so that moved code is not new"""
_KEPT, _KEPT_LENGTH = 128, 200_000
"""texts kept, and up to which length"""
_STDLIB = frozenset(sys.stdlib_module_names)
_ERRORS = (pygit2.GitError, KeyError, ValueError, OSError)


class _Change(NamedTuple):
    path: str
    old: pygit2.Oid | None
    new: pygit2.Oid | None


class CommitReader:
    """Reads own commits of one repository. `left_out` counts files by reason, `unreadable` missing blobs."""

    def __init__(self, repository: pygit2.Repository) -> None:
        self._odb = repository.odb
        # what a commit found is what the one after it wrote, so half of all blobs are known already
        self._texts: dict[pygit2.Oid, str] = {}
        self.left_out: Counter[str] = Counter()
        self.unreadable = 0

    def touches(self, commit: pygit2.Commit) -> tuple[Touch, ...]:
        """The files that this commit changed. Raises pygit2.GitError or KeyError when a tree is damaged."""
        changes = self._changes(commit)
        written = [c for c in changes if c.new is not None]
        if len(written) > rules.MAX_FILES:
            self.left_out["large import"] += len(written)
            return ()
        gone = {c.old for c in changes if c.new is None}
        kept: list[_Change] = []
        for change in written:
            reason = rules.left_out(change.path) or (
                "moved" if change.old is None and change.new in gone else None
            )
            if reason:
                self.left_out[reason] += 1
            else:
                kept.append(change)
        if not kept:
            return ()
        before, texts = self._before(changes, kept)
        touches = [t for c in kept if (t := self._touch(c, before, texts, commit.tree)) is not None]
        if sum(t.lines for t in touches) > rules.MAX_LINES:
            self.left_out["large import"] += len(touches)
            return ()
        return tuple(touches)

    def _changes(self, commit: pygit2.Commit) -> list[_Change]:
        if commit.parent_ids:
            diff = commit.parents[0].tree.diff_to_tree(commit.tree, _FLAGS)
        else:
            diff = commit.tree.diff_to_tree(flags=_FLAGS, swap=True)
        changes: list[_Change] = []
        for delta in diff.deltas:
            old, new = delta.old_file, delta.new_file
            if delta.status == DeltaStatus.DELETED:
                if old.mode in _REGULAR:
                    changes.append(_Change(_path(old), old.id, None))
            elif new.mode in _REGULAR:
                changes.append(
                    _Change(_path(new), None if delta.status == DeltaStatus.ADDED else old.id, new.id)
                )
        return changes

    def _before(
        self, changes: list[_Change], kept: list[_Change]
    ) -> tuple[dict[str, set[str]], dict[str, str]]:
        """All old lines of the commit by extension, and the old text of its dependency files by path."""
        endings = {_ending(c.path) for c in kept}
        lines: dict[str, set[str]] = defaultdict(set)
        texts: dict[str, str] = {}
        old = [c for c in changes if c.new is not None] + [c for c in changes if c.new is None][:_MAX_OLD]
        for change in old:
            if change.old is None or _ending(change.path) not in endings or _is_prose(change.path):
                continue
            text = self._text(change.old, change.path)
            if text is not None:
                lines[_ending(change.path)] |= line_set(text)
                if is_dependency_file(change.path):
                    texts[change.path] = text
        return lines, texts

    def _touch(
        self, change: _Change, before: dict[str, set[str]], texts: dict[str, str], tree: pygit2.Tree
    ) -> Touch | None:
        path, nothing = change.path, Touch(change.path, 0, (), (), ())
        named = packages_added = frozenset[str]()
        dependencies = is_dependency_file(path)
        if _is_prose(path):
            return nothing
        assert change.new is not None
        text = self._text(change.new, path, new=True)
        if text is None:
            return nothing
        reason = rules.left_out_text(text)
        if reason and not dependencies:
            self.left_out[reason] += 1
            return None
        language = language_of(path)
        old = before.get(_ending(path), set())
        added = added_lines(text, old)
        code = code_only(text, language) if added else text
        own = non_trivial(added if code is text else added_lines(code, old), language)
        if len(own) > rules.MAX_FILE_LINES:
            self.left_out["large import"] += 1
            return None
        used = frozenset[str]()
        if language and added:
            used = frozenset(used_keys(language, read_imports(language, text), text, own))
            named = frozenset(read_imports(language, "\n".join(added)).keys()) - used
            if language == "py":
                used, named = (self._foreign(keys, path, tree) for keys in (used, named))
        if dependencies:
            packages_added = frozenset(packages(path, text) - packages(path, texts.get(path, "")))
        return Touch(path, len(own), *(tuple(sorted(k)) for k in (used, named, packages_added)))

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

    def _foreign(self, keys: frozenset[str], path: str, tree: pygit2.Tree) -> frozenset[str]:
        """Without modules that are a file of the same folder or of the root ('redis.py' is not Redis)."""
        folder = path.rpartition("/")[0]
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


def _path(file: pygit2.DiffFile) -> str:
    return file.raw_path.decode("utf-8", "replace")


def _is_prose(path: str) -> bool:
    """Data or prose, of which only the path counts; 'requirements.txt' is neither."""
    return rules.is_data(path) and not is_dependency_file(path)


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else name
