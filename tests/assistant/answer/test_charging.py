"""Who is charged with what, and whom one can ask."""

import pytest

from assistant.answer.wording.charging import charge_fit
from assistant.answer.wording.contact import contact_asked
from index.folding import fold


@pytest.mark.parametrize(
    ("question", "charged", "other"),
    [
        ("渡船的票价谁来定？", "渡船票价由县发展改革部门核定。", "渡船票价确定后，应当在码头公示。"),
        ("渡口设备坏了谁修？", "渡口设备由渡口经营者维护。", "渡口设备应当符合标准。"),
        ("渡口安全归谁管？", "县交通运输局负责渡口的监督检查。", "渡口安全事关群众出行。"),
        ("开辟航线要谁点头？", "开辟航线的，报县人民政府批准。", "开辟航线应当经过论证。"),
        ("渡口出了事算谁的责任？", "乡镇人民政府是渡口安全的责任主体。", "渡口安全责任重大。"),
        ("检修的钱谁出？", "检修费用由渡口经营者承担。", "检修费用逐年上升。"),
        ("渡口没有按时年检，该哪些部门去管？", "交通、海事部门要依法查处。", "渡口应当年检。"),
    ],
)
def test_a_body_with_the_task_that_is_asked_about_fits(question: str, charged: str, other: str) -> None:
    assert charge_fit(fold(question), fold(charged)) > 0
    assert charge_fit(fold(question), fold(other)) == 0


def test_the_questions_own_words_and_one_clause_fit_better() -> None:
    question = fold("渡口改造由谁验收？")
    own = charge_fit(question, fold("渡口改造由县交通运输局验收。"))
    other = charge_fit(question, fold("渡口改造由县交通运输局组织评估。"))
    apart = charge_fit(question, fold("县交通运输局应当派人到场，改造后的评估在十日内完成。"))
    assert own > other > apart > 0


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("想问《渡口月报》上的事，该找哪个人？", "《渡口月报》"),
        ("对渡口月报有疑问，联系谁？", "渡口月报"),
        ("渡口月报有问题找谁问？", "渡口月报"),
        ("关于渡口月报的内容，跟谁联系？", "渡口月报"),
        ("渡船坏了找谁修？", ""),
        ("船证找谁办？", ""),
    ],
)
def test_what_one_wants_to_ask_about(question: str, thing: str) -> None:
    assert contact_asked(question) == thing
