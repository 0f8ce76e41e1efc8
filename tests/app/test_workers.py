"""Work spread over processes: in order, errors whole, a killed process told."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing import active_children

import pytest

from gander.app.reading import Readers
from gander.app.workers import cores, spread
from gander.errors import UserError
from gander.model import Problem

NAP = 60


def doubled(number: int, readers: Readers) -> int:
    assert readers.vocabulary.skills
    if number < 0:
        raise UserError(Problem(where=f"number {number}", why="is negative", next="give another, e.g. 1"))
    if number == 99:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 66:
        time.sleep(NAP)
    return 2 * number


def test_answers_come_in_order_and_an_error_comes_whole() -> None:
    found = spread(doubled, [3, 1, 2, -7])
    assert [next(found) for _ in range(3)] == [6, 2, 4]
    with pytest.raises(UserError) as caught:
        next(found)
    (problem,) = caught.value.problems
    assert (problem.where, problem.next) == ("number -7", "give another, e.g. 1")


def test_who_stops_early_does_not_wait_for_the_rest() -> None:
    start, before = time.monotonic(), set(active_children())
    found = spread(doubled, [1, *[66] * (2 * cores())])
    assert next(found) == 2
    found.close()
    assert time.monotonic() - start < NAP / 2
    assert set(active_children()) <= before


def test_a_killed_process_is_told_and_not_a_bug() -> None:
    with pytest.raises(UserError, match="was killed"):
        list(spread(doubled, [99]))
