"""Several things asked of a document that a question only describes or points to, over a real library."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

FERRIES = """石门县人民政府办公室关于印发石门县渡口安全整治行动方案的通知

石政办发〔2019〕12号

各乡镇人民政府：

《石门县渡口安全整治行动方案》已经县政府同意，现印发给你们，请认真组织实施。

石门县人民政府办公室

2019年3月8日

到2021年，全县渡口要全部装上护栏。

石门县人民政府办公室

2019年3月15日印发
"""
DOGS = """青川县养犬管理条例

（2018年5月4日青川县人民代表大会常务委员会通过）

第一条 为了规范养犬行为，制定本条例。

第二条 犬只应当每年注射一次疫苗。

第三条 本条例自2018年7月1日起施行。2009年3月2日公布的《青川县限制养犬规定》同时废止。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    documents = {"ferries.txt": FERRIES, "dogs.txt": DOGS}
    with open_assistant(tmp_path_factory.mktemp("assistant"), documents) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("石门这份方案的文号是多少？哪天成文的？", ["文号：石政办发〔2019〕12号", "成文：2019年3月8日"]),
        ("石门那个12号文什么时候印发、什么时候成文的？", ["印发：2019年3月15日", "成文：2019年3月8日"]),
        (
            "石门渡口方案的通知文号和落款日期分别是什么？",
            ["文号：石政办发〔2019〕12号", "成文：2019年3月8日"],
        ),
        ("石门这个通知哪天印发的，废止了吗？", ["印发：2019年3月15日", "没有写明效力，成文：2019年3月8日"]),
    ],
)
def test_everything_that_is_asked_of_it_is_told(assistant: Assistant, question: str, told: list[str]) -> None:
    answer = assistant.ask(question)
    assert [statement.text.split("\n")[0] for statement in answer.statements] == told


def test_what_is_not_said_of_its_validity_is_told(assistant: Assistant) -> None:
    assert any(
        "没有写明施行日期" in note for note in assistant.ask("石门这个通知哪天印发的，废止了吗？").notes
    )


@pytest.mark.parametrize("question", ["石门方案的渡口装护栏了吗？", "青川那份方案的文号是多少？还有效吗？"])
def test_other_things_and_other_documents_are_not_meant(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not any("石政办发" in statement.headline for statement in answer.statements)


def test_what_the_document_says_of_itself_stands_beside_what_it_rules(assistant: Assistant) -> None:
    answer = assistant.ask("青川县养犬管理条例什么时候施行？旧规定废止了吗？")
    assert answer.statements[0].headline == "2018年7月1日"
    assert "同时废止" in answer.statements[1].text
