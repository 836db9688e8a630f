"""Whether a document is open to the public, told by its last lines, and never by those of another one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer.documents.ledger import Facet, facet_of
from assistant.pipeline import Assistant
from corpus.chunking import passages_of
from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.store import Library
from index.embedders import open_embedder
from index.searcher import Searcher

TEXT = """甲市人民政府关于印发《{name}》的通知

{number}

各区人民政府：

现将《{name}》印发给你们，请遵照执行。

甲市人民政府
2020年3月1日
{footer}
{name}

第一条 渡口应当每日清扫。

第二条 渡船应当每年检验。
"""
DOCUMENTS = {
    "open.txt": TEXT.format(name="甲市渡口管理办法", number="甲政发〔2020〕8号", footer="（此件公开发布）"),
    "asked.txt": TEXT.format(
        name="甲市航标维护规定", number="甲政发〔2020〕9号", footer="（此件依申请公开）"
    ),
    "kept.txt": TEXT.format(name="甲市船厂整治方案", number="甲政发〔2020〕10号", footer="（此件不予公开）"),
    "untold.txt": TEXT.format(name="甲市驳船登记细则", number="甲政发〔2020〕11号", footer=""),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    home: Path = tmp_path_factory.mktemp("home")
    library = Library.open(home)
    for name, text in DOCUMENTS.items():
        document = document_from(Extracted(text), doc_id=name)
        library.add(document, passages_of(document))
    with Assistant(library, Searcher.open(home, library, open_embedder("hashing"))) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "doc_id", "said"),
    [
        ("甲市渡口管理办法是对社会公开的文件吗？", "open.txt", "是\n（此件公开发布）"),
        ("甲政发〔2020〕8号是不是保密文件？", "open.txt", "否\n（此件公开发布）"),
        ("甲市航标维护规定对外公开吗？", "asked.txt", "依申请公开\n（此件依申请公开）"),
        ("甲市船厂整治方案是公开发布的吗？", "kept.txt", "否\n（此件不予公开）"),
        ("甲市船厂整治方案是不对外公开的吗？", "kept.txt", "是\n（此件不予公开）"),
    ],
)
def test_the_footer_tells(assistant: Assistant, question: str, doc_id: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.citations[0].doc_id == doc_id
    assert said in answer.text


def test_another_ones_footer_tells_nothing(assistant: Assistant) -> None:
    assert not assistant.ask("甲市驳船登记细则是公开发布的吗？").text.startswith(("是", "否"))


@pytest.mark.parametrize(
    ("part", "facet"),
    [
        ("是主动公开的吗", Facet.PUBLIC),
        ("能不能对外公开", Facet.PUBLIC),
        ("是内部文件吗", Facet.WITHHELD),
        ("什么时候公开考核结果", None),
    ],
)
def test_only_the_document_itself_is_asked_about(part: str, facet: Facet | None) -> None:
    assert facet_of(part) is facet
