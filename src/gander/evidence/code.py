"""What a source file holds, whatever its language: the facts that probes look at.

Why:
    A probe asks "is there a call of torch.onnx.export?", not "does the text hold that word?". So a mention in
    a comment or a string is none, and one question serves Python, notebooks, JavaScript, Java, Go and C++.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Call(NamedTuple):
    """One call. `name`: as written ('model.fit'). `of`: with imports and simple assignments followed
    ('sklearn.svm.SVC.fit'), else equal to `name`. `texts`: literal text arguments, positional and named.
    `keywords`: names of named arguments with their literal value as text ('' when it is no literal).
    `scope`: enclosing functions and classes, dotted, '' at the top. `loop`: inside a loop.
    `given`: positional arguments as dotted names, '' for what is none (Python only). `every`: in a branch
    taken every n-th time, 'if i % n == 0' (Python only).
    """

    name: str
    of: str
    line: int
    texts: tuple[str, ...] = ()
    keywords: tuple[tuple[str, str], ...] = ()
    scope: str = ""
    loop: bool = False
    given: tuple[str, ...] = ()
    every: bool = False

    def last(self) -> str:
        """The called name alone: 'fit'."""
        return self.name.rpartition(".")[2]

    def keyword(self, name: str) -> str | None:
        """The literal value of a named argument, '' when it is no literal, None when it is not given."""
        return next((value for key, value in self.keywords if key == name), None)


class Class(NamedTuple):
    """One class. `bases`: with imports followed ('torch.nn.Module'). `methods`: their names.
    `fields`: names with an annotation, for schemas. `doc`: its docstring, '' where it has none."""

    name: str
    line: int
    bases: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    decorators: tuple[str, ...] = ()
    doc: str = ""


class Function(NamedTuple):
    """One function or method. `decorators`: dotted, with imports followed ('fastapi.FastAPI.get').
    `scope`: what it stands in. `types`: annotations of parameters and of the result, as written."""

    name: str
    line: int
    decorators: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    scope: str = ""
    doc: str = ""


class Text(NamedTuple):
    """One literal text with the line it begins on; docstrings are none."""

    text: str
    line: int


class Code(NamedTuple):
    """The facts of one file. `imports`: dotted module or module.name -> line. `asserts`: lines of assert
    statements. `doc`: the module's docstring. `damaged`: why parts of it could not be parsed, or ''."""

    language: str
    imports: dict[str, int]
    calls: tuple[Call, ...] = ()
    classes: tuple[Class, ...] = ()
    functions: tuple[Function, ...] = ()
    texts: tuple[Text, ...] = ()
    asserts: tuple[int, ...] = ()
    names: dict[str, int] = {}  # noqa: RUF012 - never changed
    """dotted names that are used but not called (a decorator, 'torch.float16')"""
    variables: dict[str, int] = {}  # noqa: RUF012 - never changed
    """names that are assigned, with the line of the first time (Python only)"""
    used: frozenset[str] = frozenset()
    """plain names that are read anywhere (Python only)"""
    doc: str = ""
    damaged: str = ""


EMPTY = Code("", {})


def followed(name: str, bound: Mapping[str, str]) -> str:
    """A dotted name with its longest known beginning replaced by what that stands for."""
    head, rest = name, ""
    while head:
        if head in bound:
            return bound[head] + rest
        head, _, tail = head.rpartition(".")
        rest = f".{tail}{rest}"
    return name
