"""Added lines of a file, and which of them are more than brackets, comments and imports.

Why:
    A line counts as added when the old text holds no such line anywhere. So code that only moved is not new,
    and no patch has to be made, which took most of the time. Most of two versions is equal, so only what
    lies between their common begin and end is cut into lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from gander.evidence.import_scan import Span

_HASH = r"#|\"\"\"|'''|//|/\*|\*|--|<!--|%%|;"
_SLASH = r"//|/\*|\*(?:\s|/|$)|<!--"
_IMPORT = (
    r"import\b|from\s+\S+\s+import\b|export\b.*\bfrom\s*['\"]|using\s+[\w.]+;|#\s*include\b|use\s+[\w:]+"
    r"|package\s|(?:const|let|var)\b.*\brequire\(|library\(|require\(|extern\s+crate\b"
)
_OF_HASH, _OF_SLASH = (re.compile(f"{comment}|{_IMPORT}") for comment in (_HASH, _SLASH))
_TRIVIAL = {"go": re.compile(rf'{_SLASH}|{_IMPORT}|(?:[\w.]+\s+)?"[\w./~-]+"$')}
"""Go: lines inside an import block look like nothing else in that language"""
_RUST_BLOCK = re.compile(r"use\s[^;]{1,1000};")
_WORDS = re.compile(r"\w\W{0,20}\w\W{0,20}\w")
_SLASH_LANGUAGES = frozenset({"js", "go", "jvm", "java", "rust", "c"})
_STEP = 1 << 14
_MANY = 12
"""lines looked up in a text before a set of all its lines is quicker"""
_TRIES = 40
"""places of a line looked at in a text before all its lines are cut"""


class Line(NamedTuple):
    """A stripped line and where its first character stands in the text."""

    text: str
    start: int


class Region(NamedTuple):
    """Where two texts differ, by whole lines: from `start` to `old` in the one, `new` in the other."""

    start: int
    old: int
    new: int


def changed(old: str, new: str) -> Region:
    """The smallest region of whole lines outside of which two texts are equal."""
    shorter = min(len(old), len(new))
    start = new.rfind("\n", 0, _alike(old, new, shorter)) + 1
    tail = _alike_at_end(old, new, shorter - start)
    if tail:
        begin = new.find("\n", len(new) - tail)
        tail = 0 if begin < 0 else len(new) - begin - 1
    return Region(start, len(old) - tail, len(new) - tail)


def _alike(a: str, b: str, most: int) -> int:
    """How many characters are equal from the begin on."""
    at, step = 0, _STEP
    while step:
        while at + step <= most and a[at : at + step] == b[at : at + step]:
            at += step
        step //= 2
    return at


def _alike_at_end(a: str, b: str, most: int) -> int:
    at, step = 0, _STEP
    end_a, end_b = len(a), len(b)
    while step:
        while at + step <= most and a[end_a - at - step : end_a - at] == b[end_b - at - step : end_b - at]:
            at += step
        step //= 2
    return at


def difference(old: str, new: str, region: Region) -> tuple[list[Line], set[str]]:
    """The lines that the region of `new` holds and that of `old` does not, without empty ones; and those of
    `old` that `new` does not hold, as they stand there."""
    raw = new[region.start : region.new].splitlines(keepends=True)
    before = (
        set(old[region.start : region.old].splitlines(keepends=True)) if region.old > region.start else set()
    )
    starts = accumulate(map(len, raw), initial=region.start)
    gone = before.difference(raw)
    left = set(map(str.strip, gone))
    fresh = [
        _line(line, at)
        for line, at in zip(raw, starts, strict=False)
        if line not in before and not line.isspace() and line.strip() not in left
    ]
    return fresh, gone


def _line(raw: str, at: int) -> Line:
    return Line(raw.strip(), at + len(raw) - len(raw.lstrip()))


class Before:
    """All old texts of one commit that share a file ending: which lines do they hold?

    `more`: gives further texts (of deleted files), asked for only when a line is in none of the others.
    """

    def __init__(self, texts: Sequence[str], more: Callable[[], Iterable[str]]) -> None:
        self._texts = list(texts)
        self._more = more
        self._sets: dict[int, set[str]] = {}
        self._looked: Counter[int] = Counter()

    def held(self, lines: Iterable[str]) -> set[str]:
        """Those of the stripped lines that any of the texts has."""
        asked = set(lines)
        held: set[str] = set()
        for number, text in enumerate(self._all(asked, held)):
            known = self._sets.get(number)
            if known is None and self._looked[number] + len(asked) <= _MANY:
                self._looked[number] += len(asked)
                held.update(line for line in asked - held if _has_line(text, line))
                continue
            if known is None:
                known = self._sets[number] = line_set(text)
            held |= asked & known
        return held

    def _all(self, asked: set[str], held: set[str]) -> Iterator[str]:
        yield from self._texts
        if len(asked) > len(held):
            more, self._more = list(self._more()), tuple
            self._texts += more
            yield from more


def _has_line(text: str, line: str) -> bool:
    at = text.find(line)
    tries = 0
    while at >= 0:
        end = at + len(line)
        before = text[max(text.rfind("\n", 0, at) + 1, at - 400) : at].splitlines(keepends=True)
        after = text[end : end + 400].partition("\n")[0].splitlines(keepends=True)
        begins = not before or not before[-1].strip() or before[-1][-1:] in "\r\x0b\x0c\x1e"
        if begins and (not after or not after[0].strip()):
            return True
        tries += 1
        if tries > _TRIES:
            return line in line_set(text)
        at = text.find(line, at + 1)
    return False


def line_set(text: str) -> set[str]:
    """All stripped lines of a text."""
    return set(map(str.strip, text.splitlines()))


def blocks(text: str, language: str | None, statements: Sequence[Span], texts: Iterable[Span]) -> list[Span]:
    """Where docstrings and imports of several lines stand: what lies in them is no own line. `statements`:
    the imports, `texts`: the texts over several lines of a Python source."""
    found = [span for span in statements if "\n" in text[span[0] : span[1]]]
    if language == "py":
        found += (span for span in texts if not _before(text, span[0]).strip(" \trRbBuU"))
    elif language == "rust":
        spans = (match.span() for match in _RUST_BLOCK.finditer(text))
        found += (span for span in spans if not _before(text, span[0]).strip(" \tpub"))
    return sorted(found)


def _before(text: str, at: int) -> str:
    return text[max(text.rfind("\n", 0, at) + 1, at - 400) : at]


def outside(lines: Iterable[Line], spans: Sequence[Span], text: str) -> Iterator[Line]:
    """The lines that do not begin in one of the spans; both in the order of the text."""
    number = 0
    for line in lines:
        first = line.start
        while number < len(spans) and spans[number][1] <= first:
            number += 1
        # a docstring's prefix ('r') stands before its quotes
        if number == len(spans) or text[first : spans[number][0]].strip("rRbBuU"):
            yield line


def non_trivial(line: str, language: str | None) -> bool:
    """Whether it holds three word characters or more and is neither comment nor import."""
    trivial = _TRIVIAL.get(language or "") or (_OF_SLASH if language in _SLASH_LANGUAGES else _OF_HASH)
    return _WORDS.search(line) is not None and trivial.match(line) is None
