"""Precision, recall and shares with a bootstrap over employers (95 %, percentile, fixed seed)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

SEED = 20261122
RUNS = 2000

Counts = npt.NDArray[np.float64]


def interval(counts: Sequence[Sequence[float]], figure: Callable[[Counts], Counts]) -> dict[str, object]:
    """`figure` of the summed counts, with its interval.

    counts: one row of k numbers a posting, each posting at its own employer; figure: (runs, k) -> (runs,).
    """
    table = np.asarray(counts, dtype=np.float64)
    rng = np.random.default_rng(SEED)
    weights = rng.multinomial(len(table), np.full(len(table), 1 / len(table)), size=RUNS)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = figure(table.sum(axis=0, keepdims=True))[0]
        low, high = np.nanquantile(figure(weights @ table), [0.025, 0.975])
    return {
        "value": round(float(value), 4),
        "low": round(float(low), 4),
        "high": round(float(high), 4),
        "n": len(table),
        "of": float(table[:, -1].sum()),
    }


def ratio(counts: Counts) -> Counts:
    """hits / of, for rows (hits, of)."""
    result: Counts = counts[:, 0] / counts[:, 1]
    return result


def f1(counts: Counts) -> Counts:
    """Harmonic mean, for rows (true positives, predicted, labelled)."""
    result: Counts = 2 * counts[:, 0] / (counts[:, 1] + counts[:, 2])
    return result
