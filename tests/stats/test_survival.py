import numpy as np
import pytest

from gander.stats.survival import Spells, lasting


def spells(entry, leave, ended, employers=None):
    n = len(entry)
    codes = np.arange(n) % 20 if employers is None else np.asarray(employers)
    return Spells(
        entry=np.asarray(entry, dtype=np.int64),
        leave=np.asarray(leave, dtype=np.int64),
        ended=np.asarray(ended, dtype=np.bool_),
        employers=codes.astype(np.int64),
    )


def world(rng, n, half_life, watched_for):
    """A stock: lives that began at any time before, of which those are seen that go on, for so many days."""
    began = rng.integers(-400, watched_for, n)
    length = np.ceil(rng.exponential(half_life / np.log(2), n)).astype(np.int64)
    seen = (began + length > 0) & (began < watched_for)
    began, length = began[seen], length[seen]
    entry = np.maximum(0, -began)
    ended = began + length <= watched_for
    leave = np.where(ended, length, watched_for - began)
    keep = leave > entry
    return entry[keep], leave[keep], ended[keep]


def test_without_censoring_it_is_the_plain_quartiles():
    found = lasting(spells([0] * 80, np.repeat([10, 20, 30, 40], 20), [True] * 80))
    assert [value for value, _, _ in found.quartiles] == [10, 20, 30]
    assert found.start == 1


def test_a_stock_watched_for_a_while_gives_the_true_median():
    entry, leave, ended = world(np.random.default_rng(3), 6000, half_life=45, watched_for=60)
    found = lasting(spells(entry, leave, ended))
    value, low, high = found.quartiles[1]
    assert value == pytest.approx(45, abs=6)
    assert low <= value <= high


def test_those_that_ended_would_tell_of_short_lives_alone():
    rng = np.random.default_rng(3)
    began, length = rng.integers(0, 60, 4000), np.ceil(rng.exponential(45 / np.log(2), 4000)).astype(np.int64)
    ended = began + length <= 60
    leave = np.where(ended, length, 60 - began)
    found = lasting(spells(np.zeros(4000), leave, ended))
    assert found.quartiles[1][0] == pytest.approx(45, abs=5)
    assert np.median(leave[ended]) < 30


def test_an_age_that_was_not_reached_is_none():
    found = lasting(spells([0] * 40, [30] * 40, [False] * 30 + [True] * 10))
    assert found.quartiles[0][0] == 30
    assert found.quartiles[1:] == (None, None)
    assert found.end == 30


def test_a_limit_beyond_what_was_watched_is_none():
    found = lasting(spells([0] * 40, [30] * 40, [True] * 21 + [False] * 19, np.arange(40)))
    assert found.quartiles[1] == (30, 30, None)


def test_few_employers_at_every_age_are_no_curve():
    assert lasting(spells([0] * 40, [30] * 40, [True] * 40, np.arange(40) % 14)) is None


def test_it_starts_where_enough_employers_are_watched():
    found = lasting(spells([50] * 60, np.repeat([60, 70, 80], 20), [True] * 60))
    assert found.start == 51
    assert found.quartiles[1][0] == 70


def test_what_is_very_old_is_watched_no_more():
    found = lasting(spells([0] * 60 + [900] * 60, [1000] * 60 + [1200] * 60, [True] * 120))
    assert (found.end, found.quartiles) == (730, (None, None, None))
