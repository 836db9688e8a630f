"""Questions that name a place of a document, over a real library with real indexes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from corpus.ingest import ingest
from corpus.store import Library
from index.embedders import open_embedder
from index.searcher import Searcher

STATUTE = """# 海滨镇渔业条例

第一条 为了保护渔业，制定本条例。

第二条 禁止电鱼。违者罚款五百元。

每年五月禁渔。

第三条 渔船应当登记。

第四条 违反登记规定的，罚款八百元，违反禁渔规定的，罚款一千元。
"""
PLAN = """海滨镇人民政府关于印发清洁岸线行动方案的通知

海政发〔2021〕12号

各村：

现将方案印发给你们，请认真执行，有关情况及时报告镇政府办公室。

清洁岸线行动方案

一、总体要求

（一）工作目标。到2022年，岸线垃圾清理率达到95%以上，建成示范岸线三处。

（二）基本原则。坚持预防为主，坚持全民参与，由镇环保所统一组织。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("documents")
    (folder / "渔业.md").write_text(STATUTE, encoding="utf-8")
    (folder / "岸线.txt").write_text(PLAN, encoding="utf-8")
    home = tmp_path_factory.mktemp("home")
    library = Library.open(home)
    ingest(library, [folder])
    with Assistant(library, Searcher.open(home, library, open_embedder("bundled"))) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "quote", "address"),
    [
        ("渔业条例第二条第二款是什么？", "每年五月禁渔。", "《海滨镇渔业条例》第二条第二款"),
        ("《海滨镇渔业条例》第三条怎么规定？", "第三条 渔船应当登记。", "《海滨镇渔业条例》第三条"),
        (
            "海政发〔2021〕12号一、（二）说了什么？",
            "（二）基本原则。坚持预防为主",
            "海政发〔2021〕12号 一、（二）",
        ),
        ("海政发〔2021〕12号第一部分第（一）点的内容", "（一）工作目标。", "海政发〔2021〕12号 一、（一）"),
    ],
)
def test_a_place_is_quoted_as_a_whole(assistant: Assistant, question: str, quote: str, address: str) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    assert quote in answer.text
    assert answer.citations[0].place.address == address
    assert answer.hits[0].passage.span.overlap(answer.citations[0].span)


@pytest.mark.parametrize(
    ("question", "article", "figure"),
    [
        ("渔业条例第二条规定电鱼罚款多少？", "第二条", "五百元"),
        ("渔业条例第二条规定违反了罚款多少？", "第二条", "五百元"),
        ("《海滨镇渔业条例》第四条规定违反登记规定罚款多少？", "第四条", "八百元"),
    ],
)
def test_what_is_asked_about_a_place_is_answered_from_it(
    assistant: Assistant, question: str, article: str, figure: str
) -> None:
    answer = assistant.ask(question)
    assert figure in answer.text
    assert answer.hits[0].passage.text.startswith(article)


def test_a_place_that_is_not_there_is_not_made_up(assistant: Assistant) -> None:
    refusal = assistant.ask("渔业条例第九条怎么规定？").refusal
    assert refusal is not None
    assert refusal.reason == "《海滨镇渔业条例》没有第九条。"
