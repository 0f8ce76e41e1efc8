"""The order of work: trust first, then postings served an hour, then the rest; each statement once."""

from __future__ import annotations

from gander.evidence.audit import strongest
from gander.evidence.steps import order_of_work
from tests.evidence.proofs import made
from tests.faces.values import estimate

SERVES = {
    "containerised": estimate(40, 100, 30, 50),
    "tracks-experiments": estimate(10, 100, 9, 50),
    "trains-a-model": estimate(90, 100, 60, 50),
    "licence": estimate(0, 100, 0, 50),
}


def steps(*audits):
    return order_of_work(strongest(audits, 3), audits, SERVES)


def test_the_order():
    found = steps(made("a", "trains-a-model"))
    assert [step.probe for step in found] == [
        "documented",
        "tests-that-assert",  # trust of large credibility, cheapest first
        "containerised",  # 40 postings for 2 hours
        "tracks-experiments",  # 10 for 1
        "licence",  # asked for by none
    ]


def test_a_statement_is_worked_on_once_in_the_strongest_repository():
    found = steps(made("weak"), made("strong", "trains-a-model", "licence"))
    assert [(s.probe, s.repository) for s in found if s.probe in ("documented", "licence")] == [
        ("documented", "strong"),
        ("licence", "weak"),
    ]


def test_what_another_repository_shows_serves_no_posting_again():
    found = steps(made("a", "trains-a-model", "documented"), made("b", "containerised"))
    (step,) = [s for s in found if s.probe == "containerised"]
    assert (step.repository, step.elsewhere, step.serves) == ("a", "b", None)


def test_strongest_by_what_holds_in_own_files():
    foreign = made("foreign", "trains-a-model", "documented", "licence", own=False)
    assert [one.repository.name for one in strongest([foreign, made("own", "licence")], 1)] == ["own"]
