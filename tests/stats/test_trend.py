"""The trend against worlds whose growth is known: bursts, memory, unequal employers."""

from __future__ import annotations

import numpy as np
import pytest

from gander.stats.trend import DRAWS, fit, outlook

EMPLOYERS = 60


def world(rng, months, a_month, growth=0.0, memory=0.0, bursts=0.05):
    """hits, totals, months: a share that grows so fast a year; one in twenty jobs is one of them."""
    at = np.arange(months)
    size = 1.0 / np.arange(1, EMPLOYERS + 1) ** 0.7
    size /= size.sum()
    shock = np.zeros(months)
    shock[0] = rng.normal(0, np.sqrt(bursts))
    for i in range(1, months):
        shock[i] = memory * shock[i - 1] + rng.normal(0, np.sqrt(bursts * (1 - memory**2)))
    slope = np.log1p(growth) * (at - at.mean()) / 12
    hits = rng.poisson(a_month * size[:, None] * np.exp(slope + shock - bursts / 2)).astype(float)
    rest = rng.poisson(19 * a_month * size[:, None] * np.ones(months)).astype(float)
    return hits, hits + rest, at


def alarms(months, a_month, growth=0.0, memory=0.0, runs=150):
    """In what share of the worlds the 95 % interval excludes no growth, and in which it is called rising."""
    rng = np.random.default_rng(7)
    found = [outlook(*world(rng, months, a_month, growth, memory)).trend for _ in range(runs)]
    excluded = sum(t.low > 0 or t.high < 0 for t in found) / runs
    return excluded, sum(t.label == "rising" for t in found) / runs


def test_growth_is_what_an_exact_series_grows():
    at = np.arange(36)
    design = np.stack([np.ones(36), at / 12], axis=1)
    exact = 20 * np.exp(np.log(1.5) * at / 12)
    beta, mu = fit(design, exact[None], np.zeros((1, 36)))
    assert np.expm1(beta[0, 1]) == pytest.approx(0.5, abs=1e-6)
    assert mu[0] == pytest.approx(exact, rel=1e-6)


def test_more_of_everything_is_no_growth():
    at = np.arange(36)
    every = np.round(10 * np.exp(0.5 * at / 12))
    hits = np.tile(every, (20, 1))
    found = outlook(hits, 20 * hits, at).trend
    assert found.growth == pytest.approx(0.0, abs=1e-6)
    assert found.label == "no clear change"


@pytest.mark.parametrize(("months", "memory", "most"), [(24, 0.0, 0.08), (36, 0.0, 0.08), (36, 0.5, 0.12)])
def test_false_alarms_stay_near_one_in_twenty(months, memory, most):
    excluded, rising = alarms(months, 10, memory=memory)
    assert excluded <= most
    assert rising <= 0.03


def test_half_as_many_again_is_seen_in_three_years():
    excluded, rising = alarms(36, 20, growth=0.5)
    assert excluded >= 0.95
    assert rising >= 0.9


def test_it_is_seen_through_memory_too():
    assert alarms(36, 20, growth=0.5, memory=0.5)[0] >= 0.9


def test_the_intervals_cover_and_lie_in_each_other():
    rng = np.random.default_rng(11)
    found = [outlook(*world(rng, 36, 10, 0.3)).trend for _ in range(100)]
    # the share of all grows a little less than the jobs themselves
    assert sum(t.low <= 0.29 <= t.high for t in found) >= 90
    assert all(t.low < t.low_80 < t.growth < t.high_80 < t.high for t in found)


def test_one_employer_that_grows_is_no_trend_of_all():
    rng = np.random.default_rng(5)
    at = np.arange(36)
    hits = rng.poisson(0.5, (40, 36)).astype(float)
    totals = hits + rng.poisson(20, (40, 36))
    hits[0] += np.round(np.exp(at / 9))
    totals[0] += np.round(np.exp(at / 9))
    found = outlook(hits, totals, at).trend
    assert found.low < 0 < found.growth


@pytest.mark.parametrize(
    ("months", "a_month", "employers"), [(23, 20, EMPLOYERS), (36, 4, EMPLOYERS), (36, 20, 14)]
)
def test_below_a_floor_nothing_is_told(months, a_month, employers):
    hits, totals, at = world(np.random.default_rng(1), months, a_month)
    found = outlook(hits[:employers], totals[:employers], at)
    assert found.trend is None
    assert found.n_months == months
    assert found.n_employers <= employers


def test_no_months_are_no_trend():
    found = outlook(np.zeros((0, 0)), np.zeros((0, 0)), np.zeros(0, dtype=np.int64))
    assert (found.trend, found.n_months, found.per_month, found.n_employers) == (None, 0, 0.0, 0)


def test_the_same_numbers_give_the_same_interval():
    hits, totals, at = world(np.random.default_rng(2), 30, 10)
    assert outlook(hits, totals, at) == outlook(hits, totals, at)
    assert DRAWS >= 100
