"""Several things asked at once that one sentence tells, over a real library."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.answer.compound.several import several_in
from assistant.conversation import Resolved
from assistant.pipeline import Assistant
from assistant.places import Gazetteer

REPORT = """青川县渡口工作简报

全县渡口去年翻修了码头，置办了救生衣和缆绳，更换了旧船，培训了船工，添置了雨棚和长椅，修补了栈桥、台阶和护栏，目前18家船行参加统一调度，并派出船工提前住进东风等6个乡（镇）渡口值班。

为了看住夜里偷渡的船，渡口站先后订立了《夜航巡查分工办法》、《探照灯使用管理办法》、《夜航台账登记办法》和《值班船交接办法》，规范夜航巡查，截至目前，全县已装好探照灯37盏，探照灯通电率达95%以上。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"report.txt": REPORT}) as opened:
        yield opened


def test_two_figures_of_one_sentence_are_quoted_once(assistant: Assistant) -> None:
    answer = assistant.ask("青川有多少家船行参加统一调度，船工住进了几个乡(镇、街道)渡口？")
    assert [statement.headline for statement in answer.statements] == ["18家", "6个"]
    assert not answer.statements[0].quote
    assert all(told in answer.statements[1].quote for told in ("18家", "6个"))
    assert all(statement.marks == (1,) for statement in answer.statements)


def test_the_clause_that_tells_the_second_thing_is_shown(assistant: Assistant) -> None:
    answer = assistant.ask("青川渡口的探照灯，现在装好了多少、通电情况如何？")
    assert all(told in answer.text for told in ("37盏", "95%以上"))


def test_words_in_brackets_part_no_questions() -> None:
    asked = several_in(Resolved("有几家船行参加，船工住进了几个乡(镇、街道)渡口？"), Gazetteer({}))
    assert [part.resolved.question for part in asked] == [
        "有几家船行参加",
        "船工住进了几个乡(镇、街道)渡口？",
    ]


def test_whoever_it_may_be_is_no_question() -> None:
    assert several_in(Resolved("哪几种水域，谁都不许下网？"), Gazetteer({})) == []
