"""For each claim without proof the cheapest way, those most asked for first."""

from __future__ import annotations

from datetime import date

from gander.evidence.facts import Trace, Use
from gander.evidence.findings import findings
from gander.evidence.reprove import reproofs
from gander.model import Evidence, EvidenceSource
from tests.evidence.proofs import PAGES, made
from tests.faces.values import estimate


def claimed(skill: str) -> Evidence:
    return Evidence(
        skill=skill,
        state="claimed",
        level=0,
        last_used=date(2023, 7, 1),
        needs_refresh=0.1,
        sources=(EvidenceSource(kind="claim", where="cv.md:12", what="said"),),
        years=3.0,
    )


def seen(skill: str, *days: int):
    uses = tuple(Use(f"c{day}", day, 5, False, False, False, False) for day in days)
    return findings(
        [Trace(skill=skill, repository="a", kind="import", what=("x",), uses=uses, files=("a.py",))]
    )


ASKED = {"docker": estimate(40, 100, 30, 50), "sql": estimate(60, 100, 40, 50)}


def test_most_asked_first_with_what_was_said():
    found = reproofs([claimed("docker"), claimed("sql")], {}, PAGES, [made("a")], ASKED)
    assert [one.skill for one in found] == ["sql", "docker"]
    assert (found[0].where, found[0].years, found[0].last) == ("cv.md:12", 3.0, date(2023, 7, 1))


def test_a_missing_statement_of_a_strong_repository_shows_it():
    (one,) = reproofs([claimed("docker")], {}, PAGES, [made("api")], ASKED)
    assert one.way == "in api, with it: do: is containerised; three commits over 30 days make it proof"
    assert (one.hours, one.days) == (2.0, 30)


def test_what_was_begun_is_gone_on_with():
    (one,) = reproofs([claimed("docker")], seen("docker", 100, 110), PAGES, [made("api")], ASKED)
    assert one.way == (
        "go on where you used it: 1 more commit of own lines, the last one 20 days from now or later"
    )
    assert one.days == 20


def test_else_a_repository_of_its_own():
    (one,) = reproofs([claimed("sql")], {}, PAGES, [made("api")], ASKED)
    assert one.way.startswith("a small repository of its own")
