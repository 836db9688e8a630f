"""What a question sets apart from what it means is told from what it asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.contrast import contrast_in, without_contrast

QUESTIONS = st.text(alphabet="渡口的日期是哪天不（）(),，？谁多少", max_size=40)


@pytest.mark.parametrize(
    ("question", "asked", "excluded"),
    [
        ("来的是哪位领导（不是副县长）？", "来的是哪位领导？", "副县长"),
        ("通知哪天签的(而不是印发的日子)?", "通知哪天签的?", "印发的日子"),
        ("通知是哪天签的，不是印发那天？", "通知是哪天签的？", "印发那天"),
        ("没有交钱，不算严重的罚多少？", "没有交钱，不算严重的罚多少？", ""),
        ("渡口是谁管，不是镇里吗？", "渡口是谁管，不是镇里吗？", ""),
    ],
)
def test_what_is_not_meant(question: str, asked: str, excluded: str) -> None:
    assert without_contrast(question) == asked
    assert contrast_in(question) == excluded


@given(QUESTIONS)
def test_only_what_is_set_apart_goes(question: str) -> None:
    rest = iter(question)
    assert all(character in rest for character in without_contrast(question))
    assert (without_contrast(question) != question) == bool(contrast_in(question))
