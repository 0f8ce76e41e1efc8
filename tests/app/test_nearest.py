"""The nearest questions name the flags that ask them."""

from __future__ import annotations

import shlex
from typing import Any

from gander.app.stand import stand
from tests.app.conftest import BERLIN
from tests.tables import place


def test_each_near_question_can_be_asked_as_it_is_printed(market: Any, ask: Any) -> None:
    rows = [{"places": BERLIN}] + [{"places": [place("Munich", "DE", 48.137, 11.575)]} for _ in range(20)]
    market(rows, [(f"p{i}", ["python"]) for i in range(21)])
    near = stand(ask()).nearest
    flags = [shlex.split(row.ask) for row in near]
    assert ["--role", "ml-engineer+"] in flags
    assert ["--place", "anywhere"] in flags
    sizes = {row.ask: row.n_postings for row in near}
    for row, words in zip(near, flags, strict=True):
        if words[0] == "--place":
            asked = stand(ask(places=(words[1],)))
            assert asked.population.n_demands == sizes[row.ask], row.label
