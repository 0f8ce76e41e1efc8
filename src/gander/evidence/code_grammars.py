"""The grammars of other languages: which types of nodes are calls, classes, loops, in one table."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from tree_sitter import Language, Parser


class Grammar(NamedTuple):
    """Types of nodes by what they are. `parts`: nodes whose named children make up a dotted name."""

    calls: frozenset[str]
    classes: frozenset[str]
    functions: frozenset[str]
    loops: frozenset[str]
    texts: frozenset[str]
    parts: frozenset[str]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_JS = Grammar(
    calls=_set("call_expression new_expression"),
    classes=_set("class_declaration class abstract_class_declaration interface_declaration"),
    functions=_set("function_declaration method_definition generator_function_declaration arrow_function"),
    loops=_set("for_statement for_in_statement while_statement do_statement"),
    texts=_set("string template_string"),
    parts=_set(
        "member_expression call_expression subscript_expression parenthesized_expression await_expression"
    ),
)
_JAVA = Grammar(
    calls=_set("method_invocation object_creation_expression"),
    classes=_set("class_declaration interface_declaration record_declaration enum_declaration"),
    functions=_set("method_declaration constructor_declaration"),
    loops=_set("for_statement enhanced_for_statement while_statement do_statement"),
    texts=_set("string_literal"),
    parts=_set(
        "method_invocation field_access scoped_identifier scoped_type_identifier generic_type array_access"
    ),
)
_GO = Grammar(
    calls=_set("call_expression"),
    classes=_set("type_spec"),
    functions=_set("function_declaration method_declaration"),
    loops=_set("for_statement"),
    texts=_set("interpreted_string_literal raw_string_literal"),
    parts=_set("selector_expression call_expression index_expression parenthesized_expression"),
)
_CPP = Grammar(
    calls=_set("call_expression new_expression"),
    classes=_set("class_specifier struct_specifier"),
    functions=_set("function_definition"),
    loops=_set("for_statement for_range_loop while_statement do_statement"),
    texts=_set("string_literal raw_string_literal"),
    parts=_set(
        "field_expression qualified_identifier call_expression subscript_expression template_function"
    ),
)
NAMES = _set(
    "identifier property_identifier field_identifier type_identifier package_identifier namespace_identifier"
    " this private_property_identifier super shorthand_property_identifier"
)
GRAMMARS = {"js": _JS, "ts": _JS, "java": _JAVA, "go": _GO, "cpp": _CPP}


@cache
def parser(language: str) -> Parser:
    """The parser of 'js', 'ts', 'java', 'go' or 'cpp'."""
    # a grammar is megabytes: it is loaded when the first file of its language is met
    made: Callable[[], object]
    if language == "js":
        from tree_sitter_javascript import language as made
    elif language == "ts":
        from tree_sitter_typescript import language_tsx as made
    elif language == "java":
        from tree_sitter_java import language as made
    elif language == "go":
        from tree_sitter_go import language as made
    else:
        from tree_sitter_cpp import language as made
    return Parser(Language(made()))
