"""Which lines are added, and which of them are more than brackets, comments and imports."""

from __future__ import annotations

import pytest

from gander.evidence.lines import added_lines, code_only, line_set, non_trivial


def test_moved_and_reindented_lines_are_not_new():
    old = "def a():\n    return work(1)\n\ndef b():\n    pass\n"
    new = "def b():\n    pass\n\nclass A:\n    def a():\n        return work(1)\n"
    assert added_lines(new, line_set(old)) == ["class A:"]


def test_windows_line_ends_add_nothing():
    assert added_lines("a = 1\r\nb = 2\r\n", line_set("a = 1\nb = 2\n")) == []


@pytest.mark.parametrize(
    ("line", "language", "counts"),
    [
        ("loss.backward()", "py", True),
        ("# loss.backward()", "py", False),
        ("import torch", "py", False),
        ("from torch import nn", "py", False),
        ("})", "js", False),
        ("// see below", "js", False),
        ("#header { color: red }", "js", True),  # no comment in CSS-in-JS
        ("const x = require('react')", "js", False),
        ("#include <torch/torch.h>", "c", False),
        ("#define SIZE 10", "c", True),
        ("*pointer = 3;", "c", True),
        ("* a line of a comment", "c", False),
        ('"github.com/gin-gonic/gin"', "go", False),
        ('log "github.com/rs/zerolog"', "go", False),
        ('echo "hello"', None, True),
        ("-- one row an order", None, False),
        ("select id from orders", None, True),
    ],
)
def test_non_trivial(line, language, counts):
    assert non_trivial([line], language) == ([line] if counts else [])


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("py", 'def f():\n    """Uses pd.\n\n    And nn.\n    """\n    return 1\n', "def f(): return 1"),
        ("py", "query = '''\nselect 1\n'''\n", "query = ''' select 1 '''"),  # a value is no docstring
        ("py", "from torch import (\n    nn,\n    optim,\n)\nx = nn.ReLU()\n", "x = nn.ReLU()"),
        ("py", 'x = 1\n"""never closed\n', 'x = 1 """never closed'),
        ("js", "import {\n  useState,\n} from 'react';\nconst a = 1\n", "const a = 1"),
        ("rust", "use tokio::{\n    sync,\n};\nlet a = 1;\n", "let a = 1;"),
        ("go", "x := 1\n", "x := 1"),
        (None, "a: 1\n", "a: 1"),
    ],
)
def test_code_only(language, text, left):
    assert " ".join(code_only(text, language).split()) == left
