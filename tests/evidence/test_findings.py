"""True or false: each finding at its bound."""

from __future__ import annotations

import pytest

from gander.evidence.facts import facts
from gander.evidence.findings import findings
from gander.evidence.signatures import Signatures
from tests.evidence.person import SKILLS, commit, history, touch

TORCH = touch(used="py:torch")


def of(*commits, skill="pytorch", more=()):
    histories = [history(*commits), *more]
    return findings(facts(histories, Signatures(SKILLS), {s.id: s.kind for s in SKILLS}))[skill]


@pytest.mark.parametrize(
    ("days", "authored"),
    [
        (("2025-01-01", "2025-01-15", "2025-01-31"), True),  # 30 days
        (("2025-01-01", "2025-01-15", "2025-01-30"), False),  # 29 days
        (("2025-01-01", "2025-06-01"), False),  # two commits
        (("2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04"), False),
    ],
)
def test_authored(days, authored):
    assert of(*(commit(d, TORCH) for d in days)).authored is authored


def test_named_only_is_not_authored():
    named = touch(imported="py:torch", packages="pypi:torch")
    found = of(*(commit(d, named) for d in ("2025-01-01", "2025-03-01", "2025-06-01")))
    assert (found.seen, found.own_lines, found.authored, found.n_commits) == (True, False, False, 0)


def test_commits_of_several_repositories_count_together():
    assert of(
        commit("2025-01-01", TORCH),
        commit("2025-01-02", TORCH),
        more=[history(commit("2025-03-01", TORCH), name="b")],
    ).authored


@pytest.mark.parametrize(
    ("days", "maintained"),
    [
        (("2025-01-01", "2025-04-01", "2025-07-02"), True),  # 182 days
        (("2025-01-01", "2025-04-01", "2025-07-01"), False),
        (("2025-01-01", "2025-07-15"), False),  # two ends alone are no upkeep
    ],
)
def test_maintained(days, maintained):
    assert of(*(commit(d, TORCH) for d in days)).maintained is maintained


def test_half_a_year_over_two_repositories_is_no_upkeep_of_one():
    more = [history(commit("2025-09-01", TORCH), commit("2025-10-01", TORCH), name="b")]
    assert not of(commit("2025-01-01", TORCH), commit("2025-02-01", TORCH), more=more).maintained


@pytest.mark.parametrize(
    ("one", "name"),
    [
        (commit("2025-01-01", touch("tests/test_a.py", used="py:torch")), "tested"),
        (commit("2025-01-01", TORCH, fix=True), "fixed"),
        (commit("2025-01-01", TORCH, by_other=True), "merged"),
        (commit("2025-01-01", TORCH, released=True), "released"),
    ],
)
def test_one_commit_is_enough(one, name):
    assert getattr(of(one), name)
    assert not getattr(of(commit("2025-01-01", TORCH)), name)


def test_a_fix_that_only_names_the_skill_is_no_fix_of_it():
    assert not of(commit("2025-01-01", touch(imported="py:torch"), fix=True)).fixed


def test_sentences_say_every_finding():
    sentences = of(commit("2025-01-01", TORCH)).sentences()
    assert [true for _, true in sentences] == [True, True, *[False] * 7]
