import json
from datetime import date, timedelta

import pytest

from gander.errors import UserError
from gander.shell import looks
from gander.shell.looks import Look, looks_path, next_look, read_look, write_look

DAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def own_data(tmp_path, monkeypatch):
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))


def look(day=DAY, since=None):
    return Look(since=since, then=frozenset({"a"}), day=day, reach=frozenset({"a", "b"}))


def test_what_is_written_is_read_and_other_questions_stay():
    write_look("q1", "engineers · Berlin", look())
    write_look("q2", "engineers · Hanoi", look(DAY + timedelta(days=1), DAY))
    assert read_look("q1") == look()
    assert read_look("q2").since == DAY
    assert read_look("q3") is None
    assert json.loads(looks_path().read_text())["looks"]["q1"]["question"] == "engineers · Berlin"


def test_a_second_look_on_a_day_has_the_same_look_before_it():
    first = next_look(None, frozenset("a"), DAY)
    assert (first.since, first.then) == (None, frozenset())
    second = next_look(first, frozenset("ab"), DAY + timedelta(days=1))
    assert (second.since, second.then) == (DAY, frozenset("a"))
    third = next_look(second, frozenset("abc"), DAY + timedelta(days=1))
    assert (third.since, third.then, third.reach) == (DAY, frozenset("a"), frozenset("abc"))


def test_a_clock_that_went_back_forgets_nothing():
    second = look(DAY + timedelta(days=5), DAY)
    assert next_look(second, frozenset(), DAY).since == DAY
    assert next_look(second, frozenset(), DAY).day == DAY + timedelta(days=5)


def test_only_so_many_questions_are_remembered(monkeypatch):
    monkeypatch.setattr(looks, "MOST", 2)
    for i in range(3):
        write_look(f"q{i}", "words", look(DAY + timedelta(days=i)))
    assert [read_look(f"q{i}") is not None for i in range(3)] == [False, True, True]


@pytest.mark.parametrize("harm", ["{", "[]", '{"looks": {"q": {"question": "w"}}}', "\x00"])
def test_a_damaged_file_is_named_and_never_overwritten(harm):
    looks_path().parent.mkdir(parents=True)
    looks_path().write_text(harm)
    for act in (lambda: read_look("q"), lambda: write_look("q", "w", look())):
        with pytest.raises(UserError) as told:
            act()
        assert told.value.problems[0].where == str(looks_path())
        assert "rm " in told.value.problems[0].next
    assert looks_path().read_text() == harm
