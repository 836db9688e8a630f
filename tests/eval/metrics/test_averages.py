import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.averages import interval, mean, quantile


def test_nothing_has_no_mean_and_no_quantile() -> None:
    assert mean([]) is None
    assert quantile([], 0.5) is None
    with pytest.raises(ValueError, match="at least one"):
        interval([])


def test_quantiles_are_values_of_the_sample() -> None:
    assert quantile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert quantile([float(n) for n in range(100)], 0.95) == 95.0
    assert quantile([1.0, 2.0], 1.0) == 2.0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 1).map(float), min_size=1, max_size=30), st.integers(0, 5))
def test_the_interval_is_repeatable_and_within_the_values(values: list[float], seed: int) -> None:
    low, high = interval(values, seed)
    assert min(values) <= low <= high <= max(values)
    assert (low, high) == interval(values, seed)


def test_the_interval_has_its_textbook_width() -> None:
    low, high = interval([0.0, 1.0] * 200)
    assert low == pytest.approx(0.5 - 1.96 * 0.025, abs=0.01)
    assert high == pytest.approx(0.5 + 1.96 * 0.025, abs=0.01)
