"""Yes-or-no questions over a small statute: the sentence that decides, not the one that shares words."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

STATUTE = """# 白沙县滑雪场管理办法

第一条 滑雪场应当在雪道入口设置难度标志。雪道夜间应当照明。雪道照明的费用由滑雪场承担。

第二条 滑雪场变更雪道的，应当提前向县体育部门报告雪道的位置。滑雪场不得在雪道上开行摩托车。

第三条 滑雪场遇有困难的，可以申请减免雪道使用费。雪道使用费的减免只适用于村集体办的滑雪场。

第四条 滑雪者不得退还已经使用的雪票，但有下列情形之一的除外：

（一）缆车停运超过一小时的；

（二）雪道因大风关闭的。

第五条 每名教练只能带一个班。教练应当持证上岗，证件遗失的，应当补办。

第六条 滑雪场可以在雪季提高餐饮价格，并应当公布价目表。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"滑雪场管理办法.md": STATUTE}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "label", "words"),
    [
        ("滑雪场能在雪道上开摩托车吗？", "否", "不得在雪道上开行摩托车"),
        ("公司办的滑雪场能申请减免雪道使用费吗？", "否", "只适用于村集体办的滑雪场"),
        ("大风把雪道关了，雪票能退吗？", "是", "大风关闭"),
        ("一名教练可以带两个班吗？", "否", "只能带一个班"),
        ("教练证丢了用不用补办？", "是", "应当补办"),
        ("雪道照明的费用由游客出吗？", "否", "由滑雪场承担"),
        ("雪道照明的费用由滑雪场出吗？", "是", "由滑雪场承担"),
        ("滑雪场在雪季可以提高餐饮价格吗？", "是", "可以在雪季提高餐饮价格"),
    ],
)
def test_the_sentence_that_decides_is_shown_first(
    assistant: Assistant, question: str, label: str, words: str
) -> None:
    first = assistant.ask(question).statements[0]
    assert first.label == label
    assert words in first.quote


def test_words_that_only_share_words_with_the_question_decide_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("滑雪场夜间能提前关雪道的照明吗？")
    assert answer.refused or answer.statements[0].label == "文件没有直接说"
