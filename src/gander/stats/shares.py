"""Shares of postings with intervals clustered by employer.

One employer's fifty adverts are one decision, so postings are no independent draws; an interval that treats
them so covered 37-80 % instead of 95 % (METHODS section 1).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from gander.model import Estimate
from gander.stats.student import t_quantile, wilson

MIN_EMPLOYERS = 15
MIN_N_EFF = 20.0
ICC_PRIOR = 0.2
"""Intra-employer correlation where it cannot be estimated (METHODS section 1: 0.2, range 0.05-0.4)."""


@lru_cache(maxsize=4096)
def _quantile(df: float) -> float:
    return t_quantile(0.975, df)


def share(hits: npt.NDArray[np.bool_], employers: npt.NDArray[np.int64]) -> Estimate:
    """The share of postings with `hits`, with a 95 % interval clustered by employer.

    hits, employers: shape (n,); employers are codes 0..G-1. Method (METHODS section 1):
    p = sum y_e / sum n_e; linearised variance v = G/(G-1) sum (y_e - p n_e)^2 / n^2;
    deff = max(1, v / (p(1-p)/n)); n_eff = n/deff; G_eff = n^2 / sum n_e^2;
    Wilson at n_eff with the t quantile at G_eff - 1 degrees of
    freedom. Where p is 0 or 1 the variance says nothing and the design effect comes from ICC_PRIOR.
    Below 15 employers or n_eff < 20 share and interval are None: counts only.
    """
    n = len(hits)
    if n == 0:
        return Estimate(
            count=0,
            n=0,
            n_employers=0,
            employers_with=0,
            share=None,
            low=None,
            high=None,
            g_eff=0.0,
            n_eff=0.0,
        )
    sizes = np.bincount(employers).astype(np.float64)
    hits_of = np.bincount(employers, weights=hits, minlength=len(sizes)).astype(np.float64)
    present = sizes > 0
    with_hit, sizes = hits_of[present], sizes[present]
    groups, p = len(sizes), float(with_hit.sum() / n)
    g_eff = float(n * n / np.square(sizes).sum())
    n_eff = n / _design_effect(p, with_hit, sizes)
    publish = groups >= MIN_EMPLOYERS and n_eff >= MIN_N_EFF
    # rounded so that the cache of quantiles is hit; a hundredth of a degree of freedom changes nothing
    low, high = wilson(p, n_eff, _quantile(round(g_eff - 1, 2))) if publish else (None, None)
    return Estimate(
        count=int(with_hit.sum()),
        n=n,
        n_employers=groups,
        employers_with=int((with_hit > 0).sum()),
        share=p if publish else None,
        low=low,
        high=high,
        g_eff=g_eff,
        n_eff=n_eff,
    )


def _design_effect(p: float, with_hit: npt.NDArray[np.float64], sizes: npt.NDArray[np.float64]) -> float:
    n, groups = float(sizes.sum()), len(sizes)
    if groups < 2 or p <= 0.0 or p >= 1.0:
        return max(1.0, 1.0 + (float(np.square(sizes).sum()) / n - 1.0) * ICC_PRIOR)
    variance = groups / (groups - 1) * float(np.square(with_hit - p * sizes).sum()) / n**2
    return max(1.0, variance / (p * (1 - p) / n))


def employer_codes(employer_ids: npt.NDArray[np.str_] | list[str]) -> npt.NDArray[np.int64]:
    """Codes 0..G-1, one for each employer id."""
    return np.unique(np.asarray(employer_ids), return_inverse=True)[1].astype(np.int64)
