from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.chunking import passages_of
from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.store import Library
from index.addressed import AbsentPlace, FoundPlace, find_place, place_first
from index.embedders.hashing import HashingEmbedder
from index.searcher import Searcher
from index.types import Query

FISHING = """# 海滨镇渔业条例

第一条 为了保护渔业，制定本条例。

第二条 禁止电鱼。违者罚款五百元。

每年五月禁渔。

第三条 渔船应当登记。
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as library:
        for name, text in {
            "渔业.md": FISHING,
            "旧渔业.md": FISHING.replace("五百元", "五十元"),
            "岸线.md": FISHING.replace("渔业", "岸线").replace("电鱼", "采砂"),
        }.items():
            document = document_from(Extracted(text), doc_id=name)
            info = replace(document.info, repealed="2010-01-01" if name.startswith("旧") else "")
            library.add(replace(document, info=info), passages_of(document))
        yield library


def words(library: Library, place: FoundPlace | AbsentPlace | None) -> tuple[str, str]:
    assert isinstance(place, FoundPlace)
    assert place.span.text_of(library.document(place.doc_id).text) == place.text
    return place.doc_id, place.text


@pytest.mark.parametrize(
    ("question", "doc_id", "text"),
    [
        ("海滨镇渔业条例第三条怎么规定", "渔业.md", "第三条 渔船应当登记。"),
        ("《海滨镇岸线条例》第2条第2款是什么", "岸线.md", "每年五月禁渔。"),
        ("渔业条例第二条第一款", "渔业.md", "第二条 禁止电鱼。违者罚款五百元。"),
    ],
)
def test_a_place_is_found_in_the_document_that_is_named(
    library: Library, question: str, doc_id: str, text: str
) -> None:
    assert words(library, find_place(library, question, [])) == (doc_id, text)


def test_only_chosen_documents_are_looked_at(library: Library) -> None:
    found = find_place(library, "渔业条例第二条", [], {"旧渔业.md"})
    assert words(library, found)[0] == "旧渔业.md"
    assert find_place(library, "渔业条例第二条", [], {"岸线.md"}) is None


def test_the_document_may_not_have_the_place(library: Library) -> None:
    assert find_place(library, "渔业条例第九条是什么", []) == AbsentPlace(
        "海滨镇渔业条例", "第九条", "是什么"
    )


@pytest.mark.parametrize("question", ["海洋法第二条是什么", "渔船怎么登记"])
def test_there_may_be_no_such_document_or_place(library: Library, question: str) -> None:
    assert find_place(library, question, []) is None


def test_without_a_name_the_best_hit_tells_the_document(library: Library, tmp_path: Path) -> None:
    searcher = Searcher.open(tmp_path, library, HashingEmbedder(64))
    hits = searcher.search(Query("采砂，岸线", documents=frozenset({"岸线.md"})))
    assert words(library, find_place(library, "第三条怎么规定", hits))[0] == "岸线.md"
    searcher.close()


def test_the_passages_of_the_place_come_first(library: Library, tmp_path: Path) -> None:
    searcher = Searcher.open(tmp_path, library, HashingEmbedder(64))
    hits = searcher.search(Query("海滨镇渔业条例第三条，禁止电鱼违者罚款", limit=4))
    assert hits[0].passage.text == "第三条 渔船应当登记。"
    assert hits[0].passage.doc_id == "渔业.md"
    assert len(hits) == 4
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.passage_id for hit in hits}) == 4
    searcher.close()


def test_passages_that_were_not_found_are_fetched(library: Library) -> None:
    place = find_place(library, "渔业条例第一条", [])
    assert isinstance(place, FoundPlace)
    assert [hit.passage.text for hit in place_first(library, place, [])] == [
        "第一条 为了保护渔业，制定本条例。"
    ]
