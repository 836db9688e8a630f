"""Documents that contradict each other, over a real library with real indexes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant
from assistant.types import Answer

EARLIER = """青川县林业工作简报

2017年，青川县森林覆盖率为71.3%。2017年，青川县有国有林场3个。

青川县林业局

2018年4月2日
"""
LATER = """青川县国土绿化公报

2017年，青川县森林覆盖率为{value}。2018年，青川县森林覆盖率为72.8%。

青川县人民政府

2019年3月1日
"""
QUESTION = "青川县2017年的森林覆盖率是多少？"

Asking = Callable[[str, str], Answer]


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Asking]:
    """Asks a question of the two documents, the later one with some value."""
    opened: list[Assistant] = []

    def asked(question: str, value: str) -> Answer:
        documents = {"a.txt": EARLIER, "b.txt": LATER.format(value=value)}
        opened.append(open_assistant(tmp_path, documents, "hashing"))
        return opened[-1].ask(question)

    yield asked
    for assistant in opened:
        assistant.close()


def test_both_values_are_shown_with_their_sources(ask: Asking) -> None:
    answer = ask(QUESTION, "70.1%")
    assert {statement.headline for statement in answer.statements} == {"71.3%", "70.1%"}
    assert [statement.label for statement in answer.statements] == ["", "另一处数值不同"]
    assert {citation.doc_id for citation in answer.citations} == {"a.txt", "b.txt"}
    (note,) = answer.notes
    assert "《青川县林业工作简报》（2018-04-02）为71.3%" in note
    assert "《青川县国土绿化公报》（2019-03-01）为70.1%" in note
    assert note.endswith("较晚的是《青川县国土绿化公报》。")


@pytest.mark.parametrize("value", ["71.3%", "百分之七十一点三", "约70%", "70%以上"])
def test_the_same_or_no_exact_value_is_no_conflict(ask: Asking, value: str) -> None:
    answer = ask(QUESTION, value)
    assert not any("数值不同" in statement.label for statement in answer.statements)
    assert not answer.notes


def test_another_year_is_no_conflict(ask: Asking) -> None:
    answer = ask("青川县2018年的森林覆盖率是多少？", "71.3%")
    assert answer.statements[0].headline == "72.8%"
    assert not answer.notes


def test_two_places_of_one_document_can_contradict_each_other(ask: Asking) -> None:
    answer = ask("青川县2018年的森林覆盖率是多少？", "71.3%。2018年，青川县森林覆盖率为69%")
    assert {statement.headline for statement in answer.statements} == {"72.8%", "69%"}
    assert answer.notes[0].startswith("注意：同一文件中两处数值不同")


def test_one_sentence_does_not_contradict_itself(tmp_path: Path) -> None:
    text = "青川县造林简报\n\n“十二五”以来，青川县共有93个造林项目通过验收，11个造林项目暂缓验收。\n"
    with open_assistant(tmp_path, {"a.txt": text}) as assistant:
        answer = assistant.ask("青川县“十二五”以来有多少个造林项目通过验收？")
    assert [statement.headline for statement in answer.statements] == ["93个"]
