"""Questions of how something is done, over a small statute: the rule, not what only speaks of it."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

STATUTE = """# 青石县渡口管理办法

第一条 县交通运输局与各镇签订渡口补贴协议，写明补贴基数和期限。目前，东滩镇、西滩镇已经签订渡口补贴协议。

第二条 渡口补贴分两类。协议双方以前两年客流的平均数作为补贴基数，每年核对一次。

第三条 已经开办的渡口，经营者不得随意停止或者退出渡口的运营。

第四条 经营者确需停止渡口运营的，应当提前两个月向镇人民政府提出书面申请。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"渡口办法.md": STATUTE}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("签渡口补贴协议的时候，补贴基数怎么确定？", "前两年客流的平均数"),
        ("经营者想停止渡口的运营，得走什么手续？", "提前两个月"),
    ],
)
def test_the_rule_comes_first(assistant: Assistant, question: str, words: str) -> None:
    assert words in assistant.ask(question).statements[0].quote
