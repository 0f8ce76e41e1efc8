import numpy as np
import pytest

from gander.stats.shares import employer_codes, share


def test_one_posting_an_employer_is_plain_wilson():
    hits = np.array([True] * 10 + [False] * 30)
    e = share(hits, np.arange(40))
    assert (e.count, e.n, e.n_employers, e.employers_with) == (10, 40, 40, 10)
    # deff = 40/39, close to one, and t(39) instead of z: slightly wider than Wilson's 0.142-0.402
    assert e.low == pytest.approx(0.138, abs=0.003)
    assert e.high == pytest.approx(0.408, abs=0.003)


def test_adverts_of_one_employer_count_as_little_more_than_one():
    # 20 employers, one of which has 100 adverts that all hit: a naive interval would be a few points wide
    employers = np.concatenate([np.zeros(100, dtype=np.int64), np.arange(1, 20)])
    hits = employers == 0
    e = share(hits, employers)
    assert e.n == 119
    assert e.g_eff < 2
    assert e.share is None or e.high - e.low > 0.5


@pytest.mark.parametrize(
    ("n_employers", "per_employer", "published"),
    [(14, 10, False), (15, 2, True), (15, 1, False), (30, 1, True)],
    ids=["too few employers", "enough of both", "n_eff below 20", "thirty single adverts"],
)
def test_below_the_floors_there_are_counts_and_no_share(n_employers, per_employer, published):
    employers = np.repeat(np.arange(n_employers), per_employer)
    hits = np.arange(len(employers)) % 2 == 0
    e = share(hits, employers)
    assert e.count == hits.sum()
    assert (e.share is not None) == published
    assert (e.low is not None) == published


def test_nothing_met_still_has_an_upper_end():
    e = share(np.zeros(60, dtype=bool), np.repeat(np.arange(20), 3))
    assert e.low == 0.0
    # design effect from the prior: 1 + 2 * 0.2 = 1.4, so n_eff is 42.9 and not 60
    assert e.n_eff == pytest.approx(60 / 1.4)
    assert 0.05 < e.high < 0.12


def test_no_postings_is_an_answer_too():
    e = share(np.array([], dtype=bool), np.array([], dtype=np.int64))
    assert (e.n, e.share) == (0, None)


def test_intervals_cover_when_employers_agree_within_themselves():
    """METHODS section 1 claims .84-.98 coverage at ICC .2 where the naive interval has .37-.80."""
    rng = np.random.default_rng(7)
    truth, covered, runs = 0.3, 0, 300
    a, b = truth * 4, (1 - truth) * 4  # a beta with these sizes has an intra-class correlation of 0.2
    for _ in range(runs):
        sizes = np.minimum(rng.zipf(1.8, 40), 60)
        employers = np.repeat(np.arange(40), sizes)
        hits = rng.random(len(employers)) < rng.beta(a, b, 40)[employers]
        e = share(hits, employers)
        covered += e.low is None or e.low <= truth <= e.high
    assert covered / runs > 0.84


def test_employer_codes_are_dense():
    assert employer_codes(["b", "a", "b"]).tolist() == [1, 0, 1]
