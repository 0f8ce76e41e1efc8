"""Work spread over processes: in order, errors whole, a killed process told."""

from __future__ import annotations

import os
import signal

import pytest

from gander.app.reading import Readers
from gander.app.workers import spread
from gander.errors import UserError
from gander.model import Problem


def doubled(number: int, readers: Readers) -> int:
    assert readers.vocabulary.skills
    if number < 0:
        raise UserError(Problem(where=f"number {number}", why="is negative", next="give another, e.g. 1"))
    if number == 99:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def test_answers_come_in_order_and_an_error_comes_whole() -> None:
    found = spread(doubled, [3, 1, 2, -7])
    assert [next(found) for _ in range(3)] == [6, 2, 4]
    with pytest.raises(UserError) as caught:
        next(found)
    (problem,) = caught.value.problems
    assert (problem.where, problem.next) == ("number -7", "give another, e.g. 1")


def test_a_killed_process_is_told_and_not_a_bug() -> None:
    with pytest.raises(UserError, match="was killed"):
        list(spread(doubled, [99]))
