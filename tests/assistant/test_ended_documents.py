"""Which documents of a library have ended, over real libraries."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.answer.documents.overview import asks_which_have_ended
from assistant.pipeline import Assistant
from assistant.types import Conversation

FERRIES = """石门县渡口管理办法（2012年版）

石政发〔2012〕8号

废止时间：2019-05-01

第一条 渡口每年检查一次。
"""
BRIDGES = """青川县桥梁养护办法

青政发〔2020〕3号

第一条 本办法自2020年6月1日起施行。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    documents = {"ferries.txt": FERRIES, "bridges.txt": BRIDGES}
    with open_assistant(tmp_path_factory.mktemp("ended"), documents) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    ["这两份文件里哪些已经废止？", "有没有已经作废的文件", "这些文件都还有效吗", "哪几份不能再引用"],
)
def test_the_documents_that_have_ended_are_told_with_proof(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    (statement,) = answer.statements
    assert statement.label == "《石门县渡口管理办法（2012年版）》已废止"
    assert statement.headline == "2019-05-01"
    assert {citation.title for citation in answer.citations} == {"石门县渡口管理办法（2012年版）"}


def test_only_the_chosen_documents_are_looked_at(assistant: Assistant) -> None:
    known = {s.title: doc_id for doc_id, s in assistant.sources().collection.summaries.items()}
    chosen = frozenset({known["青川县桥梁养护办法"]})
    answer = assistant.ask("哪些文件已经废止？", Conversation(documents=chosen))
    assert answer.refusal is not None
    assert "1 份文件" in answer.refusal.reason


@pytest.mark.parametrize(
    "question",
    [
        "哪些补贴办法已经废止？",
        "旧的绿化条例从哪天起废止？",
        "这份文件还有效吗",
        "哪些车不能再用",
        "驾驶证哪些情形作废",
    ],
)
def test_other_questions_of_ends_are_left_to_others(question: str) -> None:
    assert not asks_which_have_ended(question)
