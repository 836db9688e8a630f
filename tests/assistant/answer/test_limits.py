"""Limits that a rule sets, held against what is asked."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.wording.limits import within_limits
from assistant.answer.wording.ruling import Closeness
from index.folding import fold


def _shared_with(question: str) -> Closeness:
    """A measure of closeness that needs no model: the share of the question's characters in a text."""
    characters = set(fold(question))

    def closeness(texts: Sequence[str]) -> list[float]:
        return [len(characters & set(text)) / len(characters) for text in texts]

    return closeness


def _within(question: str, said: str) -> bool | None:
    return within_limits(fold(question), fold(said), _shared_with(question))


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        ("货车能免费过渡吗", "免费过渡只适用于客车。", False),
        ("客车能免费过渡吗", "免费过渡只适用于客车。", True),
        ("维护费能拿去买办公桌吗", "渡口维护费专项用于修理缆绳。", False),
        ("一条船可以挂两个牌子吗", "每条船只能有一个牌子。", False),
        ("船款能分期付吗", "购船人应当一次付清船款。", False),
        ("一次能带60公斤行李吗", "行李不得超过50公斤。", False),
        ("一次能带40公斤行李吗", "行李不得超过50公斤。", True),
        ("栏杆可以只装80厘米高吗", "栏杆高度不得低于110厘米。", False),
        ("渡船能带自行车吗", "渡船可以带自行车。", None),
    ],
)
def test_what_is_asked_is_within_a_limit_or_beyond_it(
    question: str, said: str, expected: bool | None
) -> None:
    assert _within(question, said) is expected


@given(asked=st.integers(1, 200), bound=st.integers(1, 200))
def test_amounts_up_to_an_upper_bound_are_within_it(asked: int, bound: int) -> None:
    assert _within(f"能带{asked}公斤货物吗", f"货物不得超过{bound}公斤。") is (asked <= bound)
