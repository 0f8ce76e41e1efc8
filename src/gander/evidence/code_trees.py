"""JavaScript, TypeScript, Java, Go, C, C++ and CUDA -> Code, by tree-sitter's grammars.

Why:
    One walk serves all: grammars differ in the names of their nodes, which stand in one table, not in what a
    call, an import or a class is. A damaged file still gives what could be parsed, as editors do.
"""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from gander.evidence.code import Call, Class, Code, Function, Text, followed
from gander.evidence.code_grammars import GRAMMARS, NAMES, parser

MAX_TEXT = 4_000
MAX_DEPTH = 400
"""nodes below each other; deeper ones are not entered"""


def tree_code(language: str, text: str) -> Code:
    """The facts of a source text. `language`: 'js', 'ts', 'java', 'go' or 'cpp' (also C and CUDA)."""
    source = text.encode("utf-8", "replace")
    tree = parser(language).parse(source)
    reader = _Reader(language, source)
    reader.walk(tree.root_node)
    return reader.code(tree.root_node.has_error)


class _Reader:
    def __init__(self, language: str, source: bytes) -> None:
        self.language = language
        self.grammar = GRAMMARS[language]
        self.source = source
        self.imports: dict[str, int] = {}
        self.bound: dict[str, str] = {}
        self.calls: list[Call] = []
        self.classes: list[Class] = []
        self.functions: list[Function] = []
        self.texts: list[Text] = []

    def code(self, damaged: bool) -> Code:
        return Code(
            language=self.language,
            imports=self.imports,
            calls=tuple(self.calls),
            classes=tuple(self.classes),
            functions=tuple(self.functions),
            texts=tuple(self.texts),
            damaged="parts cannot be parsed" if damaged else "",
        )

    def walk(self, root: Node) -> None:
        """Depth first without recursion, so that a deeply nested file costs no stack."""
        todo: list[tuple[Node, str, bool, int]] = [(root, "", False, 0)]
        while todo:
            node, scope, loop, depth = todo.pop()
            inside, looping = self._note(node, scope, loop)
            if depth < MAX_DEPTH:
                todo += [(c, inside, looping, depth + 1) for c in reversed(node.children) if c.is_named]

    def _note(self, node: Node, scope: str, loop: bool) -> tuple[str, bool]:
        kind, grammar = node.type, self.grammar
        if kind in grammar.calls:
            self._call(node, scope, loop)
        elif kind in grammar.classes:
            return self._class(node, scope), False
        elif kind in grammar.functions:
            return self._function(node, scope), False
        elif kind in grammar.loops:
            return scope, True
        elif kind in grammar.texts:
            self.texts.append(Text(self._text(node).strip("'\"`")[:MAX_TEXT], _line(node)))
        elif kind in (
            "variable_declarator",
            "short_var_declaration",
            "assignment_expression",
            "init_declarator",
        ):
            self._assigned(node)
        elif kind in ("import_statement", "import_declaration", "import_spec", "preproc_include"):
            self._import(node)
        return scope, loop

    # ── imports and assignments ──

    def _import(self, node: Node) -> None:
        line = _line(node)
        if node.type == "import_statement":
            source = node.child_by_field_name("source")
            module = self._text(source).strip("'\"") if source else ""
            self._js_names(node, module, line)
        elif node.type == "import_declaration":
            if self.language != "java":
                return  # Go's specs come one by one
            name = self._text(node).removeprefix("import").strip(" ;\t\n").removeprefix("static ").strip()
            self.imports.setdefault(name, line)
            self.bound[name.rpartition(".")[2]] = name
        elif node.type == "import_spec":
            path = self._text(node.child_by_field_name("path")).strip('"`')
            given = node.child_by_field_name("name")
            self.imports.setdefault(path, line)
            self.bound[self._text(given) if given else path.rpartition("/")[2]] = path
        else:
            self.imports.setdefault(self._text(node.child_by_field_name("path")).strip('<>"'), line)

    def _js_names(self, node: Node, module: str, line: int) -> None:
        if not module:
            return
        self.imports.setdefault(module, line)
        for part in _below(node):
            if part.type == "import_specifier":
                name = self._text(part.child_by_field_name("name"))
                alias = part.child_by_field_name("alias")
                self.imports.setdefault(f"{module}.{name}", line)
                self.bound[self._text(alias) if alias else name] = f"{module}.{name}"
            elif (
                part.type == "identifier"
                and part.parent
                and part.parent.type
                in (
                    "import_clause",
                    "namespace_import",
                )
            ):
                self.bound[self._text(part)] = module

    def _assigned(self, node: Node) -> None:
        target = node.child_by_field_name("name") or node.child_by_field_name("left")
        target = target or node.child_by_field_name("declarator")
        value = node.child_by_field_name("value") or node.child_by_field_name("right")
        if target is None or value is None:
            return
        if "expression_list" in (target.type, value.type):  # Go's 'a, err := f()'
            target, value = (n.named_children[0] if n.named_children else n for n in (target, value))
        name, made = self._dotted(target), self._dotted(value)
        if made == "require" or made.endswith(".require"):
            module = next((self._text(n).strip("'\"") for n in _below(value) if n.type == "string"), "")
            if module:
                self.imports.setdefault(module, _line(node))
                made = module
        if name and made and name != made:
            self.bound[name] = self._resolve(made)

    def _resolve(self, name: str) -> str:
        return followed(name, self.bound)

    # ── calls and definitions ──

    def _call(self, node: Node, scope: str, loop: bool) -> None:
        name = self._dotted(node)
        if not name:
            return
        arguments = node.child_by_field_name("arguments")
        texts: list[str] = []
        keywords: list[tuple[str, str]] = []
        for child in arguments.named_children if arguments else ():
            if child.type in self.grammar.texts:
                texts.append(self._text(child).strip("'\"`")[:MAX_TEXT])
            elif child.type == "object":
                keywords += self._pairs(child)
        self.calls.append(
            Call(name, self._resolve(name), _line(node), tuple(texts), tuple(keywords), scope, loop)
        )

    def _pairs(self, node: Node) -> Iterator[tuple[str, str]]:
        for pair in node.named_children:
            if pair.type == "pair":
                value = self._text(pair.child_by_field_name("value"))
                yield self._text(pair.child_by_field_name("key")).strip("'\""), value.strip("'\"`")[:200]

    def _class(self, node: Node, scope: str) -> str:
        name = self._text(node.child_by_field_name("name"))
        if not name:
            return scope
        bases: list[str] = []
        methods: list[str] = []
        fields: list[str] = []
        for part in _below(node, 4):
            if part.type in (
                "extends_clause",
                "class_heritage",
                "superclass",
                "super_interfaces",
                "base_class_clause",
            ):
                bases += [
                    self._resolve(d) for n in _below(part, 3) if n.type in _TYPES and (d := self._dotted(n))
                ]
            elif part.type in self.grammar.functions:
                methods.append(self._name(part))
            elif part.type in ("field_declaration", "public_field_definition", "property_signature"):
                fields.append(self._name(part))
        self.classes.append(
            Class(
                name,
                _line(node),
                tuple(dict.fromkeys(bases)),
                tuple(methods),
                tuple(fields),
                self._marks(node),
            )
        )
        return f"{scope}.{name}".strip(".")

    def _function(self, node: Node, scope: str) -> str:
        name = self._name(node)
        if not name:
            return scope
        parameters = node.child_by_field_name("parameters")
        names = tuple(self._text(p)[:100] for p in parameters.named_children) if parameters else ()
        self.functions.append(Function(name, _line(node), self._marks(node), names, (), scope))
        return f"{scope}.{name}".strip(".")

    def _name(self, node: Node) -> str:
        found = node.child_by_field_name("name") or node.child_by_field_name("declarator")
        while found is not None and found.child_by_field_name("declarator") is not None:
            found = found.child_by_field_name("declarator")
        return self._dotted(found) if found else ""

    def _marks(self, node: Node) -> tuple[str, ...]:
        """Annotations of Java and decorators of TypeScript, with imports followed."""
        around = [node, *([node.parent] if node.parent and node.parent.type == "export_statement" else [])]
        found = [
            part
            for outer in around
            for child in outer.children
            for part in (
                [child] if child.type == "decorator" else child.children if child.type == "modifiers" else ()
            )
            if part.type in ("annotation", "marker_annotation", "decorator")
        ]
        names = (self._text(part).lstrip("@").partition("(")[0].strip() for part in found)
        return tuple(self._resolve(name) for name in names)

    # ── names ──

    def _dotted(self, node: Node) -> str:
        """'a.b.c' of a name, a member or a call of one; '' of anything else."""
        kind = node.type
        if kind in NAMES:
            return self._text(node)
        if kind in ("object_creation_expression", "new_expression"):
            made = node.child_by_field_name("type") or node.child_by_field_name("constructor")
            return self._dotted(made) if made else ""
        if kind == "method_invocation":
            holder, name = node.child_by_field_name("object"), node.child_by_field_name("name")
            held = self._dotted(holder) if holder else ""
            return f"{held}.{self._text(name)}".lstrip(".")
        if kind not in self.grammar.parts and kind not in ("pointer_declarator", "function_declarator"):
            return ""
        if kind in (
            "call_expression",
            "subscript_expression",
            "index_expression",
            "array_access",
            "generic_type",
        ):
            inner = node.named_children[:1]
        else:
            inner = [
                c for c in node.named_children if c.type not in ("argument_list", "template_argument_list")
            ]
        return ".".join(filter(None, (self._dotted(child) for child in inner)))

    def _text(self, node: Node | None) -> str:
        return self.source[node.start_byte : node.end_byte].decode("utf-8", "replace") if node else ""


_TYPES = frozenset(
    {
        "identifier",
        "type_identifier",
        "member_expression",
        "scoped_type_identifier",
        "qualified_identifier",
        "generic_type",
    }
)


def _below(node: Node, depth: int = 5) -> Iterator[Node]:
    """The named nodes below one, not deeper than `depth`."""
    for child in node.children:
        if child.is_named:
            yield child
            if depth > 1:
                yield from _below(child, depth - 1)


def _line(node: Node) -> int:
    return int(node.start_point[0]) + 1
