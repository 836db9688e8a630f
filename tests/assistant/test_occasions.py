"""Where an event took place, who was there, and who holds a post, over a small library."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

REPORT = """# 渡口安全工作情况

全省渡口安全工作走在前列，桐江的做法受到各地关注，渡口安全现场会也说到桐江的经验。

5月12日，省交通运输厅在桐江召开全省渡口安全现场会议，推广护栏做法。省交通运输厅副厅长何立新、桐江市副市长林小满出席会议并讲话。何立新副厅长强调，渡口安全是底线。

桐江市成立渡口专班，工作专班统筹护栏安装。每条航线由一名市领导担任总指挥。

2018年，桐江市交通运输局与市公安局、市检察院和海事处联合出台《渡口执法协作办法》，进一步打击超载行为，当年检查渡口三百余次，查处超载船只四十余艘，整改隐患一百二十处，下达整改通知书九十份，并且约谈了十七家经营单位的负责人，另有三家经营单位因为屡次违反规定而停业整顿，两名船长被吊销证书。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"渡口.md": REPORT}) as opened:
        yield opened


@pytest.mark.parametrize(
    "question", ["那场全省渡口安全现场会开在哪座城市？", "渡口安全现场会议是在哪里召开的？"]
)
def test_the_place_of_an_event_is_told(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).statements[0].headline == "桐江"


@pytest.mark.parametrize("question", ["渡口博览会在哪里举办？", "谁主持了渡口安全现场会？"])
def test_an_event_of_which_that_is_not_told_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_who_is_not_meant_is_not_told(assistant: Assistant) -> None:
    answer = assistant.ask("渡口安全现场会上，厅里来的是哪位领导（不是副市长）？")
    assert answer.statements[0].headline == "省交通运输厅副厅长何立新"


def test_whoever_spoke_is_told(assistant: Assistant) -> None:
    told = assistant.ask("渡口安全现场会上谁讲了话？").statements[0].text
    assert "何立新" in told
    assert "林小满" in told


def test_the_holder_of_a_post_is_told(assistant: Assistant) -> None:
    assert "市领导担任总指挥" in assistant.ask("航线的总指挥由谁担任？").text


@pytest.mark.parametrize(
    "question", ["渡口专班的组长由谁担任？", "谁当渡口专班的主任？", "桐江市的局长叫什么？"]
)
def test_a_post_that_nobody_is_named_for_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_of_a_long_sentence_only_those_it_was_done_with_are_shown(assistant: Assistant) -> None:
    quote = assistant.ask("2018年桐江市交通运输局是跟哪些单位联合发文打击超载的？").statements[0].quote
    assert "市公安局、市检察院和海事处" in quote
    assert "整改通知书" not in quote
