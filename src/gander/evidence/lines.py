"""Added lines of a file, and which of them are more than brackets, comments and imports.

Why:
    A line counts as added when the old text holds no such line anywhere. So code that only moved is not new,
    and no patch has to be made, which took most of the time.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_HASH = re.compile(r"^(?:#|\"\"\"|'''|//|/\*|\*|--|<!--|%%|;)")
_SLASH = re.compile(r"^(?://|/\*|\*(?:\s|/|$)|<!--)")
_IMPORT = re.compile(
    r"^(?:import\b|from\s+\S+\s+import\b|export\b.*\bfrom\s*['\"]|using\s+[\w.]+;|#\s*include\b|use\s+[\w:]+|package\s"
    r"|(?:const|let|var)\b.*\brequire\(|library\(|require\(|extern\s+crate\b)"
)
_IMPORT_OF = {"go": re.compile(r'^(?:[\w.]+\s+)?"[\w./~-]+"$')}
"""lines inside an import block that look like nothing else in that language"""
_TRIPLE = re.compile(r"(\"\"\"|''')[\s\S]*?\1")
_PY_BLOCK = re.compile(r"import[ \t]*\([^()]*\)")
_JS_BLOCK = re.compile(
    r"import\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?\{[^{}'\"]{1,4000}\}\s*from\s*['\"][^'\"\n]*['\"];?"
)
_RUST_BLOCK = re.compile(r"use\s[^;]{1,1000};")
_WORDS = re.compile(r"\w\W{0,20}\w\W{0,20}\w")
_SLASH_LANGUAGES = frozenset({"js", "go", "jvm", "rust", "c"})


def added_lines(new: str, old: Collection[str]) -> list[str]:
    """The stripped lines of `new` that `old` (stripped lines) does not hold; an empty line is never new."""
    return [line for raw in new.splitlines() if (line := raw.strip()) and line not in old]


def line_set(text: str) -> set[str]:
    """All stripped lines of a text."""
    return {line.strip() for line in text.splitlines()}


def code_only(text: str, language: str | None) -> str:
    """The text without docstrings and imports, as far as they reach over several lines."""
    if language == "py":
        text = _without(text, _TRIPLE, " \trRbBuU")
        return _without(text, _PY_BLOCK, None)
    if language == "js":
        return _without(text, _JS_BLOCK, " \t")
    return _without(text, _RUST_BLOCK, " \tpub") if language == "rust" else text


def _without(text: str, pattern: re.Pattern[str], before: str | None) -> str:
    """The text without matches that begin their line but for `before`; None: the line's begin goes too.

    The patterns begin with a letter, not with '^', which would be tried at every place.
    """
    kept: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if start < at or (before is not None and text[start : match.start()].strip(before)):
            continue
        kept.append(text[at:start])
        at = match.end()
    return "".join((*kept, text[at:])) if kept or at else text


def non_trivial(lines: Collection[str], language: str | None) -> list[str]:
    """Those lines that hold three word characters or more and are neither comment nor import."""
    comment = _SLASH if language in _SLASH_LANGUAGES else _HASH
    block = _IMPORT_OF.get(language or "", comment)
    return [
        line
        for line in lines
        if _WORDS.search(line) and not (comment.match(line) or _IMPORT.match(line) or block.match(line))
    ]
