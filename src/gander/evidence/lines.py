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
_WORD = re.compile(r"\w")
_SLASH_LANGUAGES = frozenset({"js", "go", "jvm", "rust", "c"})


def added_lines(new: str, old: Collection[str]) -> list[str]:
    """The stripped lines of `new` that `old` (stripped lines) does not hold; an empty line is never new."""
    return [line for raw in new.splitlines() if (line := raw.strip()) and line not in old]


def line_set(text: str) -> set[str]:
    """All stripped lines of a text."""
    return {line.strip() for line in text.splitlines()}


def non_trivial(lines: Collection[str], language: str | None) -> list[str]:
    """Those lines that hold three word characters or more and are neither comment nor import."""
    comment = _SLASH if language in _SLASH_LANGUAGES else _HASH
    return [
        line
        for line in lines
        if not comment.match(line) and not _IMPORT.match(line) and len(_WORD.findall(line, 0, 40)) >= 3
    ]
