"""Numbers that a question states, held against the ranges that a rule sets."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.ranges import range_fit, stated_in
from corpus.figures import figures_in

LEAVE = "船员累计出海满3年不满8年的，休假6天；满8年不满15年的，休假9天；满15年的，休假12天。"
LOAD = "超过核定人数百分之二十的，处二百元罚款；超过核定人数百分之五十的，处六百元罚款。"
FEES = "停泊两小时以下的，收五元；停泊两小时以上的，收八元。"


def _fits(question: str, text: str, answer: str) -> float:
    figure = next(figure for figure in figures_in(text) if figure.text == answer)
    return range_fit(stated_in(question), text, figure)


@pytest.mark.parametrize(
    ("question", "text", "answer", "fit"),
    [
        ("出海十年的船员能休几天？", LEAVE, "6天", -1),
        ("出海十年的船员能休几天？", LEAVE, "9天", 1),
        ("出海十年的船员能休几天？", LEAVE, "12天", -1),
        ("出海满15年能休几天？", LEAVE, "12天", 1),
        ("出海十年的船员能休几天？", LEAVE, "不满8年", -1),
        ("船员能休几天？", LEAVE, "9天", 0),
        ("2019年船员能休几天？", LEAVE, "9天", 0),
        ("多载了百分之三十罚多少？", LOAD, "二百元", 1),
        ("多载了百分之三十罚多少？", LOAD, "六百元", -1),
        ("停泊一小时收多少钱？", FEES, "五元", 1),
        ("停泊一小时收多少钱？", FEES, "八元", -1),
        ("停泊三艘船收多少钱？", FEES, "八元", 0),
    ],
)
def test_the_case_falls_under_one_rule(question: str, text: str, answer: str, fit: float) -> None:
    assert _fits(question, text, answer) == fit


@given(st.integers(3, 40))
def test_rules_that_follow_upon_each_other_hold_a_case_once(years: int) -> None:
    fits = [_fits(f"出海{years}年能休几天？", LEAVE, days) for days in ("6天", "9天", "12天")]
    assert sorted(fits) == [-1, -1, 1]


def test_what_is_asked_for_is_not_stated() -> None:
    assert [figure.normal_low for figure in stated_in("出海十年能休几天？")] == [Decimal(10)]
