"""True findings in own files -> traces of skills that have no import of their own."""

from __future__ import annotations

from gander.evidence.finding import Finding, Place
from gander.evidence.finding_traces import finding_traces
from tests.evidence.person import commit, history, touch

SKILLS = {"serves-an-api": ("rest-api",), "licence": ()}


def finding(
    outcome: str = "true", own: bool | None = True, *files: str, probe: str = "serves-an-api"
) -> Finding:
    places = tuple(Place(file, 1) for file in files or ("api.py",))
    return Finding(probe=probe, outcome=outcome, repository="trainer", why="", places=places, own=own)  # type: ignore[arg-type]


OWN = history(
    commit("2025-01-01", touch("api.py", 9), touch("other.py", 5)),
    commit("2025-03-01", touch("api.py", 2), fix=True),
    commit("2025-04-01", touch("other.py", 1)),
)


def test_each_own_commit_to_its_files_is_a_use():
    (trace,) = finding_traces([finding()], [OWN], SKILLS)
    assert (trace.skill, trace.kind, trace.what, trace.files) == (
        "rest-api",
        "finding",
        ("serves-an-api",),
        ("api.py",),
    )
    assert [(use.lines, use.fix) for use in trace.uses] == [(9, False), (2, True)]


def test_what_is_false_foreign_or_shows_no_skill_leaves_no_trace():
    given = [finding("false"), finding("true", False), finding("true", None), finding(probe="licence")]
    assert finding_traces(given, [OWN], SKILLS) == ()


def test_a_commit_of_two_clones_counts_once():
    found = finding_traces([finding()], [OWN, OWN], SKILLS)
    assert sum(len(trace.uses) for trace in found) == 2
