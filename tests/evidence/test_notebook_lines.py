"""Cells with lines of the file; a broken cell hides only itself; limits."""

from __future__ import annotations

import json

from gander.evidence.notebook import MAX_CELLS
from gander.evidence.notebook_lines import notebook
from tests.evidence.probes.projects import notebook as made


def test_lines_are_those_of_the_file():
    text = made("import a\nx = 1", "y = 2\na.go(x)")
    code = notebook(text).code()
    (call,) = code.calls
    assert "a.go(x)" in text.splitlines()[call.line - 1]
    assert "import a" in text.splitlines()[code.imports["a"] - 1]


def test_a_broken_cell_and_magics_cost_only_themselves():
    code = notebook(made("%matplotlib inline\n!pip install x\nimport a", "def (:", "a.go()")).code()
    assert [call.of for call in code.calls] == ["a.go"]
    assert code.damaged == "some cells cannot be parsed"


def test_prose_is_apart():
    book = notebook(made("x = 1", markdown="The RMSE is 0.4"))
    assert (book.prose, book.source) == ("The RMSE is 0.4", "x = 1")


def test_a_source_as_one_string_and_outputs_not_looked_at():
    text = json.dumps({"cells": [{"cell_type": "code", "source": "a.b()\n", "outputs": [{"text": "c.d()"}]}]})
    assert [call.name for call in notebook(text).code().calls] == ["a.b"]


def test_more_cells_than_the_limit_are_counted_not_read():
    cells = [{"cell_type": "code", "source": ["x()"]}] * (MAX_CELLS + 3)
    book = notebook(json.dumps({"cells": cells}))
    assert (len(book.cells), book.cut) == (MAX_CELLS, 3)


def test_what_is_no_notebook():
    for text in ("", "[]", "{", '{"cells": 3}', '{"cells": [1, null]}', "[" * 100_000):
        assert notebook(text).cells == ()


def test_a_broken_cell_keeps_names_of_the_cells_before_it_and_lines_after_it():
    text = made("from sklearn.svm import SVC\nm = SVC()", "m.fit(X,\n", "?m\nm.score(a, b)", "print 'old'")
    code = notebook(text).code()
    (score,) = [call for call in code.calls if call.last() == "score"]
    assert score.of == "sklearn.svm.SVC.score"
    assert "m.score(a, b)" in text.splitlines()[score.line - 1]
    assert not [call for call in code.calls if call.last() == "fit"]
