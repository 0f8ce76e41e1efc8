"""Where the import statements of a source text stand, by a scan that skips what is no import.

Why:
    A plain word is found a thousand times faster than a file is parsed. Where a text, a docstring or a
    comment might hold what looks like an import, the slow and exact way decides: every token of Python,
    the grammar of other languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tree_sitter import Node

from gander.evidence.import_parse import import_nodes

Span = tuple[int, int]
"""from, to in the text"""
MAX_EXACT = 400_000
"""characters; a longer file is not parsed whole"""
_PY_WORD = re.compile(r"import[ \t(*\\]")
_PY_SIMPLE = re.compile(
    r"[ \t]*((?:import[ \t]+[\w., \t]*+|from[ \t]+[\w.]+[ \t]+import[ \t]+[\w, \t]*+))(?=\n|#|\Z)"
)
_PY_HEAD = re.compile(r"[ \t]*+(?:[^\n'\"#]*?[:;][ \t]*)??(?=(?:import|from)[ \t\\.])")
_PY_BEHIND = re.compile(r"[:;][ \t]*+(?=(?:import|from)[ \t])")
_PY_STATEMENT = re.compile(r"(?:[^\n\\(#;]|\\\r?\n|\((?:[^()#]|#[^\n]*+)*+\))*+")
_PY_FROM = re.compile(r"import[ \t\\]|from[^\n;]*?[\w. \t\\]import\b|from[ \t\\.\w]+\\\r?\n[ \t]*import\b")
_PY_TOKEN = re.compile(
    r"#[^\n]*+"
    r'|"""[^"\\]*+(?:(?:\\[\s\S]|"(?!""))[^"\\]*+)*+(?:"""|\Z|\\\Z)'
    r"|'''[^'\\]*+(?:(?:\\[\s\S]|'(?!''))[^'\\]*+)*+(?:'''|\Z|\\\Z)"
    r'|"(?:[^"\\\n]|\\[\s\S])*+"?'
    r"|'(?:[^'\\\n]|\\[\s\S])*+'?"
)
_UNSURE = frozenset("\"'#\\")
CELL = "\x1e"
"""stands between the cells of a notebook; what one cell leaves open, the next does not inherit"""


class Strings(NamedTuple):
    """The texts of a Python file that may reach over several lines, docstrings among them."""

    spans: list[Span]

    def hold(self, at: int) -> bool:
        """Whether the place is inside one of them."""
        low, high = 0, len(self.spans)
        while low < high:
            middle = (low + high) // 2
            if self.spans[middle][0] <= at:
                low = middle + 1
            else:
                high = middle
        return low > 0 and at < self.spans[low - 1][1]


def strings(text: str) -> Strings:
    """The triple-quoted texts of a Python source, and others over several lines."""
    if '"""' not in text and "'''" not in text:
        return Strings([])
    if CELL not in text:
        spans = _plain_strings(text)
        return Strings(_exact_strings(text, 0) if spans is None else spans)
    found: list[Span] = []
    at = 0
    for cell in text.split(CELL):
        found += ((at + start, at + end) for start, end in _plain_strings(cell) or _exact_strings(cell, 0))
        at += len(cell) + 1
    return Strings(found)


def _plain_strings(text: str) -> list[Span] | None:
    """By quotes alone; None where a quote, a comment or an escape before one makes that unsure."""
    spans: list[Span] = []
    double, single = text.find('"""'), text.find("'''")
    while double >= 0 or single >= 0:
        is_double = double >= 0 and (single < 0 or double < single)
        start, quote = (double, '"""') if is_double else (single, "'''")
        if not _UNSURE.isdisjoint(text[text.rfind("\n", 0, start) + 1 : start]):
            return None
        end = text.find(quote, start + 3)
        if end < 0 or text[end - 1] == "\\" or text[end + 3 : end + 4] == quote[0]:
            return None
        end += 3
        spans.append((start, end))
        if 0 <= double < end:
            double = text.find('"""', end)
        if 0 <= single < end:
            single = text.find("'''", end)
    return spans


def _exact_strings(text: str, start: int) -> list[Span]:
    return [m.span() for m in _PY_TOKEN.finditer(text, start) if m[0][0] != "#" and _over_lines(m[0])]


def _over_lines(token: str) -> bool:
    return "\n" in token or token.startswith(('"""', "'''"))


def statements(language: str, text: str, texts: Strings | None = None) -> list[Span]:
    """The import statements of 'py', 'js', 'java', 'go' or 'c', in the order of the text. `texts`: what
    `strings` gave for a Python source, where it is known."""
    if language == "py":
        return list(_python(text, texts))
    found = _SCANS[language](text)
    if found is not None:
        return found
    if len(text) > MAX_EXACT:
        return []
    return _exact(language, text)


def _exact(language: str, text: str) -> list[Span]:
    source = text.encode("utf-8", "replace")
    whole = (_statement(node) for node in import_nodes(language, source))
    spans = list(dict.fromkeys((node.start_byte, node.end_byte) for node in whole))
    if len(source) != len(text):  # bytes to characters
        spans = [(_length(source[:start]), _length(source[:end])) for start, end in spans]
    return spans


def _statement(node: Node) -> Node:
    """What a spec or a call stands in, so that it can be parsed alone."""
    inner = node
    while inner.parent is not None and inner.type in _INNER:
        inner = inner.parent
    return inner if inner.type in _STATEMENTS else node


_STATEMENTS = frozenset({"import_declaration", "lexical_declaration", "variable_declaration"})
_INNER = frozenset(
    {"import_spec", "import_spec_list", "call_expression", "await_expression", "member_expression"}
    | {"variable_declarator", "arguments"}
)


def _length(data: bytes) -> int:
    return len(data.decode("utf-8", "replace"))


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────


def _python(text: str, texts: Strings | None) -> Iterator[Span]:
    texts = strings(text) if texts is None else texts
    done = 0
    for word in _PY_WORD.finditer(text):
        if word.start() < done:
            continue
        line = max(text.rfind("\n", done, word.start()) + 1, done)
        simple = _PY_SIMPLE.match(text, line)
        if simple is not None and text[line - 2 : line - 1] not in ("\\", "\r"):  # nine of ten
            start, done = simple.span(1)
            if not texts.spans or not texts.hold(start):
                yield start, done
            continue
        while line > done and text[max(line - 3, 0) : line].rstrip("\r\n")[-1:] == "\\":
            line = max(text.rfind("\n", done, line - 1) + 1, done)  # 'from a \' and the next line
        done = text.find("\n", word.end())
        done = len(text) if done < 0 else done
        head = _PY_HEAD.match(text, line) or _behind_texts(text, line, done)
        while head is not None:
            match = _PY_STATEMENT.match(text, head.end())
            assert match is not None
            start, end = match.span()
            if _PY_FROM.match(text, start, end):
                if not texts.hold(start):
                    yield start, end
                done = max(done, end)
            head = _PY_HEAD.match(text, end + 1) if text[end : end + 1] == ";" else None


def _behind_texts(text: str, line: int, end: int) -> re.Match[str] | None:
    """The begin of an import behind a text on its line: "q = '#'; import a"."""
    tokens = [token.span() for token in _PY_TOKEN.finditer(text, line, end)]
    for match in _PY_BEHIND.finditer(text, line, end):
        if not any(start <= match.start() < stop for start, stop in tokens):
            return match
    return None


# ── JavaScript and TypeScript ─────────────────────────────────────────────────────────────────────────

_JS_END = re.compile(r"\bfrom\s*['\"][^'\"\n]+['\"]")
_JS_REQUIRE = re.compile(
    r"\b(?:const|let|var)\s+(?:[\w$]+|\{[^{}=]{0,2000}\})\s*=\s*(?:await\s+)?(?:require|import)\s*\(\s*"
    r"(?:'[^'\n]+'|\"[^\"\n]+\")\s*\)"
)
_JS_BARE = re.compile(r"\b(?:import\s*\(?|require\s*\()\s*(?:'[^'\n]+'|\"[^\"\n]+\")(?:\s*\))?")
_MAX_CLAUSE = 4000
"""characters between 'import' and 'from'"""


def _javascript(text: str) -> list[Span] | None:
    spans: list[Span] = []
    last = 0
    for match in _JS_END.finditer(text):
        begin = max(last, match.start() - _MAX_CLAUSE)
        at = max(text.rfind("import", begin, match.start()), text.rfind("export", begin, match.start()))
        if at >= 0:
            if "//" in text[at : match.start()] or "/*" in text[at : match.start()]:
                return None
            spans.append((at, match.end()))
        last = match.end()
    spans += (m.span() for m in _JS_REQUIRE.finditer(text))
    ends = {end for _, end in spans}
    spans += (m.span() for m in _JS_BARE.finditer(text) if m.end() not in ends)
    spans.sort()
    return _outside(spans, text, "`")


def _outside(spans: Sequence[Span], text: str, quote: str = "") -> list[Span] | None:
    """Those that no '//' precedes on their line; None where one may stand in a comment or a text."""
    kept: list[Span] = []
    quotes = at = 0
    blocks = "/*" in text
    for start, end in spans:
        if quote:
            quotes += text.count(quote, at, start)
            at = start
        if quotes % 2 or (blocks and text.rfind("/*", 0, start) > text.rfind("*/", 0, start)):
            return None
        before = text[max(text.rfind("\n", 0, start) + 1, start - 500) : start]
        if "//" in before and not ("'" in before or '"' in before):
            continue
        if "'" in before or '"' in before:
            return None
        kept.append((start, end))
    return kept


# ── Java, Go, C++ ─────────────────────────────────────────────────────────────────────────────────────

_JAVA = re.compile(r"(?<![\w.])import\s[^;'\"(){}]{1,500}+;")
_GO = re.compile(r"(?<![\w.])import\s*(?:\([^()]*+\)|[^\n(]*+)")
_GO_CODE = re.compile(r"^(?:func|type|var|const)\b", re.MULTILINE)
_C = re.compile(r"#[ \t]*include[ \t]*[<\"][^\n]*")


def _java(text: str) -> list[Span] | None:
    return _outside([m.span() for m in _JAVA.finditer(text)], text)


def _go(text: str) -> list[Span] | None:
    spans = [m.span() for m in _GO.finditer(text)]
    code = _GO_CODE.search(text) if spans else None
    spans = [span for span in spans if code is None or span[0] < code.start()]
    if any(text[end : end + 1] == "(" for _, end in spans):
        return None  # a comment in the block holds brackets
    return _outside(spans, text)


def _c(text: str) -> list[Span] | None:
    spans = [m.span() for m in _C.finditer(text)]
    if spans and 'R"' in text:
        return None
    begins = [
        (start, end) for start, end in spans if not text[text.rfind("\n", 0, start) + 1 : start].strip()
    ]
    return _outside(begins, text)


_SCANS = {"js": _javascript, "java": _java, "go": _go, "c": _c}
