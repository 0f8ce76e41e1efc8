"""Python source -> facts: names followed, lines right, damage bounded."""

from __future__ import annotations

from gander.evidence.code_python import python_code


def calls(text: str) -> list[str]:
    return [call.of for call in python_code(text).calls]


def test_names_are_followed_through_imports_and_assignments():
    assert calls("import torch.nn as nn\nnn.Linear(1, 2)\n") == ["torch.nn.Linear"]
    assert calls("from sklearn.svm import SVC\nm = SVC()\nm.fit(x)\n")[-1] == "sklearn.svm.SVC.fit"
    assert calls("import a\nself.m = a.B()\nself.m.go()\n")[-1] == "a.B.go"
    assert calls("import a\nwith a.open() as f:\n    f.read()\n")[-1] == "a.open.read"
    assert calls("x().y().z()\n")[0] == "x.y.z"
    assert calls("(a + b).backward()\n") == ["?.backward"]


def test_a_call_with_its_arguments_scope_and_loop():
    code = python_code("class A:\n    def f(self):\n        for i in x:\n            go('t', n=3, d=B.c)\n")
    (call,) = code.calls
    assert (call.name, call.line, call.texts, call.scope, call.loop) == ("go", 4, ("t",), "A.f", True)
    assert (call.keyword("n"), call.keyword("d"), call.keyword("none")) == ("3", "B.c", None)


def test_classes_functions_and_docs():
    code = python_code(
        '"""Top."""\nfrom pydantic import BaseModel as M\n\n@mark(1)\nclass In(M):\n    """Doc."""\n'
        "    a: int\n    def f(self, x: int) -> str: ...\n\nassert In\n"
    )
    (kind,) = code.classes
    assert (kind.name, kind.bases, kind.methods, kind.fields, kind.decorators, kind.doc) == (
        "In",
        ("pydantic.BaseModel",),
        ("f",),
        ("a",),
        ("mark",),
        "Doc.",
    )
    (function,) = code.functions
    assert (function.parameters, function.types, function.scope) == (("self", "x"), ("int", "str"), "In")
    assert (code.doc, code.asserts) == ("Top.", (10,))


def test_comments_strings_and_docstrings_are_no_code():
    code = python_code('"""import torch"""\n# import torch\nx = "import torch; f()"\n')
    assert code.imports == {} and code.calls == ()
    assert [t.text for t in code.texts] == ["import torch; f()"]


def test_what_cannot_be_parsed_says_where():
    assert python_code("def f(:\n").damaged == "SyntaxError at line 1"
    assert python_code("print 'old'\n").calls == ()
    assert python_code("(" * 5_000).damaged
    assert python_code("a\0b").damaged


def test_invalid_escapes_do_not_warn():
    assert python_code('x = "\\d"\n').damaged == ""
