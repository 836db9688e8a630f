"""Sentences that leave what they are about to the number of a provision, or to the sentence before them."""

from assistant.answer.judging.breaches import with_implied
from assistant.answer.judging.candidates import candidates
from corpus.chunking import passages_of
from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.types import Passage
from index.types import Hit

STATUTE = document_from(
    Extracted(
        "平湖县渔港管理办法\n\n第一条 渔港由县渔政部门管理。\n\n"
        "第二条 渔船进港应当挂灯。\n\n渔船不得在港内洗舱。\n\n"
        "第三条 违反本办法第二条第二款规定的，由县渔政部门责令改正。"
        "拒不改正的，处二百元罚款。渔港设置浮标。\n"
    ),
    doc_id="渔港.txt",
)


def implied() -> dict[str, str]:
    hits = [
        Hit(Passage(i, STATUTE.doc_id, STATUTE.title, path, span, span.text_of(STATUTE.text)), 1.0)
        for i, (span, path) in enumerate(passages_of(STATUTE))
    ]
    read = with_implied(candidates(hits, {}, lambda _: ()), lambda _: STATUTE)
    return {candidate.text: candidate.implied for candidate in read}


def test_a_breach_by_number_is_told_in_the_words_of_the_provision() -> None:
    said = next(words for text, words in implied().items() if text.startswith("第三条"))
    assert "洗舱" in said
    assert "挂灯" not in said


def test_a_sentence_that_goes_on_is_about_what_the_one_before_is() -> None:
    said = next(words for text, words in implied().items() if text.startswith("拒不改正"))
    assert "洗舱" in said
    assert "责令改正" in said


def test_other_sentences_imply_nothing() -> None:
    assert [words for text, words in implied().items() if text.startswith(("第一条", "渔港设置"))] == ["", ""]
