"""Conversations of many turns, asked of a real library."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant
from assistant.types import Answer, Conversation, Turn

DOCUMENTS = {
    "bridges.txt": """青川县桥梁建设情况

2017年，青川县修建桥梁34座，架设渡船12艘，投入资金1.26亿元。青川县的“一桥一档”管理办法获全省交通创新奖。

育儿假期间的桥梁巡检由县交通局负责。
""",
    "rest.txt": """白沙县职工休假办法

白政发〔2016〕12号

各乡镇人民政府：

现将办法印发给你们。

白沙县人民政府

2016年5月6日

一、育儿假

子女三周岁以内的职工，每年享受育儿假10天。

二、管理

白沙县修建桥梁8座。休假由单位审批，未按规定批准的，由县人力资源部门责令改正。本办法自2016年6月1日起施行。
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("talks"), DOCUMENTS) as opened:
        yield opened


def _talk(assistant: Assistant, *questions: str) -> Answer:
    """The answer to the last of some questions that were asked one after the other."""
    turns: tuple[Turn, ...] = ()
    for question in questions:
        answer = assistant.ask(question, Conversation(turns))
        turns = (*turns, Turn("user", question), Turn("assistant", answer.text, answer.cited))
    return answer


def test_ten_turns_on_a_question_is_answered_as_at_first(assistant: Assistant) -> None:
    talk = ("青川县2017年修建了多少座桥梁？", "那渡船呢？", "由谁负责？", "好的", "白沙县呢？") * 2
    asked = "青川县投入资金多少？"
    assert _talk(assistant, *talk, asked).text == assistant.ask(asked).text
    assert "1.26亿元" in assistant.ask(asked).text


def test_thanks_are_no_question_and_change_no_topic(assistant: Assistant) -> None:
    thanks = _talk(assistant, "青川县修建了多少座桥梁？", "谢谢")
    assert thanks.refusal is not None
    assert "没有要查的内容" in thanks.refusal.reason
    assert not thanks.refusal.asked
    assert not thanks.refusal.searched
    assert _talk(assistant, "青川县修建了多少座桥梁？", "谢谢", "白沙县呢？").text.startswith("8座")


def test_there_means_the_place_that_was_spoken_of(assistant: Assistant) -> None:
    assert _talk(assistant, "青川县投入资金多少？", "那里修了多少座桥梁？").text.startswith("34座")


def test_it_means_the_document_that_was_cited(assistant: Assistant) -> None:
    answer = _talk(assistant, "育儿假每年几天？", "它从什么时候起施行？")
    assert answer.text.startswith("施行：2016年6月1日")
    assert "白政发〔2016〕12号" in _talk(assistant, "育儿假每年几天？", "这份办法的文号是什么？").text


def test_a_short_question_that_its_context_refuses_is_asked_by_itself(assistant: Assistant) -> None:
    answer = _talk(assistant, "青川县投入资金多少？", "育儿假几天？")
    assert answer.text.startswith("10天")
    assert answer.standalone == "育儿假几天？"
