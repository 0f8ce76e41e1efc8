"""Which lines are added, and which of them are more than brackets, comments and imports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gander.evidence.import_scan import Strings, statements, strings
from gander.evidence.lines import (
    Before,
    Region,
    blocks,
    changed,
    difference,
    line_set,
    non_trivial,
    outside,
)


def added(old: str, new: str) -> list[str]:
    region = changed(old, new)
    fresh, _ = difference(old, new, region)
    held = Before([old], list).held(line.text for line in fresh)
    return [line.text for line in fresh if line.text not in held]


def test_moved_and_reindented_lines_are_not_new():
    old = "def a():\n    return work(1)\n\ndef b():\n    pass\n"
    new = "def b():\n    pass\n\nclass A:\n    def a():\n        return work(1)\n"
    assert added(old, new) == ["class A:"]


def test_windows_line_ends_add_nothing():
    assert added("a = 1\nb = 2\n", "a = 1\r\nb = 2\r\n") == []


LINES = st.lists(
    st.sampled_from(["a = 1", "  a = 1", "b(2)", "", " ", "c", "a = 12", "x\r", "\x0cpage", "é = 2"])
)


@given(LINES, LINES, st.sampled_from(["", "\n"]))
def test_added_is_what_no_line_of_the_old_text_is(before, after, end):
    old, new = "\n".join(before) + end, "\n".join(after) + end
    known = line_set(old)
    assert added(old, new) == [t for line in new.splitlines() if (t := line.strip()) and t not in known]


@given(LINES, LINES)
def test_what_lies_outside_of_the_changed_region_is_equal(before, after):
    old, new = "\n".join(before), "\n".join(after)
    start, old_end, new_end = changed(old, new)
    assert old[:start] == new[:start] and old[old_end:] == new[new_end:]
    assert start <= min(old_end, new_end)


@pytest.mark.parametrize("n", [1, 40])  # looked up one by one, and in a set
def test_lines_of_other_texts_are_held_and_deleted_ones_are_asked_for_last(n):
    asked = []

    def more():
        asked.append(1)
        return ["    gone(1)\n"]

    before = Before(["first()\n  second()  \nthird(\n", "other()"], more)
    many = [f"missing{i}()" for i in range(n)]
    assert before.held(["first()", "second()", "other()"]) == {"first()", "second()", "other()"}
    assert asked == []
    assert before.held(["cond()", "third", "gone(1)", *many]) == {"gone(1)"}
    assert before.held(["gone(1)"]) == {"gone(1)"}
    assert asked == [1]


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
    assert non_trivial(line, language) is counts


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("py", 'def f():\n    """Uses pd.\n\n    And nn.\n    """\n    return 1\n', "def f(): return 1"),
        ("py", 'def f():\n    r"""Uses pd."""\n    return 1\n', "def f(): return 1"),
        ("py", "query = '''\nselect 1\n'''\n", "query = ''' select 1 '''"),  # a value is no docstring
        ("py", "from torch import (\n    nn,\n    optim,\n)\nx = nn.ReLU()\n", "x = nn.ReLU()"),
        ("js", "import {\n  useState,\n} from 'react';\nconst a = 1\n", "const a = 1"),
        ("rust", "use tokio::{\n    sync,\n};\nlet a = 1;\n", "let a = 1;"),
        ("go", "x := 1\n", "x := 1"),
        (None, "a: 1\n", "a: 1"),
    ],
)
def test_docstrings_and_imports_over_several_lines_are_no_own_lines(language, text, left):
    texts = strings(text) if language == "py" else Strings([])
    spans = statements(language, text, texts) if language in ("py", "js", "go") else []
    fresh, _ = difference("", text, Region(0, 0, len(text)))
    kept = outside(fresh, blocks(text, language, spans, texts.spans), text)
    assert " ".join(line.text for line in kept) == left
