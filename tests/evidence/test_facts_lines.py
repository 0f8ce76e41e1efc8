"""Facts as lines: everything that was read, and no judgement."""

from __future__ import annotations

import json

from gander.evidence.facts_lines import facts_lines, language_name
from tests.evidence.person import commit, history, touch


def test_a_repository_and_its_commits():
    first = commit("2025-01-05", touch("src/a.py", 7, used="py:torch", imported="py:numpy"))
    second = commit("2025-03-01", touch("tests/test_a.py", 3), touch(".github/workflows/ci.yml", 9), fix=True)
    told = history(second._replace(issues=("#4", "AB-1"), assisted=True), first._replace(issues=("#4",)))
    repository, newest, oldest = json.loads(json.dumps(list(facts_lines(told))))
    assert repository["kind"] == "repository"
    assert (repository["active_months"], repository["issues"], repository["assisted"]) == (2, 2, 1)
    assert (repository["files"], repository["lines"]) == (3, 19)
    assert (newest["kind"], newest["day"], newest["fix"], newest["issues"]) == (
        "commit",
        "2025-03-01",
        True,
        ["#4", "AB-1"],
    )
    assert [(t["file"], t["test"], t["ci"], t["configuration"]) for t in newest["touches"]] == [
        ("tests/test_a.py", True, False, False),
        (".github/workflows/ci.yml", False, True, True),
    ]
    (only,) = oldest["touches"]
    assert (only["language"], only["uses"], only["imports"]) == ("python", ["py:torch"], ["py:numpy"])


def test_languages_by_their_own_names():
    paths = ("a.tsx", "a.js", "a.kt", "a.cu", "a.c", "a.hpp", "a.sql", "n.ipynb", "README")
    names = ["typescript", "javascript", "kotlin", "cuda", "c", "c++", "sql", "python", None]
    assert [language_name(path) for path in paths] == names
