"""Answers about validity, issuer and grounds: proven by words of a document, and always with a warning."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.commands.answers import answer_json, answer_text
from assistant.pipeline import Assistant
from corpus.chunking import passages_of
from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.store import Library
from index.embedders import open_embedder
from index.searcher import Searcher

HEAD = """甲市人民政府关于印发《{name}》的通知

{number}

各区人民政府：

现将《{name}》印发给你们，请遵照执行。

甲市人民政府
{year}年3月1日

{name}

"""
OLD = HEAD.format(name="甲市绿化管理办法", number="甲政发〔2010〕3号", year=2010) + (
    "第一条 根据《甲省绿化条例》，制定本办法。\n\n第二条 公园的绿地率不低于35%。\n\n"
    "第三条 本办法自2010年5月1日起施行。\n\n甲市人民政府办公室 2010年3月9日印发\n"
)
NEW = HEAD.format(name="甲市绿化办法", number="甲政发〔2020〕8号", year=2020) + (
    "第一条 根据《甲省绿化条例》和《甲省园林条例》（甲省令第9号），制定本办法。\n\n"
    "第二条 公园的绿地率不低于40%。\n\n"
    "第三条 本办法自2020年5月1日起施行。《甲市绿化管理办法》（甲政发〔2010〕3号）同时废止。\n"
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    home: Path = tmp_path_factory.mktemp("home")
    library = Library.open(home)
    for name, text in {"old.txt": OLD, "new.txt": NEW}.items():
        document = document_from(Extracted(text), doc_id=name)
        library.add(document, passages_of(document))
    with Assistant(library, Searcher.open(home, library, open_embedder("hashing"))) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "doc_id", "said"),
    [
        ("甲市绿化管理办法还有效吗？", "new.txt", "已废止：2020年5月1日"),
        ("甲政发〔2010〕3号什么时候废止的？", "new.txt", "已废止：2020年5月1日"),
        (
            "甲市绿化管理办法被哪个文件废止了？",
            "new.txt",
            "《甲市绿化管理办法》（甲政发〔2010〕3号）同时废止",
        ),
        ("甲市绿化办法还有效吗？", "new.txt", "现行：2020年5月1日"),
        ("甲市绿化管理办法何时起施行？", "old.txt", "施行：2010年5月1日"),
        ("甲政发2020年8号是谁发的？", "new.txt", "发文机关：甲市人民政府"),
        ("甲市绿化办法的文号是什么？", "new.txt", "文号：甲政发〔2020〕8号"),
        ("甲市绿化管理办法的印发日期是哪天？", "old.txt", "印发：2010年3月9日"),
        ("甲政发〔2010〕3号文件末尾写的印发日期是几月几号？", "old.txt", "印发：2010年3月9日"),
        ("甲政发〔2010〕3号的落款是哪一天？", "old.txt", "成文：2010年3月1日"),
        ("甲市绿化办法的成文日期？", "new.txt", "成文：2020年3月1日"),
        ("甲市绿化办法的依据是什么？", "new.txt", "《甲省园林条例》（甲省令第9号）"),
    ],
)
def test_the_ledger_answers_with_the_words_that_prove_it(
    assistant: Assistant, question: str, doc_id: str, said: str
) -> None:
    answer = assistant.ask(question)
    assert answer.citations[0].doc_id == doc_id
    assert said in answer.text
    for citation in answer.citations:
        assert citation.quote == citation.span.text_of(assistant.library.text_of(citation.doc_id))


def test_a_passage_out_of_force_is_found_and_says_so(assistant: Assistant) -> None:
    answer = assistant.ask("甲市绿化管理办法规定公园的绿地率不低于多少？")
    (old,) = {citation.status for citation in answer.citations if citation.doc_id == "old.txt"}
    assert old == "已废止（2020-05-01）"
    acting = "《甲市人民政府关于印发〈甲市绿化办法〉的通知》（甲政发〔2020〕8号）"
    note = f"注意：[1]所引文件自 2020-05-01 起被{acting}废止。"
    assert answer.notes == (note,)
    assert note in answer_text(answer)
    assert answer_json(answer)["notes"] == [note]
    assert note not in answer.text


def test_passages_that_are_not_cited_say_so_too(assistant: Assistant) -> None:
    answer = assistant.ask("甲市绿化地铁里程2035年达到多少公里？")
    assert answer.refused
    hits = json.loads(json.dumps(answer_json(answer)))["hits"]
    assert {hit["status"] for hit in hits if hit["doc"] == "old.txt"} == {"已废止（2020-05-01）"}
    assert {hit["status"] for hit in hits if hit["doc"] == "new.txt"} == {""}
    assert "· 已废止（2020-05-01）" in answer_text(answer)


def test_what_is_in_force_has_no_warning(assistant: Assistant) -> None:
    assert assistant.ask("甲市绿化办法是谁印发的？").notes == ()


def test_it_is_said_when_no_document_tells(assistant: Assistant) -> None:
    (note,) = assistant.ask("甲市绿化办法还有效吗？").notes
    assert note == "自 2020-05-01 起施行，没有见到废止它的文件。"
