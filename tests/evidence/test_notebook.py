"""The code of notebooks, of whatever shape they are."""

from __future__ import annotations

import json

import pytest

from gander.evidence.import_scan import CELL
from gander.evidence.imports import read_imports
from gander.evidence.notebook import MAX_CELLS, notebook_code


def test_code_cells_without_outputs_and_magic():
    cells = [
        {"cell_type": "markdown", "source": ["import nothing"]},
        {
            "cell_type": "code",
            "source": ["import torch\n", "%matplotlib inline\n", "!pip install x\n", "torch.ones(3)"],
        },
        {"cell_type": "code", "source": "x = 1", "outputs": [{"text": "import pandas"}]},
    ]
    assert notebook_code(json.dumps({"cells": cells})) == f"import torch\ntorch.ones(3)\n{CELL}\nx = 1"


@pytest.mark.parametrize(
    "text", ["", "no json", "[]", "{}", '{"cells": 3}', '{"cells": [1, {"cell_type": "code"}]}', "[" * 9999]
)
def test_what_is_no_notebook_has_no_code(text):
    assert notebook_code(text) == ""


def code(*cells: str) -> str:
    return notebook_code(json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells]}))


def test_a_broken_cell_loses_only_itself():
    text = code(
        "import torch", 'x = """never closed\nimport pandas', "from numpy import (", "import scipy as s"
    )
    assert read_imports("py", text).keys() == {"py:torch", "py:scipy"}


def test_cells_of_another_language_are_none_of_python():
    text = code("%%bash\nimport -window root x.png", "%%time\nimport torch", "!import x\nimport numpy")
    assert read_imports("py", text).keys() == {"py:torch", "py:numpy"}


def test_a_notebook_of_very_many_cells_is_cut():
    text = code(*["x = 1"] * (MAX_CELLS + 5))
    assert text.count("x = 1") == MAX_CELLS
