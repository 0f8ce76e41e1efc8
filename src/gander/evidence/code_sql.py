"""SQL -> what each statement does, by tree-sitter's grammar; templates of dbt are filled in first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from tree_sitter import Language, Node, Parser

MAX_LENGTH = 400_000
"""characters of one text that are parsed"""
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_BLOCK = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PLACE = re.compile(r"%\(\w+\)s|%s|(?<![:\w]):[a-z_]\w*")
_BEGIN = re.compile(
    r"^\s*(?:--[^\n]*\n\s*|/\*.*?\*/\s*)*(?:with|select|insert|update|merge|create|delete)\b", re.I | re.S
)

_BEFORE = frozenset({"keyword_with", "keyword_recursive", "cte", "comment", "marginalia"})


class Statement(NamedTuple):
    """One statement. `kind`: 'select', 'create_table', 'insert' …; the rest are counts of what is in it."""

    kind: str
    line: int
    joins: int = 0
    windows: int = 0
    ctes: int = 0
    recursive: bool = False
    groups: int = 0
    havings: int = 0
    upserts: int = 0
    keys: int = 0
    """primary and foreign keys that a table declares"""


def is_sql(text: str) -> bool:
    """Whether a literal text of a program begins as a statement does and goes on as one."""
    if not _BEGIN.match(text[:600]) or len(text) < 20:
        return False
    return re.search(r"\b(?:from|into|set|table|view|using)\b", text, re.I) is not None


def statements(text: str, first_line: int = 1) -> tuple[Statement, ...]:
    """The statements of a text, in order. `first_line`: where the text begins in its file."""
    if len(text) > MAX_LENGTH:
        text = text[:MAX_LENGTH]
    filled = _PLACE.sub("1", _CALL.sub(_same_lines("x"), _BLOCK.sub(_same_lines(""), text)))
    tree = _parser().parse(filled.encode("utf-8", "replace"))
    return tuple(_statement(node, first_line) for node in _tops(tree.root_node))


def _same_lines(word: str) -> Callable[[re.Match[str]], str]:
    """A replacement that keeps the number of lines."""
    return lambda match: word + "\n" * match[0].count("\n")


@cache
def _parser() -> Parser:
    from tree_sitter_sql import language

    return Parser(Language(language()))


def _tops(root: Node) -> Iterator[Node]:
    """Statements that stand in no other one; those around an error are looked into."""
    todo = [root]
    while todo:
        node = todo.pop()
        if node.type == "statement":
            yield node
        else:
            todo += reversed(node.children)


def _statement(top: Node, first_line: int) -> Statement:
    counts: dict[str, int] = {}
    first = (c.type for c in top.named_children if c.type not in _BEFORE)
    todo = [top]
    while todo:
        node = todo.pop()
        counts[node.type] = counts.get(node.type, 0) + 1
        todo += reversed(node.children)
    keys = sum(counts.get(word, 0) for word in ("keyword_primary", "keyword_references", "keyword_foreign"))
    return Statement(
        kind=next(first, ""),
        line=first_line + int(top.start_point[0]),
        joins=sum(
            counts.get(word, 0) for word in ("join", "cross_join", "lateral_join", "lateral_cross_join")
        ),
        windows=counts.get("window_function", 0),
        ctes=counts.get("cte", 0),
        recursive="keyword_recursive" in counts,
        groups=counts.get("group_by", 0),
        havings=counts.get("having", 0),
        upserts=counts.get("keyword_merge", 0) + counts.get("keyword_conflict", 0),
        keys=keys,
    )
