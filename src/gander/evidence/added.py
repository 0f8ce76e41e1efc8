"""What a commit added to one file: own lines, what they use, what was imported.

Why:
    From one version to the next, imports hardly change. Where the changed region touches none, what is known
    of one version holds for the other, and nothing of the file but that region is looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable
from typing import NamedTuple

from gander.evidence.import_parse import parsed
from gander.evidence.import_patterns import READERS
from gander.evidence.import_scan import Span, Strings, statements, strings
from gander.evidence.imported import Imports
from gander.evidence.imports import Assigned, assigned, read_imports, used_keys
from gander.evidence.lines import Before, Line, Region, blocks, changed, difference, non_trivial, outside

_KEPT = 512
_PY_MARKS = ("import", '"""', "'''")
_MARKS = ("import", "from", "require", "include", "export", "`", "/*", "*/")
_NAMES = re.compile(r"^[ \t]*[\w.*]+(?:[ \t]+as[ \t]+\w+)?[ \t]*[,)\\}]+", re.MULTILINE)
"""what a line inside an import of several lines looks like"""
"""words without which a region of a source changes no import"""


class Parts(NamedTuple):
    """`own`: added lines that are more than brackets, comments, docstrings and imports. `used`, `named`: the
    keys that they work with, and those of added imports that they do not."""

    own: list[str]
    used: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


class _Known(NamedTuple):
    imports: Imports
    made: Assigned


class Added:
    """Reads what commits added; remembers the imports of the versions that it met last, by their ids."""

    def __init__(self) -> None:
        self._known: dict[Hashable, _Known] = {}

    def parts(
        self, text: str, old: str, language: str | None, before: Before, new_id: Hashable, old_id: Hashable
    ) -> Parts:
        """What is new in `text` against `old` ('' where there was none) and against what the commit moved."""
        region = changed(old, text) if old else Region(0, 0, len(text))
        fresh, gone = difference(old, text, region)
        if not fresh:
            return Parts([])
        held = before.held(line.text for line in fresh)
        if language is None or language in READERS:
            spans = blocks(text, language, (), ()) if language == "rust" else []
            own = _own(fresh, spans, text, language, held)
            return Parts(own, *_by_patterns(language, text, fresh, own, held)) if language else Parts(own)
        texts = strings(text) if language == "py" else Strings([])
        calm = bool(old) and _calm(language, text, old, fresh, gone)
        known = self._known.get(new_id) if calm else None
        spans = [] if known else statements(language, text, texts)
        own = _own(fresh, blocks(text, language, spans, texts.spans), text, language, held)
        if known is None:
            imports = read_imports(language, text, spans)
            known = _Known(imports, assigned(language, imports, text))
            self._keep(new_id, known)
        if calm and not _assigns(text, fresh, gone):
            self._keep(old_id, known)
        used = used_keys(language, known.imports, text, own, known.made)
        named = set[str]() if calm else _named(language, text, old, spans, fresh, held)
        return Parts(own, frozenset(used), frozenset(named - used))

    def _keep(self, key: Hashable, known: _Known) -> None:
        self._known.pop(key, None)
        self._known[key] = known
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]


def _own(fresh: list[Line], spans: list[Span], text: str, language: str | None, held: set[str]) -> list[str]:
    code = outside(fresh, spans, text) if spans else fresh
    return [line.text for line in code if line.text not in held and non_trivial(line.text, language)]


def _by_patterns(
    language: str, text: str, fresh: list[Line], own: list[str], held: set[str]
) -> tuple[frozenset[str], frozenset[str]]:
    used = (
        frozenset(used_keys(language, read_imports(language, text), text, own)) if own else frozenset[str]()
    )
    added = "\n".join(line.text for line in fresh if line.text not in held)
    return used, frozenset(read_imports(language, added).keys()) - used


def _calm(language: str, text: str, old: str, fresh: list[Line], gone: set[str]) -> bool:
    """Whether no line that came or went may be part of an import."""
    marks = _PY_MARKS if language == "py" else _MARKS
    both = "\n".join((*(line.text for line in fresh), *gone))
    return not any(mark in both for mark in marks) and _NAMES.search(both) is None


def _assigns(text: str, fresh: list[Line], gone: set[str]) -> bool:
    """Whether a line that came or went assigns something at the left margin."""
    if any("=" in line and line[0] not in " \t\n" for line in gone):
        return True
    return any("=" in line.text and text[max(line.start, 1) - 1] not in " \t" for line in fresh)


def _named(
    language: str, text: str, old: str, spans: list[Span], fresh: list[Line], held: set[str]
) -> set[str]:
    """The keys of import statements that hold a new line, without those that the file imported already."""
    starts = [line.start for line in fresh]
    new = [text[start:end] for start, end in spans if _is_new((start, end), text, fresh, starts, held)]
    if not new:
        return set()
    known = read_imports(language, old).keys() if old else set[str]()
    return parsed(language, new).keys() - known


def _is_new(span: Span, text: str, fresh: list[Line], starts: list[int], held: set[str]) -> bool:
    """Whether a line of the statement was added by the commit."""
    number = bisect_left(starts, text.rfind("\n", 0, span[0]) + 1)
    while number < len(fresh) and starts[number] < span[1]:
        if fresh[number].text not in held:
            return True
        number += 1
    return False
