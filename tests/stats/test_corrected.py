import numpy as np
import pytest

from gander.model import Estimate, ReaderAudit
from gander.stats.corrected import corrected
from gander.stats.shares import share


def read(p: float, n: int = 300, g_eff: float = 200.0) -> Estimate:
    return Estimate(
        count=round(p * n),
        n=n,
        n_employers=n,
        employers_with=round(p * n),
        share=p,
        low=0.0,
        high=1.0,
        g_eff=g_eff,
        n_eff=float(n),
    )


def audit(se: float, sp: float, yes: int = 100, no: int = 150) -> ReaderAudit:
    return ReaderAudit(
        n_postings=120,
        n_persons=6,
        yes=yes,
        yes_read=round(se * yes),
        yes_n_eff=float(yes),
        no=no,
        no_read=round(sp * no),
        no_n_eff=float(no),
    )


def test_the_share_is_rogan_and_gladens():
    found = corrected(read(0.4), audit(0.8, 0.9))
    assert found is not None
    assert found.share == pytest.approx((0.4 + 0.9 - 1) / (0.8 + 0.9 - 1))
    assert found.low < found.share < found.high
    assert found.n_audited == 120


def test_a_perfect_reader_of_many_verdicts_leaves_the_share_as_it_is():
    one = share(np.arange(300) % 5 < 2, np.arange(300))
    found = corrected(one, audit(1.0, 1.0, 100_000, 100_000))
    assert found is not None
    assert (found.share, found.low, found.high) == pytest.approx((one.share, one.low, one.high), abs=0.01)


def test_the_audit_s_own_uncertainty_widens_the_interval():
    few, many = (corrected(read(0.4), audit(0.8, 0.9, n, n)) for n in (60, 2000))
    assert few is not None
    assert many is not None
    assert few.high - few.low > 1.2 * (many.high - many.low)


def test_a_rare_outcome_is_never_corrected():
    """METHODS section 1: true 2 %, n = 130, 150 audited verdicts gives -7 to +10 %."""
    assert corrected(read(0.02 * 0.85 + 0.98 * 0.05, n=130), audit(0.85, 0.95, 50, 100)) is None


@pytest.mark.parametrize(
    ("estimate", "checked"),
    [
        (read(0.4), audit(0.5, 0.5)),
        (read(0.4), audit(0.9, 0.9, 30, 40)),
        (read(0.4), audit(0.9, 0.9, 0, 400)),
        (read(0.02), audit(0.9, 0.9)),
        (read(0.99), audit(0.9, 0.9)),
    ],
    ids=["knows nothing", "too few verdicts", "nobody meets it", "below what is misread", "above it"],
)
def test_what_cannot_be_told_is_not_told(estimate, checked):
    assert corrected(estimate, checked) is None


def test_below_the_floors_nothing_is_corrected():
    few = share(np.array([True, False] * 5), np.arange(10))
    assert few.share is None
    assert corrected(few, audit(0.9, 0.9)) is None


def test_the_same_question_has_the_same_answer():
    assert corrected(read(0.4), audit(0.8, 0.9)) == corrected(read(0.4), audit(0.8, 0.9))


@pytest.mark.parametrize("truth", [0.25, 0.4, 0.6])
def test_intervals_cover_the_true_share_of_middling_outcomes(truth):
    """Postings clustered by employer, read with error; the audit is a sample of its own each time."""
    rng = np.random.default_rng(11)
    se, sp, runs = 0.8, 0.92, 300
    shown = covered = raw_covered = 0
    a, b = truth * 4, (1 - truth) * 4  # intra-employer correlation of 0.2
    for _ in range(runs):
        employers = np.repeat(np.arange(120), np.minimum(rng.zipf(2.2, 120), 20))
        meets = rng.random(len(employers)) < rng.beta(a, b, 120)[employers]
        seen = np.where(meets, rng.random(len(meets)) < se, rng.random(len(meets)) > sp)
        counted = audit(rng.binomial(80, se) / 80, rng.binomial(140, sp) / 140, 80, 140)
        estimate = share(seen, employers)
        found = corrected(estimate, counted)
        if found is not None and estimate.low is not None and estimate.high is not None:
            shown += 1
            covered += found.low <= truth <= found.high
            raw_covered += estimate.low <= truth <= estimate.high
    assert shown > 0.9 * runs
    assert covered / shown > 0.92
    assert covered >= raw_covered, "the raw interval is about another share"
