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


def test_a_later_name_wins_and_an_unknown_one_stays_as_written():
    assert calls("import a, b\nm = a.A()\nm = b.B()\nm.go()\n")[-1] == "b.B.go"
    assert calls("go(1)\nm.go()\n") == ["go", "m.go"]
    assert calls("from . import own\nown.f()\n") == [".own.f"]
    assert calls("from ..x.y import f as g\ng()\n") == ["..x.y.f"]
    assert calls("from keras.layers import *\nDense(3)\n") == ["Dense"]
    assert calls("import a\nm: a.T = a.T()\nm.go()\n")[-1] == "a.T.go"
    assert calls("import a\nasync def f():\n    m = await a.make()\n    m.go()\n")[-1] == "a.make.go"


def test_positional_arguments_and_what_runs_every_nth_time():
    code = python_code(
        "for i in n:\n    loss.backward()\n    if (i + 1) % 4 == 0:\n"
        "        opt.step(a.b, 'x', -y)\n    else:\n        wait()\n"
    )
    backward, step, wait = code.calls
    assert step.given == ("a.b", "", "")
    assert (backward.every, step.every, wait.every) == (False, True, False)


def test_a_function_inside_such_a_branch_begins_anew():
    code = python_code("if i % 2:\n    def f():\n        go()\n    go()\n")
    assert [c.every for c in code.calls] == [False, True]


def test_texts_of_calls_and_of_formatted_strings():
    code = python_code("f('a', k='b', n=3)\ng(f'x{h(1)}y')\n")
    assert code.calls[0].texts == ("a", "b")
    assert [c.name for c in code.calls] == ["f", "g", "h"]
    assert "xxy" in [t.text for t in code.texts]


def test_names_that_are_used_but_not_called():
    code = python_code("import torch\nx = y.to(dtype=torch.float16)\nz = x\n")
    assert code.names["torch.float16"] == 2
    assert code.variables == {"x": 2, "z": 3}
    assert "x" in code.used


def test_deep_nesting_ends_as_damage_or_as_facts():
    deep = "".join(f"{'  ' * n}if x:\n" for n in range(90)) + "  " * 90 + "go()\n"
    assert [c.name for c in python_code(deep).calls] == ["go"]
    for text in (
        "[" * 3_000 + "]" * 3_000,
        "f(" * 3_000 + ")" * 3_000,
        "-" * 50_000 + "1",
        "a" + ".b" * 20_000,
    ):
        code = python_code(text)
        assert code.damaged or code.calls == ()


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
    assert python_code("(" * 5_000).damaged
    assert python_code("a\0b").damaged


def test_invalid_escapes_do_not_warn():
    assert python_code('x = "\\d"\n').damaged == ""
