"""Is a difference between two systems more than chance? Paired tests over the same questions.

The test is Fisher's randomisation test with flipped signs, as M. D. Smucker, J. Allan and B. Carterette
recommend in "A comparison of statistical significance tests for information retrieval evaluation", CIKM
2007. It supposes only that, were the systems alike, each question could as well have fallen the other way.
"""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

LEVEL = 0.05
FLIPS = 10_000
DRAWS = 2_000
_ALL_UP_TO = 12
_ROUNDING = 1e-9

Tail = Literal["two-sided", "less"]
Values = NDArray[np.float64]


def sign_flip_p(differences: Sequence[float], tail: Tail = "two-sided", seed: int = 0) -> float:
    """How probable a mean at least so far from 0 is when the sign of every difference is a matter of chance.

    All patterns of signs count when few differences are not 0, or when those have one size (questions that
    are right or wrong), and `FLIPS` random ones otherwise; then the pattern that was seen counts as one more,
    so that no p-value is 0.

    Args:
        differences: One a question, the second system's figure minus the first's.
        tail: `less` asks only whether the second system is worse.
        seed: Of the random patterns.

    Returns:
        The p-value, above 0 and at most 1; 1 when no question differs.
    """
    values = np.array([d for d in differences if d], dtype=np.float64)
    if not len(values):
        return 1.0
    if np.ptp(np.abs(values)) < _ROUNDING:
        return _binomial_p(int((values < 0).sum()), len(values), tail)
    if len(values) <= _ALL_UP_TO:
        sums = _all_signs(len(values)) @ values
        return _extreme(sums, float(values.sum()), tail) / len(sums)
    sums = _random_signs(len(values), seed) @ values
    return (_extreme(sums, float(values.sum()), tail) + 1) / (FLIPS + 1)


def holm(p_values: Sequence[float]) -> list[float]:
    """P-values corrected for there being many of them, in the same order.

    The step-down method of S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
    Journal of Statistics 6(2), 1979: the chance of any false alarm at all stays below the level.
    """
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    corrected = [1.0] * len(p_values)
    highest = 0.0
    for place, index in enumerate(order):
        highest = max(highest, min(1.0, (len(order) - place) * p_values[index]))
        corrected[index] = highest
    return corrected


def mean_interval(values: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """A 95% interval of the mean by the percentile bootstrap with `DRAWS` draws.

    Raises:
        ValueError: There are no values.
    """
    if not values:
        raise ValueError("an interval needs at least one value")
    distinct, counts = np.unique(np.array(values, dtype=np.float64), return_counts=True)
    # Drawing questions with replacement is drawing how often each distinct value comes up.
    drawn = np.random.default_rng(seed).multinomial(len(values), counts / len(values), size=DRAWS)
    low, high = np.quantile(drawn @ distinct / len(values), [0.025, 0.975])
    return float(low), float(high)


def _binomial_p(losses: int, count: int, tail: Tail) -> float:
    """The share of all patterns of equal steps with so many downward ones or more: the exact sign test."""
    farthest = losses if tail == "less" else max(losses, count - losses)
    share: float = sum(math.comb(count, k) for k in range(farthest, count + 1)) / 2**count
    return share if tail == "less" else min(1.0, 2 * share)


def _all_signs(count: int) -> Values:
    bits = np.arange(2**count)[:, np.newaxis] >> np.arange(count) & 1
    return (bits * 2 - 1).astype(np.float64)


def _random_signs(count: int, seed: int) -> Values:
    drawn = np.random.default_rng(seed).integers(0, 256, (FLIPS, -(-count // 8)), dtype=np.uint8)
    bits = np.unpackbits(drawn, axis=1, count=count)
    return bits.astype(np.float64) * 2 - 1


def _extreme(sums: Values, seen: float, tail: Tail) -> int:
    if tail == "less":
        return int((sums <= seen + _ROUNDING).sum())
    return int((np.abs(sums) >= abs(seen) - _ROUNDING).sum())
