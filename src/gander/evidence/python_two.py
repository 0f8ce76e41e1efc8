"""Python 2 source -> text that Python 3 parses, line for line, so that older repositories can be looked at.

Why:
    Much of the machine learning of 2012 to 2017 was written in Python 2. Its differences lie in a few
    statements; these are rewritten by rule, for the parser alone: the meaning of the program is not kept.
"""

from __future__ import annotations

import re

_RULES = (
    (re.compile(r"^(\s*(?:[^#\n'\"]*[:;]\s*)?)print\s*>>\s*([^,\n]+),?(.*)$", re.M), r"\1print(\3)"),
    (re.compile(r"^(\s*(?:(?:if|else|for|while|elif|try)\b[^#\n'\"]*:\s*)?)print$", re.M), r"\1print()"),
    (re.compile(r"^(\s*except\s+[^:\n]+?)\s*,\s*(\w+)\s*:", re.M), r"\1 as \2:"),
    (re.compile(r"^(\s*raise\s+[\w.]+)\s*,\s*([^\n]+)$", re.M), r"\1(\2)"),
    (re.compile(r"^(\s*)exec\s+(?!\()([^\n]+)$", re.M), r"\1exec(\2)"),
    (re.compile(r"(?<![\w.])0([0-7]+)\b(?!\.)"), r"0o\1"),
    (re.compile(r"\b(\d+|0[xX][0-9a-fA-F]+)[lL]\b"), r"\1"),
    (re.compile(r"\b[uU][rR](?=['\"])"), "r"),
    (re.compile(r"<>"), "!="),
    (re.compile(r"`([^`\n]+)`"), r"repr(\1)"),
    (re.compile(r"\blambda\s*\(([\w\s,]+)\)\s*:"), r"lambda \1:"),
    (re.compile(r"^(\s*def\s+\w+\s*\([^()\n]*)\((\s*\w+(?:\s*,\s*\w+)+\s*)\)([^()\n]*\))", re.M), r"\1_\3"),
)
_PRINT = re.compile(r"^(\s*(?:(?:if|else|for|while|elif|try|with)\b[^\n]*?:\s+)?)print\s+(?!=)(?=\S)")
_LOOKS = re.compile(
    r"^\s*(?:\w[^#\n]*:\s*)?print(?:\s+[^\s(=]|\s*$|\s*>>|\s+\()|^\s*except\s+[\w.()\s,]+,", re.M
)
MAX_LINES_JOINED = 40
"""lines that one print statement may run over"""


def looks_like_python_two(text: str) -> bool:
    """Whether a statement is there that only Python 2 has."""
    return _LOOKS.search(text) is not None


def python_three(text: str) -> str:
    """The same lines with Python 2's statements rewritten; whatever else is wrong stays wrong."""
    text = text.expandtabs(8)
    for wanted, put in _RULES:
        text = wanted.sub(put, text)
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        found = _PRINT.match(lines[number])
        if found:
            number = _closed(lines, number, found.group(1), lines[number][found.end() :])
        number += 1
    return "\n".join(lines)


def _closed(lines: list[str], first: int, before: str, rest: str) -> int:
    """Puts brackets around what a print statement prints; returns the line that it ends on."""
    last, depth = first, _depth(rest)
    while (
        (depth > 0 or lines[last].endswith("\\"))
        and last + 1 < len(lines)
        and last < first + MAX_LINES_JOINED
    ):
        last += 1
        depth += _depth(lines[last])
    lines[first] = f"{before}print({rest}"
    body, comment = _comment_apart(lines[last])
    lines[last] = f"{body.rstrip()}){comment}"
    return last


def _depth(line: str) -> int:
    bare = re.sub(r"'[^'\n]*'|\"[^\"\n]*\"", "", line)
    return sum(map(bare.count, "([{")) - sum(map(bare.count, ")]}"))


def _comment_apart(line: str) -> tuple[str, str]:
    found = re.match(r"((?:[^#'\"]|'[^'\n]*'|\"[^\"\n]*\")*)(#.*)$", line)
    return (found.group(1), f"  {found.group(2)}") if found else (line, "")
