"""How well stated chances fit what came true."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def brier(chances: npt.ArrayLike, outcomes: npt.ArrayLike) -> float:
    """The Brier score, mean (p - o)^2: 0 is perfect, 0.25 says nothing. Shapes (n,), n >= 1; outcomes 0 or 1.

    Source: Brier 1950; METHODS sections 1 and 7.
    """
    p, o = np.asarray(chances, dtype=np.float64), np.asarray(outcomes, dtype=np.float64)
    return float(np.mean(np.square(p - o)))


def updated(prior: float, strength: float, yes: int, n: int) -> float:
    """The mean of a Beta posterior: the prior counts as `strength` answers of which `prior` were yes."""
    return (prior * strength + yes) / (strength + n)
