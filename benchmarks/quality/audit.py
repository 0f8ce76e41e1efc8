"""How often "at least 60 % met" is read right, in the form in which the product corrects its shares by it.

Truth is the label's verdict, on the postings that the product would show: those in which the reading states
a must. One where the label states none is met by nobody. Verdicts on one posting resemble each other, and
the reader may err more for one kind of person than for another; whoever asks is none of the six. So each
rate's effective number of verdicts is p(1 - p) / (variance clustered by posting + variance between persons).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.quality.outcome import PERSONS, STATED, Verdicts

Bools = npt.NDArray[np.bool_]


def audit(truth: Verdicts, read: Verdicts) -> dict[str, Any]:
    """model.ReaderAudit of these postings."""
    shown = read.outcome < STATED
    yes, no = shown & truth.enough, shown & ~truth.enough
    return {
        "n_postings": int(shown.any(axis=1).sum()),
        "n_persons": len(PERSONS),
        "yes": int(yes.sum()),
        "yes_read": int((yes & read.enough).sum()),
        "yes_n_eff": round(effective(yes & read.enough, yes), 1),
        "no": int(no.sum()),
        "no_read": int((no & ~read.enough).sum()),
        "no_n_eff": round(effective(no & ~read.enough, no), 1),
    }


def effective(hits: Bools, of: Bools) -> float:
    """How many independent verdicts say as much of the rate hits / of; both postings by persons."""
    n, groups = float(of.sum()), int(of.any(axis=1).sum())
    if groups < 2:
        return float(groups)
    p = float(hits.sum()) / n
    if p in (0.0, 1.0):  # all alike: nothing is known of their variance, so a posting counts as one
        return float(groups)
    residual = hits.sum(axis=1) - p * of.sum(axis=1)
    clustered = groups / (groups - 1) * float(np.square(residual).sum()) / n**2
    return p * (1 - p) / (max(clustered, p * (1 - p) / n) + _between(hits.sum(axis=0), of.sum(axis=0), p))


def _between(hits: npt.NDArray[np.int64], of: npt.NDArray[np.int64], p: float) -> float:
    """Variance of the rate between persons beyond what so few verdicts each would show by chance."""
    some = of > 0
    if some.sum() < 2:
        return 0.0
    return max(0.0, float(np.var(hits[some] / of[some], ddof=1) - np.mean(p * (1 - p) / of[some])))
