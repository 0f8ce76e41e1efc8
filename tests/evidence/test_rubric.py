"""One employer's rubric: each rule by itself, what cannot be told said so, and never a sum."""

from __future__ import annotations

from dataclasses import replace

from gander.evidence.front import Front
from gander.evidence.rubric import rubric_rows
from tests.evidence.proofs import made, repository


def rows(*audits, merged=None):
    return {(row.category, row.rule): (row.verdict, row.because) for row in rubric_rows(audits, merged)}


def verdict(found, start):
    return next(verdict for (_, rule), (verdict, _) in found.items() if rule.startswith(start))


def test_only_own_repositories():
    assert verdict(rows(made("a")), "only repositories") == "cannot be told"
    assert verdict(rows(made("a"), merged=0), "only repositories") == "applies"
    assert verdict(rows(made("a"), merged=3), "only repositories") == "does not apply"
    foreign = replace(made("a"), repository=repository("a", n_own=2))
    assert verdict(rows(foreign), "only repositories") == "does not apply"


def test_projects():
    plain = replace(made("a"), front=Front(readme="README.md", links=0, usual="titanic"))
    found = rows(plain)
    assert verdict(found, "a name of tutorials") == "applies"
    assert verdict(found, "without a link") == "applies"
    assert verdict(found, "without a live demo") == "applies"
    assert verdict(found, "a dead link") == "cannot be told"


def test_production_is_never_told_by_a_repository_alone():
    found = rows(made("a", "containerised"))
    assert found["production", "work that ran in production counts up to 25"] == (
        "cannot be told",
        "a: containerised",
    )
