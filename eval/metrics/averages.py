"""From figures of single questions to figures of a set."""

import random
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

DRAWS = 1000


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean; None without values."""
    return sum(values) / len(values) if values else None


def quantile(values: Sequence[float], share: float) -> float | None:
    """The value that `share` of the values lie below, by rank, not interpolated; None without values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else None


def interval(values: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """A 95% interval of the mean by the percentile bootstrap with 1,000 draws.

    The method is B. Efron's, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7(1),
    1979. The same values and seed give the same interval; as many values give the same draws.

    Raises:
        ValueError: There are no values.
    """
    if not values:
        raise ValueError("an interval needs at least one value")
    data = np.array(values, dtype=np.float64)
    means = np.sort([data[drawn].mean() for drawn in _draws(len(data), seed)])
    return float(means[int(0.025 * DRAWS)]), float(means[int(0.975 * DRAWS) - 1])


@lru_cache(maxsize=4)
def _draws(count: int, seed: int) -> npt.NDArray[np.int32]:
    """Which values are drawn, of shape `(DRAWS, count)`; figures of one set share it."""
    draw = random.Random(seed)  # noqa: S311
    everything = range(count)
    drawn = (draw.choice(everything) for _ in range(DRAWS * count))
    return np.fromiter(drawn, dtype=np.int32, count=DRAWS * count).reshape(DRAWS, count)
