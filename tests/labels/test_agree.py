"""How far two readings agree, by ids and places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gander.labels.agree import FLOOR, Figure, agreement
from gander.labels.align import pairs, skills
from gander.labels.form import Label, Member, Unit
from tests.labels.made import LABEL, unit


def figures(first: Label, second: Label, n: int = 1) -> dict[str, Figure]:
    return {figure.what: figure for figure in agreement([(first, second)] * n)}


def test_a_label_agrees_with_itself() -> None:
    assert {figure.value for figure in figures(LABEL, LABEL).values()} == {1.0}


def test_counts_and_sides() -> None:
    first = Label(units=(unit("Python"), unit("PyTorch", "TensorFlow"), unit("Kafka", status="nice")))
    second = Label(units=(unit("Python", status="context"), unit("PyTorch"), unit("Go")))
    found = figures(first, second)
    assert (found["skills of any status, precision"].hits, found["skills of any status, precision"].of) == (
        2,
        3,
    )
    assert (found["skills of any status, recall"].hits, found["skills of any status, recall"].of) == (2, 4)
    assert found["skills of any status, F1"].value == pytest.approx(4 / 7)
    assert (found["musts, precision"].hits, found["musts, precision"].of) == (1, 2)
    assert found["status of those in both"].value == 0.5
    assert (found["any-of units, F1"].hits, found["any-of units, F1"].of) == (0, 1)
    assert found["texts whose must units are the same"].value == 0
    other = figures(second, first)
    assert other["skills of any status, precision"].value == found["skills of any status, recall"].value


def test_names_differ_and_places_overlap() -> None:
    a = skills([Unit(status="must", members=(Member(10, 20, "ml"), Member(30, 40, "x")))])
    b = skills([Unit(status="nice", members=(Member(12, 18, "machine-learning"), Member(50, 60, "y")))])
    assert pairs(a, b) == {"machine-learning": "ml"}


def test_the_same_name_elsewhere_is_the_same_skill_and_is_not_paired_twice() -> None:
    a = skills([unit("Go"), Unit(status="must", members=(Member(500, 510, "rust"),))])
    b = skills([Unit(status="must", members=(Member(500, 502, "go"), Member(503, 508, "rust-language")))])
    assert pairs(a, b) == {"go": "go", "rust-language": "rust"}


def test_soft_skills_are_no_part_of_it() -> None:
    first = Label(units=(unit("Python"), unit("Go", kind="soft")))
    assert figures(first, Label(units=(unit("Python"),)))["musts, recall"].value == 1


def test_there_is_no_interval_below_the_floor_and_none_of_nothing() -> None:
    few, enough = figures(LABEL, LABEL, FLOOR - 1), figures(LABEL, LABEL, FLOOR)
    assert few["musts, F1"].low is None
    assert (enough["musts, F1"].low, enough["musts, F1"].high) == (1, 1)
    assert figures(Label(), Label(), FLOOR)["musts, F1"].value is None


def test_unknown_and_null_are_alike_in_pay() -> None:
    pay = {"min": 1.0, "max": 2.0, "currency": "USD", "period": "year", "base_or_total": None}
    one = replace(LABEL, posting={**LABEL.posting, "pay": pay})
    other = replace(LABEL, posting={**LABEL.posting, "pay": {**pay, "base_or_total": "unknown"}})
    assert figures(one, other)["pay"].value == 1
