"""Times that a rule tells by what happens then."""

import pytest

from assistant.answer.wording.events import asks_for_a_condition, asks_since, event_in, rules_when


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("租船的押期从哪天算起", True),
        ("新渡工什么时候开始领补贴", True),
        ("船证什么时候生效", True),
        ("渡口是哪天修好的", False),
        ("渡口几时关门", False),
    ],
)
def test_a_question_asks_from_when_on(question: str, expected: bool) -> None:
    assert asks_since(question) is expected


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("押期自交付船只之日起计算。", "交付船只之日"),
        ("新渡工从上船的第二个月开始领取补贴。", "上船的第二个月"),
        ("罚息自逾期的次日起算。", "逾期的次日"),
        ("应当自收到申请之日起三十日内答复。", ""),
        ("渡口在河的南岸。", ""),
    ],
)
def test_the_event_stands_before_the_moment(text: str, event: str) -> None:
    assert event_in(text) == event


@pytest.mark.parametrize(
    ("question", "expected"),
    [("什么时候才能停渡", True), ("几时可以不出船", True), ("渡口什么时候修好", False), ("何时不", False)],
)
def test_a_question_asks_on_what_condition(question: str, expected: bool) -> None:
    assert asks_for_a_condition(question) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("乘客已经获救的，可以停止搜寻。", True), ("加快渡口大桥建设，推动通车。", False)],
)
def test_a_rule_tells_on_what_condition(text: str, expected: bool) -> None:
    assert rules_when(text) is expected
