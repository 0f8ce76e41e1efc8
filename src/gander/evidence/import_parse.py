"""Import statements -> Imports, by a real parser: Python's own, tree-sitter's grammars for the others."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tree_sitter import Node

from gander.evidence.code_grammars import parser
from gander.evidence.imported import Imports

_GO_VERSION = re.compile(r"^v\d+$")
_OWN = (".", "/", "@/", "~")
"""what modules of the same project begin with in JavaScript"""
_MAX_DEPTH = 40


def parsed(language: str, statements: Iterable[str]) -> Imports:
    """The imports that statements of 'py', 'js', 'java', 'go' or 'c' name. One that cannot be parsed names
    nothing."""
    found = Imports({}, set())
    for statement in statements:
        bound, whole = _one(language, statement)
        for name, key in bound:
            found.bind(name, key)
        found.whole.update(whole)
    return found


@lru_cache(maxsize=30_000)
def _one(language: str, statement: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """(names with their keys, keys without a name) of one statement. Kept by its text, since the same few
    thousand stand in all versions of all files."""
    found = Imports({}, set())
    if language == "py":
        _python(statement, found)
    else:
        reader = {"js": _javascript, "java": _java, "go": _go, "c": _c}[language]
        for node in import_nodes(language, statement.encode("utf-8", "replace")):
            reader(node, found)
    return tuple((name, key) for name, keys in found.bound.items() for key in keys), tuple(found.whole)


def import_nodes(language: str, source: bytes) -> Iterator[Node]:
    """What imports in a source: statements, specs, calls of `require`; in the order of the text."""
    wanted = _NODES[language]
    todo = [(parser(_GRAMMAR.get(language, language)).parse(source).root_node, 0)]
    while todo:
        node, depth = todo.pop()
        if node.type in wanted:
            yield node
            if language != "js":
                continue
        if depth < _MAX_DEPTH:
            todo += [(child, depth + 1) for child in reversed(node.named_children)]


_GRAMMAR = {"js": "ts", "c": "cpp"}
"""grammars that read more than one language"""
_NODES = {
    "js": frozenset({"import_statement", "export_statement", "call_expression"}),
    "java": frozenset({"import_declaration"}),
    "go": frozenset({"import_spec"}),
    "c": frozenset({"preproc_include"}),
}


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text else ""


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────


def _python(text: str, found: Imports) -> None:
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in body:
        if isinstance(node, ast.Import):
            for name in node.names:
                found.bind(name.asname or name.name.partition(".")[0], f"py:{name.name}")
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for name in node.names:
                if name.name == "*":
                    found.whole.add(f"py:{node.module}")
                else:
                    found.bind(name.asname or name.name, f"py:{node.module}.{name.name}")


# ── JavaScript and TypeScript ─────────────────────────────────────────────────────────────────────────


def _javascript(node: Node, found: Imports) -> None:
    source: Node | None
    names: Node | None
    if node.type == "call_expression":
        called = _text(node.child_by_field_name("function"))
        arguments = node.child_by_field_name("arguments")
        first = arguments.named_children[0] if arguments is not None and arguments.named_children else None
        if called not in ("require", "import") or first is None or first.type != "string":
            return
        source, names = first, _declared(node)
    else:
        source, names = _source(node), node
    module = _text(source).strip("'\"").removeprefix("node:")
    if not module or module.startswith(_OWN):
        return
    bound = list(_names(names)) if names is not None else []
    for name in bound:
        found.bind(name, f"js:{module}")
    if not bound:
        found.whole.add(f"js:{module}")


def _source(node: Node) -> Node | None:
    source = node.child_by_field_name("source")
    if source is None:  # import x = require('y')
        clause = next((c for c in node.named_children if c.type == "import_require_clause"), None)
        source = clause.child_by_field_name("source") if clause is not None else None
    return source


def _declared(call: Node) -> Node | None:
    """What a declaration binds the call's result to: `const {a} = await require('b')`."""
    node: Node | None = call.parent
    while node is not None and node.type in ("await_expression", "member_expression", "call_expression"):
        node = node.parent
    return (
        node.child_by_field_name("name") if node is not None and node.type == "variable_declarator" else None
    )


_JS_BOUND = frozenset({"identifier", "shorthand_property_identifier_pattern"})


def _names(node: Node) -> Iterator[str]:
    """The names in this file that an import clause or a pattern binds; of an export none."""
    if node.type == "export_statement":
        return
    if node.type in _JS_BOUND:
        yield _text(node)
    elif node.type == "import_specifier":
        yield _text(node.child_by_field_name("alias") or node.child_by_field_name("name"))
    elif node.type == "pair_pattern":
        value = node.child_by_field_name("value")
        if value is not None:
            yield from _names(value)
    elif node.type in _JS_HOLDERS:
        for child in node.named_children:
            yield from _names(child)


_JS_HOLDERS = frozenset(
    {"import_statement", "import_clause", "named_imports", "namespace_import", "import_require_clause"}
    | {"object_pattern", "array_pattern", "object_assignment_pattern"}
)


# ── Java, Go, C++ ─────────────────────────────────────────────────────────────────────────────────────


def _java(node: Node, found: Imports) -> None:
    names = [child for child in node.named_children if child.type in ("scoped_identifier", "identifier")]
    if not names:
        return
    path = "".join(_text(names[0]).split())
    if any(child.type == "asterisk" for child in node.named_children):
        found.whole.add(f"jvm:{path}")
    else:
        found.bind(path.rpartition(".")[2], f"jvm:{path}")


def _go(node: Node, found: Imports) -> None:
    path = _text(node.child_by_field_name("path")).strip('"`')
    if not path:
        return
    parts = [p for p in path.split("/") if not _GO_VERSION.match(p)] or [path]
    alias = _text(node.child_by_field_name("name"))
    name = alias or re.sub(r"^go-|[.-]go$|\.v\d+$", "", parts[-1]).replace("-", "")
    if name in ("_", "."):
        found.whole.add(f"go:{path}")
    else:
        found.bind(name, f"go:{path}")


def _c(node: Node, found: Imports) -> None:
    path = node.child_by_field_name("path")
    if path is not None and path.type in ("string_literal", "system_lib_string"):
        found.whole.add("c:" + _text(path).strip('<>"'))
