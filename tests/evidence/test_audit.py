"""What is missing depends on what a repository is about; strongest is what shows most of one's own."""

from __future__ import annotations

from tests.evidence.proofs import made


def test_engineering_and_trust_are_expected_everywhere():
    one = made("sample")
    assert [m.finding.probe for m in one.missing] == [
        "licence",
        "documented",
        "containerised",
        "tests-that-assert",
    ]
    assert [f.probe for f in one.subject] == ["trains-a-model", "tracks-experiments", "agents"]


def test_a_group_is_expected_where_one_of_it_holds():
    one = made("sample", "trains-a-model")
    assert "tracks-experiments" in [m.finding.probe for m in one.missing]
    assert [f.probe for f in one.subject] == ["agents"]


def test_the_smallest_step_comes_first_and_of_equal_ones_the_dearest():
    one = made("sample", "trains-a-model")
    assert [(m.page.hours, m.page.credibility) for m in one.missing] == [
        (0.2, "small"),
        (1, "large"),
        (1, "some"),
        (2, "some"),
        (4, "large"),
    ]


def test_what_cannot_be_told_is_neither_missing_nor_held():
    one = made("sample", licence="not available", documented="not applicable", agents="error")
    assert [f.probe for f in one.unknown] == ["agents", "licence"]
    assert [f.probe for f in one.not_applicable] == ["documented"]
    assert {"licence", "documented"}.isdisjoint(m.finding.probe for m in one.missing)
