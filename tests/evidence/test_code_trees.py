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
        tree_code(language, "f(" * 20_000)
        tree_code(language, "{" * 20_000)
        tree_code(language, "\0\ufffd" * 100)
