"""Who may do something, and where one goes to have it done."""

import pytest

from assistant.answer.wording.entitled import entitled_fit
from assistant.answer.wording.offices import office_fit
from index.folding import fold


@pytest.mark.parametrize(
    ("question", "rule", "single", "other"),
    [
        (
            "谁可以当渡工？",
            "渡工应当具备下列条件：",
            "年满十八周岁的公民，可以报考渡工。",
            "渡工证由县海事处颁发。",
        ),
        (
            "谁可以当船主？",
            "船主应当是买下渡船的自然人。",
            "持有渡船的人可以登记为船主。",
            "船主由镇里登记。",
        ),
        (
            "什么人不能领船证？",
            "有下列情形之一的，不得颁发船证：",
            "船主不得转借船证。",
            "船证由县海事处颁发。",
        ),
    ],
)
def test_conditions_tell_who_may_better_than_a_single_leave(
    question: str, rule: str, single: str, other: str
) -> None:
    fits = [entitled_fit(fold(question), fold(text)) for text in (rule, single, other)]
    assert fits[0] > fits[1] > fits[2] == 0


def test_who_is_charged_is_not_asked_as_who_may() -> None:
    assert entitled_fit(fold("渡工证由谁颁发？"), fold("渡工应当具备下列条件：")) == 0


def test_a_rule_sends_one_to_the_office_of_a_place() -> None:
    question = fold("船证去哪里办？")
    seated = office_fit(question, fold("船主应当到渡口所在地的县海事机构办理船证。"))
    assert seated > office_fit(question, fold("船主应当向县海事机构办理船证。")) > 0
    assert office_fit(question, fold("县海事机构应当建立船证档案。")) == 0


def test_where_something_lies_sends_one_nowhere() -> None:
    assert office_fit(fold("渡口在哪里？"), fold("船主应当向县海事机构办理船证。")) == 0
