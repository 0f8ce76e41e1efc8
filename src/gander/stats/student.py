"""Quantiles of Student's t, for intervals with few employers.

Why:
    scipy would be the library for this; it would double the size of the base install for one function. The
    regularised incomplete beta function below is the continued fraction of Lentz (DLMF 8.17.22).
"""

from __future__ import annotations

from math import exp, inf, lgamma, log, log1p, sqrt


def _beta_fraction(x: float, a: float, b: float) -> float:
    tiny = 1e-300
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > tiny else tiny)
    result = d
    for m in range(1, 300):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 + numerator * d
            d = 1.0 / (d if abs(d) > tiny else tiny)
            c = 1.0 + numerator / c
            c = c if abs(c) > tiny else tiny
            result *= d * c
        if abs(d * c - 1.0) < 1e-12:
            break
    return result


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Regularised I_x(a, b) for 0 <= x <= 1 and a, b > 0."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _beta_fraction(x, a, b) / a
    return 1.0 - front * _beta_fraction(1.0 - x, b, a) / b


def t_cdf(t: float, df: float) -> float:
    """P(T <= t) for Student's t with df > 0 degrees of freedom (may be fractional)."""
    tail = 0.5 * incomplete_beta(df / (df + t * t), df / 2.0, 0.5)
    return 1.0 - tail if t >= 0 else tail


def t_quantile(p: float, df: float) -> float:
    """The t with P(T <= t) = p, for 0.5 <= p < 1; infinite where df is not positive."""
    if df <= 0:
        return inf
    low, high = 0.0, 2.0
    while t_cdf(high, df) < p and high < 1e9:
        high *= 2.0
    for _ in range(200):
        middle = (low + high) / 2.0
        if middle in (low, high):
            break
        low, high = (middle, high) if t_cdf(middle, df) < p else (low, middle)
    return (low + high) / 2.0


def wilson(p: float, n: float, quantile: float) -> tuple[float, float]:
    """Wilson's score interval for a share p of n (n may be an effective, fractional size).

    Source: Brown, Cai & DasGupta 2001, Statistical Science 16(2).
    """
    if n <= 0 or quantile == inf:
        return 0.0, 1.0
    z2 = quantile * quantile
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = quantile * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, min(p, centre - half)), min(1.0, max(p, centre + half))
