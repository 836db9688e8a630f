"""From figures of single questions to figures of a set."""

import random
from collections.abc import Sequence

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
    1979. The same values and seed give the same interval.

    Raises:
        ValueError: There are no values.
    """
    if not values:
        raise ValueError("an interval needs at least one value")
    draw = random.Random(seed)  # noqa: S311
    means = sorted(sum(draw.choice(values) for _ in values) / len(values) for _ in range(DRAWS))
    return means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS) - 1]
