"""Which lines are added, and which of them are more than brackets, comments and imports."""

from __future__ import annotations

import pytest

from gander.evidence.lines import added_lines, line_set, non_trivial


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
        ("-- one row an order", None, False),
        ("select id from orders", None, True),
    ],
)
def test_non_trivial(line, language, counts):
    assert non_trivial([line], language) == ([line] if counts else [])
