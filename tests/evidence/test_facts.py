"""Histories -> traces: what was seen, in which repository, by which commits."""

from __future__ import annotations

import pytest

from gander.evidence.facts import facts, module_name
from gander.evidence.signatures import Signatures
from tests.evidence.person import SKILLS, commit, history, skill, touch

KINDS = {s.id: s.kind for s in SKILLS}


def seen(*histories, skills=SKILLS):
    kinds = {s.id: s.kind for s in skills}
    return {(t.skill, t.kind): t for t in facts(histories, Signatures(skills), kinds)}


def test_an_import_that_added_lines_use():
    traces = seen(history(commit("2025-01-01", touch("train.py", 7, used="py:torch.nn py:torch.optim"))))
    trace = traces["pytorch", "import"]
    assert [(use.day, use.lines) for use in trace.uses] == [(739252, 7)]  # lines of one file count once
    assert (trace.repository, trace.what, trace.files) == ("trainer", ("torch",), ("train.py",))
    assert set(traces) == {("pytorch", "import"), ("python", "language")}


def test_an_import_line_alone_has_no_lines():
    trace = seen(history(commit("2025-01-01", touch("train.py", 7, imported="py:torch"))))[
        "pytorch", "import"
    ]
    assert [use.lines for use in trace.uses] == [0]


def test_a_dependency_has_no_lines():
    trace = seen(history(commit("2025-01-01", touch("requirements.txt", 3, packages="pypi:torch"))))[
        "pytorch", "dependency"
    ]
    assert [use.lines for use in trace.uses] == [0]


def test_a_configuration_file_counts_its_lines():
    trace = seen(history(commit("2025-01-01", touch("Dockerfile", 4))))["docker", "file"]
    assert [use.lines for use in trace.uses] == [4]


def test_a_manifest_is_not_written_in_its_language():
    skills = (skill("javascript", kind="language", files=("*.js", "package.json")),)
    touches = (touch("package.json", 9), touch("a.js", 2))
    trace = seen(history(commit("2025-01-01", *touches)), skills=skills)["javascript", "language"]
    assert [use.lines for use in trace.uses] == [2]


def test_one_commit_in_two_clones_counts_once():
    same = commit("2025-01-01", touch(used="py:torch"))
    traces = facts((history(same), history(same, name="fork")), Signatures(SKILLS), KINDS)
    assert {t.repository for t in traces} == {"trainer"}


def test_every_own_commit_is_work_with_git():
    skills = (skill("git", kind="tool"),)
    trace = seen(history(commit("2025-01-01"), commit("2025-02-01", touch(lines=3))), skills=skills)[
        "git", "file"
    ]
    assert [use.lines for use in trace.uses] == [1, 3]


def test_flags_of_the_commit_and_of_the_file_are_kept():
    one = commit(
        "2025-01-01", touch("tests/test_a.py", used="py:torch"), fix=True, by_other=True, released=True
    )
    use = seen(history(one))["pytorch", "import"].uses[0]
    assert use.test and use.fix and use.by_other and use.released


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("py:torch.nn.Module", "torch"),
        ("py:google.cloud.bigquery.Client", "google.cloud.bigquery"),
        ("jvm:org.apache.spark.sql.SparkSession", "org.apache.spark.sql"),
        ("js:@playwright/test", "@playwright/test"),
    ],
)
def test_module_name(key, name):
    assert module_name(key) == name
