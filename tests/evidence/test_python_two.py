"""Python 2 is rewritten line for line, so that its calls are seen on their lines."""

from __future__ import annotations

import ast

import pytest

from gander.evidence.code_python import python_code
from gander.evidence.python_two import looks_like_python_two, python_three


@pytest.mark.parametrize(
    "text",
    [
        "print 'a', b\n",
        "print\n",
        "print 'a %d' % f(x)  # said (once\n",
        "if x: print x\n",
        "print >> sys.stderr, 'a'\n",
        "print 'a', (1,\n    2)\n",
        "print ('a') + b\n",
        "try:\n    f()\nexcept IOError, e:\n    raise ValueError, 'no'\n",
        "print 0777, 10L, 0.0001, ur'x', `y`, 1 <> 2\n",
        "exec 'a = 1'\nprint a\n",
        "print map(lambda (a, b): a, x)\n",
        "def f(x, (a, b)):\n    print a\n",
        "print 'tabs'\nif a:\n\tprint b\n        print c\n",
    ],
)
def test_statements_of_python_two(text):
    assert looks_like_python_two(text)
    fixed = python_three(text)
    ast.parse(fixed)
    assert fixed.count("\n") == text.count("\n")


def test_calls_keep_their_lines():
    code = python_code(
        "from sklearn.svm import SVC\nprint 'fit'\nm = SVC()\nm.fit(x, y)\nprint m.score(x, y)\n"
    )
    assert code.damaged == ""
    assert [(c.of, c.line) for c in code.calls if "svm" in c.of][1:] == [
        ("sklearn.svm.SVC.fit", 4),
        ("sklearn.svm.SVC.score", 5),
    ]


@pytest.mark.parametrize(
    "text", ["print('a')\n", "print = 3\n", "x = 'print a'\n", "try:\n    f()\nexcept (A, B):\n    pass\n"]
)
def test_python_three_is_left_alone(text):
    assert not looks_like_python_two(text) or python_code(text).damaged == ""


def test_what_is_broken_besides_stays_broken():
    assert python_code("print 'a'\ndef (:\n").damaged
    assert python_code("print (((\n" * 100).damaged
