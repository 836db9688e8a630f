"""The most or the least that is asked for, of several figures of a passage."""

import pytest

from assistant.answer.wording.extremes import extreme_fit
from corpus.figures import figures_in

TERMS = "运龄满一年的，船证期限最长为六个月；满三年的，最长为十八个月；满九年的，最长为三十个月。"
FINE = "处票款三倍以下罚款，但最高不超过四百元，至少二十元。"


def best(question: str, text: str) -> str:
    figures = figures_in(text)
    others = [(text, figure) for figure in figures]
    return max(figures, key=lambda figure: extreme_fit(question, text, figure, others)).text


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        ("船证最长能管多久？", TERMS, "三十个月"),
        ("逃票最多罚多少？", FINE, "不超过四百元"),
        ("逃票顶多罚多少钱？", FINE, "不超过四百元"),
        ("逃票起码罚多少？", FINE, "至少二十元"),
    ],
)
def test_the_figure_that_the_text_calls_so_is_preferred(question: str, text: str, figure: str) -> None:
    assert best(question, text) == figure


def test_nothing_is_preferred_where_no_extreme_is_asked_for() -> None:
    others = [(FINE, figure) for figure in figures_in(FINE)]
    assert {extreme_fit("逃票罚多少？", FINE, figure, others) for _, figure in others} == {0.0}
