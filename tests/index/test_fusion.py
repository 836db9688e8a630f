import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import convex, min_max, reciprocal_rank
from index.types import Scored

SCORED = st.dictionaries(st.integers(0, 30), st.floats(-100, 100), max_size=20).map(lambda d: list(d.items()))
WEIGHTS = {"lexical": 0.6, "vector": 0.4}


def test_a_passage_in_both_lists_beats_one_in_a_single_list() -> None:
    fused = convex(
        {"lexical": [(1, 9.0), (2, 8.0), (9, 1.0)], "vector": [(2, 0.8), (3, 0.7), (9, 0.1)]}, WEIGHTS
    )
    assert [item.id for item in fused] == [2, 1, 3, 9]
    assert fused[0].shares == pytest.approx({"lexical": 0.6 * 7 / 8, "vector": 0.4})
    assert fused[0].score == pytest.approx(0.925)
    assert fused[1].shares == {"lexical": 0.6}


def test_reciprocal_ranks_look_at_ranks_alone() -> None:
    fused = reciprocal_rank({"lexical": [(1, 1000.0), (2, 1.0)], "vector": [(2, 0.1)]})
    assert [item.id for item in fused] == [2, 1]
    assert fused[0].score == pytest.approx(1 / 62 + 1 / 61)


def test_ties_are_broken_by_id() -> None:
    assert [item.id for item in convex({"lexical": [(7, 1.0), (3, 1.0), (5, 1.0)]}, {"lexical": 1.0})] == [
        3,
        5,
        7,
    ]
    assert [item.id for item in reciprocal_rank({"a": [(7, 1.0)], "b": [(3, 1.0)]})] == [3, 7]


def test_empty_lists_are_no_harm() -> None:
    assert convex({"lexical": [], "vector": []}, WEIGHTS) == []
    assert [item.id for item in convex({"lexical": [], "vector": [(4, 0.0)]}, WEIGHTS)] == [4]


@given(SCORED)
def test_scaled_scores_lie_between_0_and_1_and_keep_the_order(scored: list[Scored]) -> None:
    scaled = min_max(scored)
    assert scaled.keys() == {number for number, _ in scored}
    assert all(0 <= value <= 1 for value in scaled.values())
    assert all(scaled[a] <= scaled[b] for a, x in scored for b, y in scored if x <= y)


@given(SCORED, SCORED)
def test_fusing_keeps_every_id_once_in_a_definite_order(one: list[Scored], other: list[Scored]) -> None:
    fused = convex({"lexical": one, "vector": other}, WEIGHTS)
    ids = [item.id for item in fused]
    assert sorted(ids) == sorted({number for number, _ in [*one, *other]})
    assert [(-item.score, item.id) for item in fused] == sorted((-item.score, item.id) for item in fused)
    assert all(math.isclose(item.score, sum(item.shares.values())) for item in fused)
    assert fused == convex({"lexical": one[::-1], "vector": other[::-1]}, WEIGHTS)
