"""Who is charged with what, and whom one can ask."""

import pytest

from assistant.answer.wording.charging import (
    asks_who_is_charged,
    begins_with_body,
    charge_fit,
    charges_somebody,
)
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


@pytest.mark.parametrize(
    "question",
    [
        "渡口事故谁来调解？",
        "渡口由谁养护？",
        "船票谁定？",
        "发现漏油要报告给谁？",
        "找哪个部门登记？",
        "疏浚的经费谁出？",
        "谁有权扣船？",
    ],
)
def test_whose_task_something_is_is_asked(question: str) -> None:
    assert asks_who_is_charged(fold(question))


@pytest.mark.parametrize(
    "question",
    [
        "码头是谁的？",
        "谁可以当渡工？",
        "龙舟赛谁得了第一？",
        "总指挥由谁担任？",
        "通知是发给谁的？",
        "按什么来定案子归哪个法院管？",
    ],
)
def test_who_somebody_is_or_how_something_is_done_is_asked(question: str) -> None:
    assert not asks_who_is_charged(fold(question))


@pytest.mark.parametrize(
    "text",
    [
        "可以书面请求镇政府调解。",
        "海事部门接到报告后，应当立即到场。",
        "各村是属地责任主体。",
        "疏浚经费列入县财政预算。",
        "应当指定专门的船队看守。",
        "县水利局对航道工作实施监督。",
        "渡运公司违反规定，造成油污的，应当承担赔偿责任。",
    ],
)
def test_words_that_give_somebody_a_task(text: str) -> None:
    assert charges_somebody(fold(text))


@pytest.mark.parametrize(
    "text", ["推进渡口分类管理，建立源头登记体系。", "由于水位上涨，渡口停渡。", "从事经营活动的场所。"]
)
def test_words_that_give_nobody_a_task(text: str) -> None:
    assert not charges_somebody(fold(text))


def test_a_general_charge_tells_who_manages_better_than_a_single_task() -> None:
    question = fold("渡口归谁管？")
    general = charge_fit(question, fold("县交通运输局负责渡口的监督管理工作。"))
    assert general > charge_fit(question, fold("县交通运输局应当在五日内处理渡口的申请。")) > 0


def test_who_pays_is_told_by_words_of_money() -> None:
    question = fold("疏浚的费用谁承担？")
    paid = charge_fit(question, fold("疏浚所需费用由渡口经营者承担。"))
    assert paid > charge_fit(question, fold("疏浚工作由水利局承担。"))


def test_a_sentence_begins_with_the_one_who_is_charged() -> None:
    assert begins_with_body(fold("第八条 县水利局应当疏浚航道。"))
    assert begins_with_body(fold("逾期不清除的，由县水利局清除。"))
    assert not begins_with_body(fold("（二）疏浚航道，设置航标；"))


def test_the_one_by_whom_it_is_done_tells_more_than_whoever_is_named_before_it() -> None:
    question = fold("船票谁定？")
    done_by = charge_fit(question, fold("船票由船主和乘客协商确定。"))
    assert done_by > charge_fit(question, fold("渡口按照县人民政府规定的船票标准收费。"))


def test_who_answers_for_harm_is_told_by_words_of_liability() -> None:
    question = fold("乘客受伤了谁负责？")
    liable = charge_fit(question, fold("因渡口过错受到损害的，由渡口承担民事责任。"))
    assert liable > charge_fit(question, fold("县交通运输局负责乘客的服务管理工作。"))


def test_an_office_right_before_what_is_done_is_charged_with_it_and_a_place_is_not() -> None:
    assert charge_fit(fold("协议谁来签？"), fold("有关县政府在五月底前签订协议。")) > 0
    assert charge_fit(fold("谁负责渡口分级？"), fold("全面推进城乡渡口分级，探索“政府+船主+村”模式。")) == 0
