"""Changes, levels before and after them, and sizes from which on something is so."""

import pytest

from assistant.answer.wording.changes import change_fit, start_fit
from assistant.answer.wording.thresholds import asks_for_threshold, may_be_threshold
from corpus.figures import figures_in


@pytest.mark.parametrize("question", ["总磷下降了多少", "总磷跟2015年比低了多少", "总磷比以前好了多少"])
def test_the_size_of_a_change_is_asked_for(question: str) -> None:
    text = "总磷浓度为0.02毫克/升，下降35%"
    level, change = figures_in(text)
    assert change_fit(question, text, change) > change_fit(question, text, level) == 0


@pytest.mark.parametrize("question", ["总磷是多少", "2015年有了多少座窑"])
def test_a_level_is_asked_for(question: str) -> None:
    text = "浓度为0.02毫克/升，下降35%"
    level, change = figures_in(text)
    assert change_fit(question, text, change) < change_fit(question, text, level) == 0


def test_what_a_change_led_to_is_a_level() -> None:
    text = "津贴由之前的300元上升为900元"
    assert not any(change_fit("津贴多少", text, figure) for figure in figures_in(text))


def test_the_level_before_a_change_is_the_answer_only_where_it_is_asked_for() -> None:
    text = "津贴由之前的300元上升为900元"
    before, after = figures_in(text)
    assert start_fit("津贴多少", text, before) < 0 == start_fit("津贴多少", text, after)
    assert start_fit("原来的津贴多少", text, before) == 0


@pytest.mark.parametrize("question", ["窑多大要装除尘设备", "多大的窑才需要登记", "果园多大可以领补贴"])
def test_a_size_from_which_on_something_is_so(question: str) -> None:
    assert asks_for_threshold(question)


@pytest.mark.parametrize("question", ["窑有多大", "茶园面积要达到多大", "覆盖率要多高"])
def test_just_a_size(question: str) -> None:
    assert not asks_for_threshold(question)


def test_only_a_bound_can_be_a_threshold() -> None:
    bound, share = figures_in("存栏200头以上的羊场，合格率100%")
    assert may_be_threshold(bound)
    assert not may_be_threshold(share)
