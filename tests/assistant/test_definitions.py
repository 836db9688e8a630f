"""What a word means is answered by the sentence that defines it, however it is asked."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

STATUTE = """# 平湖县渡口管理办法

第一条 为了加强渡口管理，制定本办法。

第二条 本办法所称渡船，是指取得船舶证书、在渡口之间往返载运乘客的木质船只。

第三条 渡船应当每年检查一次，渡船的船牌由县里统一制作，渡船不得出借。

第四条 渡船超过核定人数的，不得离岸；渡船损坏的，应当及时修理。

第五条 渡船停靠渡口应当系牢缆绳。渡船夜间不得载客，渡船上应当有救生衣。

第六条 定期巡查，是指渡口管理所按照年度计划对渡口开展的例行查看。定期巡查应当作出记录。

第七条 突击巡查，是指不事先通知渡口、临时决定的查看。突击巡查由两人以上进行。

第八条 渡口管理所开展定期巡查和突击巡查，不得收取费用，定期巡查和突击巡查的结果应当公布。

第九条 往返次数不固定、只在农忙时使用的渡口（以下称农忙渡口），由村民委员会管理。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"渡口.md": STATUTE}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("什么样的船才算得上渡船？", "所称渡船，是指"),
        ("渡船指什么？", "所称渡船，是指"),
        ("何谓定期巡查？", "定期巡查，是指"),
        ("怎样才算突击巡查？", "突击巡查，是指"),
        ("什么叫农忙渡口？", "以下称农忙渡口"),
    ],
)
def test_the_sentence_that_defines_the_word(assistant: Assistant, question: str, quote: str) -> None:
    answer = assistant.ask(question)
    assert quote in answer.citations[0].quote
    assert quote in answer.hits[0].passage.text


def test_each_of_two_things_has_its_own_definition(assistant: Assistant) -> None:
    answer = assistant.ask("定期巡查和突击巡查有什么不同？")
    assert [row.row for row in answer.table] == ["定期巡查", "突击巡查"]
    assert "例行查看" in answer.table[0].quote
    assert "不事先通知" in answer.table[1].quote
