"""Who is charged and whom one can ask, over a small library."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

REPORT = """# 青石县渡口工作月报

县交通运输局渡口管理站编

今年三月，县交通运输局检查了十二处渡口，船主整改了七处。

渡口票价调整后，应当在码头公示，县交通运输局的网站同时发布。渡口票价由县发展改革局会同县交通运输局核定。

联系人：陈小满 联系电话：0000-1234567
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("assistant"), {"渡口月报.md": REPORT}) as opened:
        yield opened


@pytest.mark.parametrize(
    "question", ["想问渡口工作月报上的事，该找哪个人？", "对渡口工作月报有疑问，联系谁？"]
)
def test_the_contact_that_a_document_names_is_told(assistant: Assistant, question: str) -> None:
    assert "陈小满" in assistant.ask(question).statements[0].quote


def test_the_sentence_that_gives_the_task_comes_first(assistant: Assistant) -> None:
    first = assistant.ask("渡口的票价谁来定？").statements[0]
    assert "由县发展改革局会同县交通运输局核定" in first.quote
