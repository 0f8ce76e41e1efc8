"""One plain question to a market: who asks for what, and how many jobs somebody lacks nothing for.

Answered by Gander here and by pandas in market_pandas.py, with the same numbers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from gander.market.population import one_per_demand
from gander.market.selection import at_place, window
from gander.market.skills import MENTION_COLUMNS, demanded, mentions
from gander.model import Place
from gander.shell.store import open_market
from gander.shell.vocabulary import read_vocabulary
from gander.stand.outcome import hard_musts, outcomes

ROLE, COUNTRY, TOP = "ml-engineer", "US", 10
KNOWN = ("python", "sql", "docker", "pytorch", "machine-learning")


def owned() -> list[str]:
    """What somebody who knows KNOWN knows with it."""
    return sorted(read_vocabulary().closure(KNOWN))


def answer(folder: Path, skills: list[str]) -> dict[str, Any]:
    """Jobs, the TOP skills that they ask for as a must, and the jobs with nothing missing."""
    store = open_market(folder)
    inside = pl.col("seen").is_between(*window(store.newest))
    there = at_place(Place(label=COUNTRY, iso2=COUNTRY))
    demands = one_per_demand(store.postings(there, roles=(ROLE,), seen=inside))
    read = demands.filter(pl.col("basis") == "read")
    units = store.requirements(read, demanded(), columns=(*MENTION_COLUMNS, "unit"))
    musts = mentions(units).filter("must")["skill"].value_counts(name="n")
    leading = musts.sort("n", "skill", descending=[True, False]).head(TOP)
    judged = outcomes(read["id"], hard_musts(units), skills)
    return {
        "jobs": demands.height,
        "musts": [list(row) for row in leading.iter_rows()],
        "nothing missing": judged.filter(pl.col("outcome") == "nothing missing").height,
    }
