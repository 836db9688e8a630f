"""Moments that a question asks for, and what the words by a date tell."""

import pytest

from assistant.answer.wording.moments import is_of_other_moment


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("灯会哪天启动的", "3月1日召开灯会筹备座谈"),
        ("渡口哪年通车？", "2019年渡口更名"),
        ("灯会的合同哪年到期", "2019年1月2日"),
        ("两县什么时候签的协议？", "2019年率先实施"),
        ("渡口清查什么时候结束", "3月1日召开渡口清查座谈"),
    ],
)
def test_another_moment(question: str, said: str) -> None:
    assert is_of_other_moment(question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("灯会哪天启动的", "3月1日起举办灯会"),
        ("渡口应急队哪年成立？", "2019年建立渡口应急队"),
        ("什么时候开始派人到渡口驻守的？", "2019年渡口设驻守点"),
        ("灯会什么时候办？", "3月1日"),
        ("渡口清查什么时候结束", "7月底前完成渡口清查"),
    ],
)
def test_the_same_moment_or_none_in_particular(question: str, said: str) -> None:
    assert not is_of_other_moment(question, said)
