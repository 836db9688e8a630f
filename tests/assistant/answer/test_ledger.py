"""Questions about a document as such are told from questions about what stands in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer.documents.ledger import Facet, begun, facet_of, ledger_question
from assistant.collection import Collection, survey
from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.store import Library
from corpus.types import Passage, Span
from index.types import Hit

TEXT = """甲市人民政府关于印发《甲市绿化管理办法》的通知

甲政发〔2010〕3号

各区人民政府：

现将《甲市绿化管理办法》印发给你们，请遵照执行。

甲市人民政府
2010年3月1日
"""


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    home: Path = tmp_path_factory.mktemp("home")
    with Library.open(home) as library:
        library.add(document_from(Extracted(TEXT), doc_id="old.txt"), [])
        return survey(library)


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("甲市绿化管理办法还有效吗？", (Facet.STATUS,)),
        ("甲政发[2010]3号现在作废了没有？", (Facet.STATUS,)),
        ("《甲市绿化管理办法》是什么时候废止的？", (Facet.ENDED,)),
        ("甲市绿化管理办法被什么文件废止了", (Facet.ENDED_BY,)),
        ("甲市绿化管理办法从什么时候开始施行？", (Facet.EFFECTIVE,)),
        ("甲政发2010年3号的有效期到什么时候", (Facet.EXPIRES,)),
        ("甲政发〔2010〕3号是谁发的", (Facet.ISSUER,)),
        ("甲市绿化管理办法的制定依据是什么？", (Facet.GROUNDS,)),
        ("甲市绿化管理办法的文号是多少？", (Facet.NUMBER,)),
        ("甲市绿化管理办法是几号文", (Facet.NUMBER,)),
        ("甲市绿化管理办法还有效吗？哪天废止的？", (Facet.STATUS, Facet.ENDED)),
    ],
)
def test_what_is_asked_of_the_document(
    question: str, facets: tuple[Facet, ...], collection: Collection
) -> None:
    asked = ledger_question(question, "", collection)
    assert asked is not None
    assert (asked.summary.doc_id, asked.facets) == ("old.txt", facets)


@pytest.mark.parametrize(
    "question",
    [
        "甲市绿化管理办法规定的绿地率是多少？",
        "甲市绿化管理办法中验收由谁负责？",
        "绿化补助从什么时候开始执行？",
        "谁发的？",
        "甲市绿化管理办法还有效吗？绿地率是多少？",
        "乙市绿化办法还有效吗？",
    ],
)
def test_other_questions_are_left_to_the_text(question: str, collection: Collection) -> None:
    assert ledger_question(question, "", collection) is None


def test_the_question_before_may_name_the_document(collection: Collection) -> None:
    asked = ledger_question("它是谁发的？", "甲市绿化管理办法规定的绿地率是多少？", collection)
    assert asked is not None
    assert asked.facets == (Facet.ISSUER,)


@pytest.mark.parametrize(
    ("rest", "facet"),
    [
        ("从哪天起管用", Facet.EFFECTIVE),
        ("是哪一天开始用的", Facet.EFFECTIVE),
        ("从什么时候起停止执行", Facet.ENDED),
        ("哪天起就作废了", Facet.ENDED),
        ("现在还算数吗", Facet.STATUS),
        ("从哪天起交钱", None),
        ("什么时候用船", None),
    ],
)
def test_what_is_asked_of_a_document_that_is_named_before(rest: str, facet: Facet | None) -> None:
    assert facet_of(rest) is facet


@pytest.mark.parametrize("title", ["", "《》"])
def test_a_document_without_a_name_is_described_like_others(title: str, tmp_path: Path) -> None:
    text = "第一条 渡船应当检验。第二条 本规定自2020年5月1日起施行。"
    document = replace(document_from(Extracted(text), doc_id="nameless.txt"), title=title)
    with Library.open(tmp_path) as library:
        library.add(document, [])
        passage = Passage(1, "nameless.txt", title, (), Span(0, len(text)), text)
        asked = begun("渡船的规定哪天起施行？", [Hit(passage, 1.0)], survey(library))
    assert asked is not None
    assert asked.facets == (Facet.EFFECTIVE,)


@pytest.mark.parametrize("question", ["它是谁发的？", "这份办法还有效吗？", "该通知的文号是什么？"])
def test_what_is_only_pointed_to_is_the_document_cited_before(question: str, collection: Collection) -> None:
    asked = ledger_question(question, "绿地率是多少？", collection, ("old.txt",))
    assert asked is not None
    assert asked.summary.doc_id == "old.txt"
    assert ledger_question("文号呢？", "绿地率是多少？", collection, ("old.txt",)) is not None
    assert ledger_question("什么时候施行的？", "它有效吗？", collection, ("old.txt",)) is not None
    assert ledger_question("是谁发的？", "绿地率是多少？", collection, ("old.txt",)) is None
