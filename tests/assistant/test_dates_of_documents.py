"""When documents that a question only describes were signed, one or two of them, over a real library."""

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
"""
BRIDGES = """青川县人民政府办公室关于印发青川县桥梁养护总体方案的通知

青政办发〔2019〕40号

各乡镇人民政府：

《青川县桥梁养护总体方案》已经县政府同意，现印发给你们，请认真组织实施。

青川县人民政府办公室

2019年11月5日

到2022年，全县桥梁要每年养护一次。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    documents = {"ferries.txt": FERRIES, "bridges.txt": BRIDGES}
    with open_assistant(tmp_path_factory.mktemp("assistant"), documents) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "石门的渡口整治方案跟青川的桥梁养护方案，哪份通知先签发？落款各是几号？",
        "石门渡口方案和青川桥梁总体方案，成文日期分别是哪天？",
        "石门县的渡口安全方案与青川县的桥梁方案，哪个签发得早？",
    ],
)
def test_the_days_of_two_documents_are_told_with_the_earlier_one(assistant: Assistant, question: str) -> None:
    first, second, conclusion = assistant.ask(question).statements
    assert "2019年3月8日" in first.text
    assert "2019年11月5日" in second.text
    assert conclusion.label.startswith("较早的是石门")


@pytest.mark.parametrize("question", ["石门的渡口整治方案落款是几号？", "石门渡口安全方案是哪天签发的？"])
def test_a_described_document_tells_its_day(assistant: Assistant, question: str) -> None:
    assert "2019年3月8日" in assistant.ask(question).text


@pytest.mark.parametrize(
    "question",
    ["石门方案和青川方案，哪份先签发？", "石门的路灯方案和青川的桥梁方案，哪份先签发？"],
)
def test_documents_that_are_not_told_apart_have_no_day(assistant: Assistant, question: str) -> None:
    assert all(not each.label.startswith("较早") for each in assistant.ask(question).statements)


@pytest.mark.parametrize("question", ["石政办发〔2019〕12号是什么文件？", "石政办发〔2019〕12号的标题"])
def test_a_number_is_told_its_title(assistant: Assistant, question: str) -> None:
    (statement,) = assistant.ask(question).statements
    assert statement.quote == "石门县人民政府办公室关于印发石门县渡口安全整治行动方案的通知"
