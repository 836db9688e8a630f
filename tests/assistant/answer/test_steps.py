"""Sentences that prescribe how something is done."""

import pytest

from assistant.answer.wording.steps import step_fit
from index.folding import fold


@pytest.mark.parametrize(
    ("question", "rule", "other"),
    [
        ("渡费怎么定？", "渡费由渡口和村里协商确定。", "渡费收入要用于渡口维护。"),
        (
            "补贴基数如何确定？",
            "补贴以上年客流的平均数作为补贴基数。",
            "镇里与渡口签订协议，写明补贴基数。",
        ),
        ("运量怎么算？", "运量按照实际载客人数计算。", "运量逐年上升。"),
        ("船证丢了怎么办？", "船证遗失的，应当向渡口管理站申请补发。", "船证由渡口管理站印制。"),
        ("停渡要什么手续？", "停渡的，应当提前两个月提出申请。", "渡口不得随意停渡。"),
        ("船票多收了钱该怎么办？", "乘客可以向县交通运输局投诉。", "日前，三名乘客到县交通运输局投诉。"),
    ],
)
def test_a_rule_tells_how(question: str, rule: str, other: str) -> None:
    assert step_fit(fold(question), fold(rule)) > 0
    assert step_fit(fold(question), fold(other)) == 0


def test_a_rule_that_names_what_is_determined_tells_more() -> None:
    question = fold("渡口补贴，补贴基数怎么确定？")
    named = step_fit(question, fold("补贴以上年客流的平均数作为补贴基数。"))
    assert named > step_fit(question, fold("渡费由渡口和村里协商确定。")) > 0
