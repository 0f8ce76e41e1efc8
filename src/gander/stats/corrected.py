"""A share corrected for how often the verdicts behind it are misread (Rogan and Gladen 1978).

The share that is read, p, mixes postings that are rightly counted with some that are not; with sensitivity Se
and specificity Sp of an audit the true share is theta = (p + Sp - 1) / (Se + Sp - 1). Three things are
uncertain, p, Se and Sp, and their uncertainties are propagated together by simulation. The correction holds
for middling shares only: where its interval leaves [0, 1] it says nothing, and there is none (METHODS
section 1: true 2 %, n = 130, 150 audited verdicts give -7 to +10 %).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gander.model import Corrected, Estimate, ReaderAudit

DRAWS = 10_000
SEED = 20261122
MIN_VERDICTS = 100
"""METHODS section 1: from at least 100 verdicts that were checked by hand."""

Draws = npt.NDArray[np.float64]


def corrected(read: Estimate, audit: ReaderAudit) -> Corrected | None:
    """The share without the reader's error, with its 95 % interval; None where it cannot be told."""
    if read.share is None or audit.yes + audit.no < MIN_VERDICTS or not (audit.yes and audit.no):
        return None
    sensitivity, specificity = audit.yes_read / audit.yes, audit.no_read / audit.no
    worth = sensitivity + specificity - 1
    if worth <= 0:  # such a reader knows nothing of the verdict
        return None
    rng = np.random.default_rng(SEED)
    se = _beta(rng, sensitivity, audit.yes_n_eff)
    sp = _beta(rng, specificity, audit.no_n_eff)
    p = _shares(rng, read.share, read.n_eff, read.g_eff)
    with np.errstate(divide="ignore", invalid="ignore"):
        # a draw of a reader who knows nothing has no answer: it counts as one outside, on either side
        theta = np.where(se + sp > 1, (p + sp - 1) / (se + sp - 1), np.where(p < 0.5, -np.inf, np.inf))
    low, high = (float(x) for x in np.quantile(theta, [0.025, 0.975], method="nearest"))
    value = (read.share + specificity - 1) / worth
    if not 0.0 <= low <= value <= high <= 1.0:
        return None
    return Corrected(share=value, low=low, high=high, n_audited=audit.n_postings)


def _beta(rng: np.random.Generator, share: float, n_eff: float) -> Draws:
    """What the audited share may be, with Jeffreys' prior, at the effective size of the audit."""
    return rng.beta(share * n_eff + 0.5, (1 - share) * n_eff + 0.5, DRAWS)


def _shares(rng: np.random.Generator, p: float, n_eff: float, g_eff: float) -> Draws:
    """What the share may be: the limit of Wilson's interval at a random quantile of Student's t.

    So the middle 95 % of these draws is the very interval that is printed beside the share.
    """
    t = rng.standard_t(max(g_eff - 1, 1e-3), DRAWS)
    square = np.square(t) / n_eff
    result: Draws = (p + square / 2 + t * np.sqrt(p * (1 - p) / n_eff + square / (4 * n_eff))) / (1 + square)
    return result
