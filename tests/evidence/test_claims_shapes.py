"""Values of any shape at any place of a source: nothing but a reading comes of it."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from gander.app.claims_kinds import group_of
from gander.evidence.claims_badges import read_badge
from gander.evidence.claims_github import read_api, read_archive
from gander.evidence.claims_json import items
from gander.evidence.claims_json_resume import read_json_resume
from gander.evidence.claims_kaggle import read_kaggle
from tests.evidence.claims_terms import TERMS
from tests.evidence.test_claims_badges import BADGE_2, BADGE_3
from tests.evidence.test_claims_github import PULLS, REPOSITORIES, USERS
from tests.evidence.test_claims_json_resume import RESUME, exported
from tests.evidence.test_claims_kaggle import NOTEBOOK

ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    float("inf"),
    "",
    "Python",
    "x" * 5_000,
    [],
    {},
    [[]],
    ["Python", None],
]
ODD += [{"name": "Python"}, {"url": {"url": 1}}, "2020-99-99", "9" * 50]
RESULTS = [{"competitionTitle": "Cells", "privateRank": 3, "totalTeams": 10, "medal": "gold"}]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield (*path, key)
        yield from places(below, (*path, key))


def changed(value: Any, chance: random.Random) -> Any:
    """The value with something odd at one to four places."""
    value = copy.deepcopy(value)
    for _ in range(chance.randint(1, 4)):
        known = list(places(value))
        if not known:
            break
        *way, last = chance.choice(known)
        inner = value
        for key in way:
            inner = inner[key]
        inner[last] = copy.deepcopy(chance.choice(ODD))
    return value


def archive(value: Any) -> None:
    names = ("pull_requests", "repositories", "users")
    read_archive("a", {f"{n}_000001.json": json.dumps(v) for n, v in zip(names, value, strict=True)}, TERMS)
    read_api("sam", items(value[0]), items(value[1]), TERMS)


READERS = {
    "resume": (RESUME, lambda value: read_json_resume("a", value, TERMS)),
    "export": (exported(), lambda value: read_json_resume("a", value, TERMS)),
    "badge 3": (BADGE_3, lambda value: read_badge("a", value, TERMS)),
    "badge 2": (BADGE_2, lambda value: read_badge("a", value, TERMS)),
    "github": ([PULLS, REPOSITORIES, USERS], archive),
    "notebook": (NOTEBOOK, lambda value: read_kaggle("a", {"n": json.dumps(value)}, TERMS, 9, 999)),
    "results": (RESULTS, lambda value: read_kaggle("a", {"n": json.dumps(value)}, TERMS, 9, 999)),
}


@pytest.mark.parametrize("name", READERS)
def test_no_shape_is_a_crash(name):
    base, read = READERS[name]
    chance = random.Random(name)
    for _ in range(150):
        value = changed(base, chance)
        read(value)
        group_of("a.json", json.dumps(value).encode())
