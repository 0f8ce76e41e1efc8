"""Other languages -> the same facts; damaged and deeply nested files give what they can."""

from __future__ import annotations

from gander.evidence.code_trees import tree_code


def test_javascript():
    code = tree_code(
        "js",
        'import * as tf from "@tensorflow/tfjs";\nconst m = tf.sequential();\nm.fit(x, {epochs: 3});\n'
        'const e = require("express");\ne().get("/a", f);\n// tf.save()\n',
    )
    names = [(call.of, call.line) for call in code.calls]
    assert ("@tensorflow/tfjs.sequential.fit", 3) in names
    assert ("express.get", 5) in names
    assert not any("save" in name for name, _ in names)
    assert next(c for c in code.calls if c.name == "m.fit").keyword("epochs") == "3"
    assert set(code.imports) == {"@tensorflow/tfjs", "express"}


def test_typescript():
    code = tree_code(
        "ts",
        'import {Controller as C} from "@nestjs/common";\n@C("x")\nexport class A extends B.D {\n  go(x: number): void {}\n}\n',
    )
    (kind,) = code.classes
    assert (kind.name, kind.line, kind.methods, kind.decorators) == (
        "A",
        3,
        ("go",),
        ("@nestjs/common.Controller",),
    )
    assert "B.D" in kind.bases


def test_java():
    code = tree_code(
        "java",
        'import a.b.C;\n@RestController\nclass A extends B implements D {\n  @Get("/x") int f(int y) { C c = new C(); c.run(1); return 1; }\n}\n',
    )
    (kind,) = code.classes
    assert (kind.bases, kind.methods, kind.decorators) == (("B", "D"), ("f",), ("RestController",))
    assert [call.of for call in code.calls] == ["a.b.C", "a.b.C.run"]
    assert code.functions[0].decorators == ("Get",)


def test_go():
    code = tree_code(
        "go",
        'package a\nimport (\n  "fmt"\n  x "example.org/y/kafka"\n)\nfunc (s *S) F(n int) error {\n  c, err := x.New("t")\n  for { c.Do() }\n}\n',
    )
    assert set(code.imports) == {"fmt", "example.org/y/kafka"}
    assert [(c.of, c.loop) for c in code.calls] == [
        ("example.org/y/kafka.New", False),
        ("example.org/y/kafka.New.Do", True),
    ]
    assert code.functions[0].name == "F"


def test_c_and_cuda():
    code = tree_code(
        "cpp",
        '#include <cuda_runtime.h>\n#include "a.h"\nvoid f() { cv::dnn::readNet("m"); p->run(1); }\n__global__ void k(int* a) { }\n',
    )
    assert set(code.imports) == {"cuda_runtime.h", "a.h"}
    assert [call.of for call in code.calls] == ["cv.dnn.readNet", "p.run"]


def test_damaged_files_give_what_can_be_parsed():
    code = tree_code("js", 'app.get("/x", f);\nfunction ( { ]] \n')
    assert [call.name for call in code.calls][:1] == ["app.get"]
    assert code.damaged


def test_deep_nesting_costs_no_stack():
    for language in ("js", "ts", "java", "go", "cpp"):
        for text in ("f(" * 20_000, "{" * 20_000, "\0\ufffd" * 100):
            code = tree_code(language, text)
            assert (code.language, code.imports) == (language, {})


def test_named_arguments_and_texts_of_javascript():
    code = tree_code(
        "js", "load(`a`, 'b', {epochs: 3, 'batch-size': n, f() {}});\nconst {x} = require('y');\n"
    )
    first = code.calls[0]
    assert first.texts == ("a", "b")
    assert (first.keyword("epochs"), first.keyword("batch-size"), first.keyword("none")) == ("3", "n", None)
    assert code.imports == {"y": 2}


def test_javascript_imports_of_each_kind():
    code = tree_code(
        "ts",
        'import a, {b as c} from "m";\nimport * as d from "n";\nimport "side";\na(); c(); d.e();\n',
    )
    assert [call.of for call in code.calls] == ["m", "m.b", "n.e"]
    assert set(code.imports) == {"m", "m.b", "n", "side"}


def test_scopes_and_loops():
    text = "class A { go() { for (const x of y) { f(x); } g(); } }\n"
    for language in ("js", "ts"):
        assert [(c.name, c.scope, c.loop) for c in tree_code(language, text).calls] == [
            ("f", "A.go", True),
            ("g", "A.go", False),
        ]


def test_c_functions_structs_and_members():
    code = tree_code(
        "cpp",
        "struct Net : torch::nn::Module { int n; Tensor forward(Tensor x) { return fc->forward(x); } };\n"
        "static float *backward_layer(layer l, network net) { while (1) { axpy(1); } }\n",
    )
    (kind,) = code.classes
    assert kind.name == "Net" and "forward" in kind.methods
    assert any("Module" in base for base in kind.bases)
    assert any("backward_layer" in f.name for f in code.functions)
    assert [(c.name, c.loop) for c in code.calls] == [("fc.forward", False), ("axpy", True)]


def test_comments_and_strings_are_no_calls():
    for language, text in (
        ("js", "// a.fit(x)\n/* b.fit() */ const s = 'c.fit()';\n"),
        ("java", 'class A { /* a.fit(x); */ String s = "b.fit()"; }\n'),
        ("go", 'package a\n// a.Fit()\nvar s = "b.Fit()"\n'),
        ("cpp", '// a.fit();\nconst char *s = "b.fit()";\n'),
    ):
        assert tree_code(language, text).calls == ()


def test_an_empty_text_has_no_facts():
    for language in ("js", "ts", "java", "go", "cpp"):
        code = tree_code(language, "")
        assert (code.language, code.calls, code.imports, code.damaged) == (language, (), {}, "")
