"""What a figure must measure to be of a thing that a question names."""

import pytest

from assistant.answer.wording.counted import can_count
from assistant.answer.wording.sought import sought_in
from corpus.figures import figures_in


def _can(question: str, said: str, *, any_kind: bool = True) -> bool:
    sought = sought_in(question)
    assert sought is not None
    return can_count(sought, figures_in(said)[0], any_kind=any_kind)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("有多少名渡工工人", "面积300平方米"),
        ("请了多少工人", "十五个工作日"),
        ("渡口贷款利率是多少", "授信3.4亿元"),
        ("有多少栋茶楼", "最大不得超过3%"),
        ("每人发多少安家费", "达到40%"),
        ("一年发多少电", "15吨"),
    ],
)
def test_a_figure_of_another_measure(question: str, said: str) -> None:
    assert not _can(question, said, any_kind="利率" not in question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("请了多少工人", "300名"),
        ("渡口完好率是多少", "达到98%"),
        ("有多少栋茶楼", "12座"),
        ("每人发多少安家费", "3万元"),
    ],
)
def test_a_figure_of_the_measure(question: str, said: str) -> None:
    assert _can(question, said)
