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
    """What is known of one version. `spans`, `texts`: its statements and texts; None where only its imports
    are known, from a neighbour's."""

    imports: Imports
    made: Assigned
    spans: list[Span] | None = None
    texts: Strings | None = None


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
        if language is None or language in READERS:
            spans = blocks(text, language, (), ()) if language == "rust" else []
            own = _own(fresh, spans, text, language, before)
            return Parts(own, *_by_patterns(language, text, fresh, own, before)) if language else Parts(own)
        calm = bool(old) and _calm(language, fresh, gone)
        known = self._known.get(new_id)
        if known is None or (known.spans is None and not calm):
            known = self._read(language, text, new_id)
        texts = known.texts or (strings(text) if language == "py" else Strings([]))
        own = _own(fresh, blocks(text, language, known.spans or [], texts.spans), text, language, before)
        if calm and old_id not in self._known and not _assigns(text, fresh, gone):
            self._keep(old_id, _Known(known.imports, known.made))
        used = used_keys(language, known.imports, text, own, known.made)
        named = set[str]()
        new = [] if calm else _new_statements(text, known.spans or [], fresh, before)
        if new:
            was = self._known.get(old_id) or (self._read(language, old, old_id) if old else None)
            named = parsed(language, new).keys() - (was.imports.keys() if was else set()) - used
        return Parts(own, frozenset(used), frozenset(named))

    def _read(self, language: str, text: str, key: Hashable) -> _Known:
        texts = strings(text) if language == "py" else Strings([])
        spans = statements(language, text, texts)
        imports = read_imports(language, text, spans)
        known = _Known(imports, assigned(language, imports, text), spans, texts)
        self._keep(key, known)
        return known

    def _keep(self, key: Hashable, known: _Known) -> None:
        self._known.pop(key, None)
        self._known[key] = known
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]


def _own(fresh: list[Line], spans: list[Span], text: str, language: str | None, before: Before) -> list[str]:
    code = outside(fresh, spans, text) if spans else fresh
    lines = [line.text for line in code if non_trivial(line.text, language)]
    held = before.held(lines) if lines else ()
    return [line for line in lines if line not in held]


def _by_patterns(
    language: str, text: str, fresh: list[Line], own: list[str], before: Before
) -> tuple[frozenset[str], frozenset[str]]:
    used = frozenset(used_keys(language, read_imports(language, text), text, own) if own else ())
    held = before.held(line.text for line in fresh)
    added = "\n".join(line.text for line in fresh if line.text not in held)
    return used, frozenset(read_imports(language, added).keys()) - used


def _calm(language: str, fresh: list[Line], gone: set[str]) -> bool:
    """Whether no line that came or went may be part of an import."""
    marks = _PY_MARKS if language == "py" else _MARKS
    both = "\n".join((*(line.text for line in fresh), *gone))
    return not any(mark in both for mark in marks) and _NAMES.search(both) is None


def _assigns(text: str, fresh: list[Line], gone: set[str]) -> bool:
    """Whether a line that came or went assigns something at the left margin."""
    if any("=" in line and line[0] not in " \t\n" for line in gone):
        return True
    return any("=" in line.text and text[max(line.start, 1) - 1] not in " \t" for line in fresh)


def _new_statements(text: str, spans: list[Span], fresh: list[Line], before: Before) -> list[str]:
    """The import statements that hold a line which no old text has."""
    starts = [line.start for line in fresh]
    lines = [_lines_of(span, text, fresh, starts) for span in spans]
    held = before.held(line for found in lines for line in found)
    return [
        text[start:end]
        for (start, end), found in zip(spans, lines, strict=True)
        if any(line not in held for line in found)
    ]


def _lines_of(span: Span, text: str, fresh: list[Line], starts: list[int]) -> list[str]:
    """The added lines that a statement holds."""
    number = bisect_left(starts, text.rfind("\n", 0, span[0]) + 1)
    found: list[str] = []
    while number < len(fresh) and starts[number] < span[1]:
        found.append(fresh[number].text)
        number += 1
    return found
