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


@pytest.mark.parametrize(
    ("question", "rule", "other"),
    [
        ("当渡工要准备什么材料？", "应当提交身份证明复印件和健康证明。", "材料齐全的，当场登记。"),
        ("怎么领船证？", "船主可以凭身份证到渡口管理站办理船证。", "船证有效期三年。"),
        ("停渡要过哪几道手续？", "停渡的，经村民大会讨论通过，报镇政府批准。", "停渡不得超过十日。"),
        ("船牌上要写什么？", "船牌应当注明船名、船主和核定人数。", "船牌应当挂在船头。"),
        ("船沉了船主要做什么？", "船主应当在五日内打捞。", "沉船影响航道。"),
    ],
)
def test_a_rule_tells_what_to_bring_and_to_do(question: str, rule: str, other: str) -> None:
    assert step_fit(fold(question), fold(rule)) > 0
    assert step_fit(fold(question), fold(other)) == 0
