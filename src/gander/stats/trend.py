"""Growth a year of a monthly share, with intervals that know of bursts, memory and unequal employers.

y_t ~ quasi-Poisson(n_t exp(a + b t / 12)): the offset is all that was seen in the same places, so that a
month in which more was seen is no growth. Growth is exp(b) - 1. Two things make postings less sure than
counts of coins: months remember each other, and one employer's hiring is one decision. So the interval is the
wider of two: the first inflates the variance by the overdispersion and by (1 + r) / (1 - r), r the residuals'
autocorrelation at one month, corrected for its bias in short series, with as many degrees of freedom fewer;
the second draws whole employers again (seeded). Source: METHODS section 6. No term for the season: on short
series it hides the memory (false alarms 11 instead of 7 %), and the offset takes what all jobs share.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import expm1, log, sqrt

import numpy as np
import numpy.typing as npt

from gander.stats.shares import MIN_EMPLOYERS
from gander.stats.student import t_cdf, t_quantile

MIN_MONTHS = 24
MIN_PER_MONTH = 5.0
SURE = 0.95
NOTABLE = log(1.10)
"""Growth below 10 % a year is called no change, however sure it is."""
DRAWS = 300
SEED = 20261125
STEPS = 50
LIMIT = 30.0

Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Growth a year (0.5: half as many again), its 95 and 80 % intervals, and what it rests on."""

    growth: float
    low: float
    high: float
    low_80: float
    high_80: float
    label: str
    """'rising' | 'falling' where more than 10 % a year is 95 % sure, else 'no clear change'"""
    n_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """A trend, or None with what there is beside what it would need: MIN_MONTHS, MIN_PER_MONTH a month and
    MIN_EMPLOYERS."""

    trend: Trend | None
    n_months: int
    per_month: float
    n_employers: int


def outlook(hits: Table, totals: Table, months: npt.NDArray[np.int64]) -> Outlook:
    """The trend of a share, if the floors hold. hits, totals: shape (employers, months), postings with the
    outcome and all; months: when, counted from anywhere, ascending, with holes where nothing is known.
    """
    of_employer = hits.sum(axis=1)
    n_months, per_month = len(months), float(hits.sum() / max(len(months), 1))
    employers = int((of_employer > 0).sum())
    enough = n_months >= MIN_MONTHS and per_month >= MIN_PER_MONTH and employers >= MIN_EMPLOYERS
    return Outlook(
        trend=_trend(hits, totals, months) if enough else None,
        n_months=n_months,
        per_month=per_month,
        n_employers=employers,
    )


def _trend(hits: Table, totals: Table, months: npt.NDArray[np.int64]) -> Trend:
    design = np.stack([np.ones(len(months)), (months - months.mean()) / 12.0], axis=1)
    y, offset = hits.sum(axis=0), _log(totals.sum(axis=0))
    beta, mu = fit(design, y[None], offset[None])
    b = float(beta[0, 1])
    se, df = _remembering(design, y, mu[0], months)
    spread, g_eff = _between_employers(design, hits, totals), _g_eff(hits.sum(axis=1))

    def half(level: float) -> float:
        return max(t_quantile(level, df) * se, t_quantile(level, max(g_eff - 1, 1.0)) * spread)

    wide, narrow = half(0.975), half(0.90)
    sure = max(se, spread)
    up, down = (t_cdf((sign * b - NOTABLE) / sure, df) > SURE for sign in (1, -1))
    return Trend(
        growth=_growth(b),
        low=_growth(b - wide),
        high=_growth(b + wide),
        low_80=_growth(b - narrow),
        high_80=_growth(b + narrow),
        label="rising" if up else "falling" if down else "no clear change",
        n_months=len(months),
    )


def _growth(b: float) -> float:
    return expm1(min(b, LIMIT))


def _log(totals: Table) -> Table:
    result: Table = np.log(np.maximum(totals, 0.5))
    return result


def fit(design: Table, y: Table, offset: Table) -> tuple[Table, Table]:
    """Poisson regressions with a log link, one a row of y. design: (T, p); y, offset: (B, T).

    Returns the coefficients (B, p) and the means (B, T), by iterated least squares.
    """
    p = design.shape[1]
    beta = np.zeros((y.shape[0], p))
    beta[:, 0] = np.log(np.maximum(y.sum(axis=1), 0.5) / np.exp(offset).sum(axis=1))
    for _ in range(STEPS):
        mu = np.exp(np.clip(beta @ design.T + offset, -LIMIT, LIMIT))
        # a touch of ridge: a draw without any posting has no slope, and must not stop the others
        square = np.einsum("bt,ti,tj->bij", mu, design, design) + 1e-9 * np.eye(p)
        step = np.linalg.solve(square, ((y - mu) @ design)[..., None])[..., 0]
        beta = beta + np.clip(step, -2.0, 2.0)
        if float(np.abs(step).max()) < 1e-8:
            break
    return beta, np.exp(np.clip(beta @ design.T + offset, -LIMIT, LIMIT))


def _remembering(design: Table, y: Table, mu: Table, months: npt.NDArray[np.int64]) -> tuple[float, float]:
    """Standard error of the slope and its degrees of freedom, with overdispersion and memory."""
    n, p = design.shape
    residual = (y - mu) / np.sqrt(mu)
    dispersion = max(1.0, float(np.square(residual).sum()) / (n - p))
    beside = np.diff(months) == 1
    square = float(np.square(residual).sum())
    r = float((residual[1:] * residual[:-1])[beside].sum()) / square if square > 0 else 0.0
    r = min(max(r + (2 + 4 * max(r, 0.0)) / n, 0.0), 0.9)
    inflation = (1 + r) / (1 - r)
    variance = np.linalg.inv((design * mu[:, None]).T @ design) * dispersion * inflation
    return sqrt(float(variance[1, 1])), max(2.0, (n - p) / inflation)


def _between_employers(design: Table, hits: Table, totals: Table) -> float:
    """How much the slope depends on which employers there are: its spread over draws of whole employers."""
    rng = np.random.default_rng(SEED)
    n = hits.shape[0]
    weights = rng.multinomial(n, np.full(n, 1.0 / n), DRAWS).astype(np.float64)
    beta, _ = fit(design, weights @ hits, _log(weights @ totals))
    # by its quartiles: a few draws without the largest employer may have no slope at all
    low, high = np.quantile(beta[:, 1], [0.25, 0.75])
    return float(high - low) / 1.349


def _g_eff(sizes: Table) -> float:
    return float(sizes.sum() ** 2 / max(float(np.square(sizes).sum()), 1e-12))
