import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics import RANKING_MEASURES
from eval.metrics.ranking import ndcg_at, recall_at, reciprocal_rank_at, success_at

DOCS = st.lists(st.sampled_from("abcdefghij"), unique=True)


def test_ndcg_of_a_worked_example() -> None:
    best = 1 + 1 / math.log2(3)
    assert ndcg_at(10)(["x", "a", "y", "b"], {"a", "b"}) == pytest.approx(
        (1 / math.log2(3) + 1 / math.log2(5)) / best
    )


def test_the_ideal_is_cut_off_too() -> None:
    assert ndcg_at(2)(["a", "b"], {"a", "b", "c"}) == 1


def test_recall_counts_the_whole_set() -> None:
    assert recall_at(2)(["a", "x", "b"], {"a", "b"}) == 0.5


def test_reciprocal_rank_stops_at_the_cutoff() -> None:
    assert reciprocal_rank_at(10)(["x", "y", "a"], {"a"}) == pytest.approx(1 / 3)
    assert reciprocal_rank_at(2)(["x", "y", "a"], {"a"}) == 0


def test_success_looks_at_the_head_only() -> None:
    assert success_at(1)(["a", "b"], {"b"}) == 0
    assert success_at(2)(["a", "b"], {"b"}) == 1


@pytest.mark.parametrize("name", RANKING_MEASURES)
def test_nothing_found_and_nothing_wanted_are_zero(name: str) -> None:
    assert RANKING_MEASURES[name]([], {"a"}) == 0
    assert RANKING_MEASURES[name](["a"], set()) == 0


@pytest.mark.parametrize("name", RANKING_MEASURES)
@settings(deadline=None)
@given(ranked=DOCS, relevant=st.sets(st.sampled_from("abcdefghij"), min_size=1))
def test_figures_are_shares_and_the_ideal_order_is_best(
    name: str, ranked: list[str], relevant: set[str]
) -> None:
    ideal = sorted(relevant) + sorted(set("abcdefghij") - relevant)
    assert 0 <= RANKING_MEASURES[name](ranked, relevant) <= 1
    assert RANKING_MEASURES[name](ideal, relevant) == pytest.approx(1)
