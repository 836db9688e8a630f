"""Figures of something else than what is asked: other things, acts and shares, and parts of the whole."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.answer.single import answer_one
from assistant.conversation import Resolved
from assistant.pipeline import Assistant

REPORT = """# 石门县渡口和茶园工作简报

## 一、渡口巡查

石门县开展渡口安全宣传，由巡查员进村入户，已发放渡口巡查宣传册约3000册。第一季度，石门县开展渡口专项巡查，共出动巡查人员210人次，检查渡船86艘，立案查处12起，拟罚款4.5万元。

## 二、茶园

石门县引进“云上茶计划”制茶人才33名。石门县茶叶产值占农业产值比重达到40%以上。石门县森林覆盖率稳定在61%以上，茶园面积不低于2.3万亩。通过茶园低温保险试点，石门县有9家茶企投保，保额达600万元。石门茶业公司以枯枝为燃料烘茶，每天处理枯枝15吨，年发电量300万千瓦时。

## 三、村庄

石门县创建绿色学校4所、生态渡口7个。石门县茶肥利用率到45%。

## 四、大事

5月12日，省水利厅在石门县召开渡口普查现场会，总结石门县的做法。从2011年开始，石门县把渡口安全列入考核。2014年，石门县渡口应急队建立。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"简报.md": REPORT}) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "石门县请了多少巡查员？",
        "石门县有多少个巡查员",
        "石门县渡口巡查抓了多少人？",
        "“云上茶计划”引进的人才每人拿多少安家费？",
        "石门县渔业产值占农业产值的比重要达到多少？",
        "石门县茶园占全县面积百分之几？",
        "石门县有几所学校？",
        "石门县面积多大？",
        "石门县竹林面积是多少亩？",
        "石门县渡口巡查没收了多少财物？",
        "石门县有多少家罐头厂？",
        "石门县有多少名烘茶工人？",
        "石门县有多少栋茶楼？",
        "石门县茶企贷款利率是多少？",
        "石门县竹笋产值占农业产值的百分之几？",
    ],
)
def test_a_figure_of_something_else_is_no_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("石门县渡口巡查出动了多少人？", "210人次"),
        ("石门县立案查处了多少起？", "12起"),
        ("石门县引进了多少制茶人才？", "33名"),
        ("石门县茶叶产值占农业产值的比重要达到多少？", "40%"),
        ("石门县茶园面积是多少亩？", "2.3万亩"),
        ("石门县创建了几所绿色学校？", "4所"),
        ("石门县茶园低温保险保额是多少？", "600万元"),
        ("石门茶业公司一年能发多少电？", "300万千瓦时"),
        ("石门县派发了多少册宣传册？", "3000册"),
    ],
)
def test_the_figure_of_what_is_asked(assistant: Assistant, question: str, figure: str) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    assert figure in answer.text.split("\n")[0]


@pytest.mark.parametrize(
    "question",
    [
        "渡口普查哪天启动的？",
        "石门县的河湖长制从哪年开始？",
        "石门县哪一年被评为国家卫生县？",
        "石门县渡口普查什么时候到期？",
    ],
)
def test_the_date_of_something_else_is_no_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("渡口普查现场会哪天召开的？", "5月12日"),
        ("石门县从哪年开始把渡口安全列入考核？", "2011年"),
        ("石门县渡口应急队哪年成立的？", "2014年"),
    ],
)
def test_the_date_of_what_is_asked(assistant: Assistant, question: str, date: str) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    assert date in answer.text.split("\n")[0]


def test_a_part_of_a_comparison_is_put_together_and_need_not_name_its_thing(assistant: Assistant) -> None:
    asked = Resolved("石门县茶园占全县面积百分之几？")
    assert answer_one(asked, assistant.sources()).found is None
    assert answer_one(asked, assistant.sources(), is_put_together=True).found is not None
