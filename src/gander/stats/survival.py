"""How long something lasts, from lives that were watched only in part (Kaplan and Meier 1958).

Each life enters when it was first seen, which may be long after it began, and leaves when it ended or when it
was last seen. At each age the risk is the share that ended of those watched at that age, so that neither
those that go on nor those that ended before anybody looked bend the curve (delayed entry, right censoring).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gander.stats.shares import MIN_EMPLOYERS

DRAWS = 300
LONGEST = 730
"""Days of age: what is older is watched no more."""
SEED = 20261125

Numbers = npt.NDArray[np.float64]
Ages = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spells:
    """Lives in days of age: entry < leave; `ended` at `leave`, or only last seen; whose, as codes 0..G-1."""

    entry: Ages
    leave: Ages
    ended: npt.NDArray[np.bool_]
    employers: Ages


Quantile = tuple[int, int, int | None]
"""An age with its 95 % limits; the upper one is None where it lies beyond what was watched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """Ages by which a quarter, half and three quarters have ended, of those that reach `start`.

    Their limits come from draws of whole employers; None where the curve does not go so far.
    """

    start: int
    end: int
    """the age up to which enough employers were watched"""
    quartiles: tuple[Quantile | None, ...]


def lasting(spells: Spells) -> Lasting | None:
    """The quartiles of the ages at the end, between the ages at which at least MIN_EMPLOYERS employers are
    watched at once; None where there is no such age. Ages beyond LONGEST count as last seen there."""
    at_risk, ended = _by_employer(spells)
    watched = (at_risk > 0).sum(axis=0)
    enough = np.flatnonzero(watched >= MIN_EMPLOYERS)
    if not enough.size:
        return None
    start = int(enough[0])
    gone = np.flatnonzero(watched[start:] < MIN_EMPLOYERS)
    end = start + int(gone[0]) - 1 if gone.size else len(watched) - 1
    ages = slice(start, end + 1)
    n = len(at_risk)
    draws = np.random.default_rng(SEED).multinomial(n, np.full(n, 1.0 / n), DRAWS).astype(np.float64)
    curve = _curves(np.ones((1, n)), at_risk[:, ages], ended[:, ages])[0]
    drawn = _curves(draws, at_risk[:, ages], ended[:, ages])
    return Lasting(
        start=start,
        end=end,
        quartiles=tuple(_quantile(left, curve, drawn, start) for left in (0.75, 0.5, 0.25)),
    )


def _by_employer(spells: Spells) -> tuple[Numbers, Numbers]:
    """How many lives are watched at each age, and how many end there: (employers, ages) each."""
    inside = spells.entry < LONGEST
    entry, leave = spells.entry[inside], np.minimum(spells.leave[inside], LONGEST)
    whose = np.unique(spells.employers[inside], return_inverse=True)[1]
    shape = (int(whose.max(initial=-1)) + 1, int(leave.max(initial=0)) + 2)
    change, ended = np.zeros(shape), np.zeros(shape)
    np.add.at(change, (whose, entry + 1), 1.0)
    np.add.at(change, (whose, leave + 1), -1.0)
    here = spells.ended[inside] & (spells.leave[inside] <= LONGEST)
    np.add.at(ended, (whose[here], leave[here]), 1.0)
    return np.cumsum(change, axis=1)[:, :-1], ended[:, :-1]


def _curves(weights: Numbers, at_risk: Numbers, ended: Numbers) -> Numbers:
    """The share that goes on beyond each age, one row a row of weights: (draws, employers)."""
    risk = weights @ at_risk
    hazard = np.divide(weights @ ended, risk, out=np.zeros_like(risk), where=risk > 1e-9)
    return np.asarray(np.cumprod(1.0 - np.clip(hazard, 0.0, 1.0), axis=1), dtype=np.float64)


def _quantile(left: float, curve: Numbers, curves: Numbers, start: int) -> Quantile | None:
    value = _reached(curve, left)
    if value is None:
        return None
    drawn = sorted(age if (age := _reached(one, left)) is not None else len(one) for one in curves)
    low = min(value, drawn[int(0.025 * len(drawn))])
    high = max(value, drawn[int(np.ceil(0.975 * len(drawn))) - 1])
    return start + value, start + low, start + high if high < len(curve) else None


def _reached(curve: Numbers, left: float) -> int | None:
    below = np.flatnonzero(curve <= left + 1e-12)
    return int(below[0]) if below.size else None
