"""The code of notebooks, of whatever shape they are."""

from __future__ import annotations

import json

import pytest

from gander.evidence.notebook import notebook_code


def test_code_cells_without_outputs_and_magic():
    cells = [
        {"cell_type": "markdown", "source": ["import nothing"]},
        {
            "cell_type": "code",
            "source": ["import torch\n", "%matplotlib inline\n", "!pip install x\n", "torch.ones(3)"],
        },
        {"cell_type": "code", "source": "x = 1", "outputs": [{"text": "import pandas"}]},
    ]
    assert notebook_code(json.dumps({"cells": cells})) == "import torch\ntorch.ones(3)\nx = 1"


@pytest.mark.parametrize(
    "text", ["", "no json", "[]", "{}", '{"cells": 3}', '{"cells": [1, {"cell_type": "code"}]}', "[" * 9999]
)
def test_what_is_no_notebook_has_no_code(text):
    assert notebook_code(text) == ""
