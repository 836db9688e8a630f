"""A question that states a case, such as an age or a sum, gets the rule for it."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant
from assistant.types import Conversation, Turn

STATUTE = """# 平湖县渡船票价和渡工休假办法

第一条 渡船优待证由渡口管理所发放。

第二条 优待证的有效期按照下列规定确定。十八周岁至三十周岁的，\
发给有效期二年的优待证；三十一周岁至五十九\
周岁的，发给有效期四年的优待证；六十周岁以上的，发给永久有效的优待证。

未满十八周岁的乘客，发给有效期一年的优待证。

第三条 渡船失事的抚恤金按照上一年度平均收入发给十五年。但五十五\
周岁以上的，年龄每增加一岁减少一年；七十周岁以上的，发给四年。

第四条 货物过渡的查验费按照下列标准收取：

（一）货值不超过5000元的，免收查验费；

（二）超过5000元至3万元的部分，按照1.5%收取；

（三）超过3万元至20万元的部分，按照1%收取。

第五条 累计工作满二年不满十年的渡工，请事假累计二十天以上的，当年不再休假。\
累计工作满十年的渡工，请事假累计四十天以上的，当年不再休假。

第六条 乘客年满十六周岁的，可以单独乘船。

第七条 年满六十周岁的，不得担任渡工。

第八条 渡船载客超过十人的，应当配备两名渡工。

第九条 面积不足五平方米的摊位，免收摊位费；面积五平方米以上的摊位，应当缴纳摊位费。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"渡船办法.md": STATUTE}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("二十五岁的人办优待证，几年有效？", "二年"),
        ("五十岁的人优待证有效期是几年？", "四年"),
        ("小学生的优待证能用几年？", "一年"),
        ("72岁的乘客在渡船失事中遇难，抚恤金发几年？", "四年"),
        ("四十岁的人在渡船失事中遇难，抚恤金发几年？", "十五年"),
        ("2万元的货物，查验费按什么比例收？", "1.5%"),
        ("超过3万元至20万元的部分，查验费按多少比例收取？", "1%"),
        ("干了十五年的渡工，请事假满几天当年就不能休假了？", "四十天以上"),
        ("干了三年的渡工，请事假满几天当年就不能休假了？", "二十天以上"),
        ("乘客年满多少岁可以单独乘船？", "十六周岁"),
    ],
)
def test_the_figure_of_the_rule_for_the_case(assistant: Assistant, question: str, headline: str) -> None:
    assert headline in assistant.ask(question).statements[0].headline


def test_a_rule_without_a_figure_is_quoted(assistant: Assistant) -> None:
    (first, *_) = assistant.ask("六十五岁的人优待证有效期是几年？").statements
    assert not first.headline
    assert "永久有效" in first.quote


def test_the_case_may_be_changed_by_the_next_question(assistant: Assistant) -> None:
    turns = (Turn("user", "二十五岁的人办优待证，有效期是几年？"), Turn("assistant", "二年"))
    answer = assistant.ask("那四十岁的人呢？", Conversation(turns))
    assert answer.statements[0].headline == "四年"


def test_an_exception_is_cited_with_what_it_is_an_exception_to(assistant: Assistant) -> None:
    answer = assistant.ask("72岁的乘客在渡船失事中遇难，抚恤金发几年？")
    assert answer.citations[0].quote.startswith("第三条")
    assert "发给四年" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("十二岁的孩子可以单独乘船吗？", "否"),
        ("小学生可以单独乘船吗？", "否"),
        ("十七岁的人可以单独乘船吗？", "是"),
        ("63岁的人能担任渡工吗？", "否"),
        ("坐了15个人的渡船要配备两名渡工吗？", "是"),
        ("坐了八个人的渡船要配备两名渡工吗？", "否"),
        ("三平方米的摊位要缴纳摊位费吗？", "否"),
        ("八平方米的摊位要缴纳摊位费吗？", "是"),
    ],
)
def test_a_yes_or_no_is_decided_by_the_rule_for_the_case(
    assistant: Assistant, question: str, said: str
) -> None:
    assert assistant.ask(question).text.split("\n")[0] == said
