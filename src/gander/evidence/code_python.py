"""Python source -> Code, by Python's own parser; nothing of it is run."""

from __future__ import annotations

import ast
import warnings

from gander.evidence.code import EMPTY, Call, Class, Code, Function, Text, followed
from gander.evidence.python_two import looks_like_python_two, python_three

MAX_TEXT = 4_000
"""characters kept of one literal text"""
_DOC_OWNERS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_DULL = frozenset({"ctx", "op", "ops", "kind", "type_comment", "id", "attr", "arg", "lineno"})


def python_code(text: str, language: str = "py") -> Code:
    """The facts of a Python text, Python 2 too; what cannot be parsed is EMPTY with `damaged`."""
    try:
        tree = _tree(text)
        reader = _Reader()
        reader.visit(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        where = f" at line {error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        return EMPTY._replace(language=language, damaged=f"{type(error).__name__}{where}")
    return reader.code(language, tree)


def _tree(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # invalid escapes of other people's strings
        try:
            return ast.parse(text)
        except SyntaxError:
            if not looks_like_python_two(text):
                raise
            return ast.parse(python_three(text))


class _Reader(ast.NodeVisitor):
    """Collects facts in one walk; scopes and loops are kept on the way down."""

    def __init__(self) -> None:
        self.imports: dict[str, int] = {}
        self.bound: dict[str, str] = {}
        """name in the file -> what it stands for"""
        self.calls: list[Call] = []
        self.classes: list[Class] = []
        self.functions: list[Function] = []
        self.texts: list[Text] = []
        self.asserts: list[int] = []
        self.names: dict[str, int] = {}
        self.variables: dict[str, int] = {}
        self.used: set[str] = set()
        self.scope: list[str] = []
        self.loops = 0
        self.every = 0
        self.docs: set[int] = set()

    def generic_visit(self, node: ast.AST) -> None:
        """As ast's own, without the fields that hold no names: most of a tree is contexts and operators."""
        for field in node._fields:
            if field in _DULL:
                continue
            value = getattr(node, field, None)
            if value.__class__ is list:
                for item in value:
                    if isinstance(item, ast.AST):
                        self.visit(item)
            elif isinstance(value, ast.AST):
                self.visit(value)

    def code(self, language: str, tree: ast.Module) -> Code:
        return Code(
            language=language,
            imports=self.imports,
            calls=tuple(self.calls),
            classes=tuple(self.classes),
            functions=tuple(self.functions),
            texts=tuple(self.texts),
            asserts=tuple(self.asserts),
            names=self.names,
            variables=self.variables,
            used=frozenset(self.used),
            doc=ast.get_docstring(tree) or "",
        )

    def resolve(self, dotted: str) -> str:
        return followed(dotted, self.bound)

    # ── imports and assignments ──

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.imports.setdefault(alias.name, node.lineno)
            self.bound[alias.asname or alias.name.partition(".")[0]] = (
                alias.name if alias.asname else alias.name.partition(".")[0]
            )

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = "." * node.level + (node.module or "")
        for alias in node.names:
            name = f"{module}.{alias.name}" if node.module else f"{module}{alias.name}"
            self.imports.setdefault(name, node.lineno)
            self.bound[alias.asname or alias.name] = name

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        for target in node.targets:
            self._bind(target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.generic_visit(node)
        if node.value is not None:
            self._bind(node.target, node.value)

    def visit_With(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            if item.optional_vars is not None:
                self._bind(item.optional_vars, item.context_expr)
        self.generic_visit(node)

    visit_AsyncWith = visit_With

    def _bind(self, target: ast.expr, value: ast.expr) -> None:
        """'model = SVC()' lets 'model.fit' be read as 'sklearn.svm.SVC.fit'."""
        name = dotted(target)
        if isinstance(value, ast.Await):
            value = value.value
        made = dotted(value.func) if isinstance(value, ast.Call) else dotted(value)
        if name and made and made != name:
            self.bound[name] = self.resolve(made)

    # ── definitions ──

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._doc(node)
        body = node.body
        self.classes.append(
            Class(
                name=node.name,
                line=node.lineno,
                bases=tuple(self.resolve(dotted(base)) for base in node.bases if dotted(base)),
                methods=tuple(n.name for n in body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)),
                fields=tuple(
                    n.target.id
                    for n in body
                    if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
                ),
                decorators=self._decorators(node),
                doc=ast.get_docstring(node) or "",
            )
        )
        self._inside(node)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._doc(node)
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        annotations = [a.annotation for a in arguments if a.annotation] + (
            [node.returns] if node.returns else []
        )
        self.functions.append(
            Function(
                name=node.name,
                line=node.lineno,
                decorators=self._decorators(node),
                parameters=tuple(a.arg for a in arguments),
                types=tuple(ast.unparse(a)[:200] for a in annotations),
                scope=".".join(self.scope),
                doc=ast.get_docstring(node) or "",
            )
        )
        self._inside(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def _inside(self, node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.scope.append(node.name)
        around, self.loops, self.every = (self.loops, self.every), 0, 0
        self.generic_visit(node)
        self.loops, self.every = around
        self.scope.pop()

    def _decorators(self, node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[str, ...]:
        found = (dotted(d.func if isinstance(d, ast.Call) else d) for d in node.decorator_list)
        return tuple(self.resolve(name) for name in found if name)

    def _doc(self, node: ast.AST) -> None:
        if isinstance(node, _DOC_OWNERS) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                self.docs.add(id(first.value))

    # ── statements and expressions ──

    def visit_Module(self, node: ast.Module) -> None:
        self._doc(node)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = dotted(node.func)
        if name:
            self.calls.append(
                Call(
                    name=name,
                    of=self.resolve(name),
                    line=node.lineno,
                    texts=tuple(
                        a.value[:MAX_TEXT]
                        for a in (*node.args, *(k.value for k in node.keywords))
                        if isinstance(a, ast.Constant) and isinstance(a.value, str)
                    ),
                    keywords=tuple((k.arg or "**", self._literal(k.value)) for k in node.keywords),
                    scope=".".join(self.scope),
                    loop=self.loops > 0,
                    given=tuple(map(dotted, node.args)),
                    every=self.every > 0,
                )
            )
        self.generic_visit(node)

    def _literal(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant):
            return str(node.value)[:200]
        return self.resolve(dotted(node))

    def _loop(self, node: ast.AST) -> None:
        self.loops += 1
        self.generic_visit(node)
        self.loops -= 1

    visit_For = visit_AsyncFor = visit_While = _loop

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        now_and_then = any(isinstance(part, ast.Mod) for part in ast.walk(node.test))
        self.every += now_and_then
        for part in node.body:
            self.visit(part)
        self.every -= now_and_then
        for part in node.orelse:
            self.visit(part)

    def visit_Assert(self, node: ast.Assert) -> None:
        self.asserts.append(node.lineno)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and id(node) not in self.docs:
            self.texts.append(Text(node.value[:MAX_TEXT], node.lineno))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        parts = [p.value if isinstance(p, ast.Constant) else "x" for p in node.values]
        self.texts.append(Text("".join(map(str, parts))[:MAX_TEXT], node.lineno))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        name = dotted(node)
        if name:
            self.names.setdefault(self.resolve(name), node.lineno)
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.variables.setdefault(node.id, node.lineno)
            return
        self.used.add(node.id)
        if (known := self.bound.get(node.id)) is not None:
            self.names.setdefault(known, node.lineno)


def dotted(node: ast.AST) -> str:
    """'a.b.c' of an expression, passing over calls and items ('x().y' -> 'x.y'); else '' or '?.c'."""
    parts: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        elif isinstance(node, ast.Name):
            parts.append(node.id)
            return ".".join(reversed(parts))
        else:
            # '(a + b).backward' has no name to hold on to, but what is called on it has
            return ".".join(["?", *reversed(parts)]) if parts else ""
