import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.significance import FLIPS, LEVEL, holm, mean_interval, sign_flip_p

DIFFERENCES = st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.0, 0.25, 1.0]), min_size=1, max_size=9)


@given(DIFFERENCES)
def test_few_differences_are_tried_in_every_pattern_of_signs(differences: list[float]) -> None:
    seen = sum(differences)
    sums = [
        sum(s * d for s, d in zip(signs, differences, strict=True))
        for signs in itertools.product((1, -1), repeat=len(differences))
    ]
    two_sided = sum(abs(total) >= abs(seen) - 1e-9 for total in sums) / len(sums)
    assert sign_flip_p(differences) == pytest.approx(two_sided)
    less = sum(total <= seen + 1e-9 for total in sums) / len(sums)
    assert sign_flip_p(differences, "less") == pytest.approx(less)


def test_five_losses_and_no_win_are_just_enough() -> None:
    assert sign_flip_p([-1.0] * 5 + [0.0] * 200, "less") == pytest.approx(1 / 32)
    assert sign_flip_p([-1.0] * 4 + [0.0] * 200, "less") > LEVEL
    assert sign_flip_p([1.0] * 5, "less") == 1
    assert sign_flip_p([0.0] * 40) == 1


def test_many_differences_are_drawn_and_repeatable() -> None:
    draw = random.Random(1)  # noqa: S311
    mixed = [draw.choice([-1.0, -0.5, 1.0]) for _ in range(40)]
    assert sign_flip_p(mixed) == sign_flip_p(mixed)
    assert sign_flip_p(mixed) == pytest.approx(sign_flip_p(mixed, seed=5), abs=0.02)
    assert sign_flip_p([-1.0] * 50 + [-0.5] * 50) == 1 / (FLIPS + 1)


@given(st.integers(1, 30), st.integers(0, 30))
def test_drawn_and_counted_patterns_agree(wins: int, losses: int) -> None:
    differences = [1.0] * wins + [-1.0] * losses
    tiny = [1e-12] * 13  # too small to matter, but not of one size, and too many to try every pattern
    drawn = sign_flip_p([*differences, *tiny], "less")
    assert drawn == pytest.approx(sign_flip_p(differences, "less"), abs=0.02)


def test_holm_steps_down() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, 0.9]) == [1.0, 1.0]
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_lies_between_none_and_bonferroni_and_keeps_the_order(p_values: list[float]) -> None:
    corrected = holm(p_values)
    for p, q in zip(p_values, corrected, strict=True):
        assert p <= q <= min(1.0, len(p_values) * p)
    for (p, q), (other_p, other_q) in itertools.combinations(zip(p_values, corrected, strict=True), 2):
        assert (p - other_p) * (q - other_q) >= 0


def test_interval_of_a_mean() -> None:
    low, high = mean_interval([0.0, 1.0] * 50)
    assert low == pytest.approx(0.4, abs=0.02)
    assert high == pytest.approx(0.6, abs=0.02)
    assert mean_interval([0.5] * 3) == (0.5, 0.5)
    with pytest.raises(ValueError, match="at least one"):
        mean_interval([])
