import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.explaining import Explanation, explain, explanation_lines
from corpus.types import Passage, Span
from index.expansion import expand
from index.types import Expansion, Hit

TEXT = "2017年，细颗粒物浓度\n为31微克，绿化覆盖率提高。"
HIT = Hit(Passage(1, "湖", "青石镇年报", ("一、空气",), Span(0, len(TEXT)), TEXT), 0.5, {"bm25": 12.345})


def explained(question: str) -> Explanation:
    return explain(question, expand(question), HIT)


def test_words_are_told_by_the_field_that_has_them() -> None:
    why = explained("青石镇2017年的空气和绿化覆盖率怎么样？")
    assert why.words["title"] == ("青石镇",)
    assert why.words["path"] == ("空气",)
    assert why.words["text"] == ("2017年", "绿化覆盖率")


def test_other_words_are_told_with_what_they_stand_for() -> None:
    assert [(e.stands_for, e.text) for e in explained("雾霾多不多").instead] == [("雾霾", "细颗粒物")]
    assert not explained("细颗粒物多不多").instead


def test_a_reader_gets_lines_and_every_score() -> None:
    lines = list(explanation_lines(explained("青石镇的雾霾是多少？")))
    assert lines == ["标题有：青石镇", "近义说法：雾霾 → 细颗粒物", "总分 0.50 · BM25 12.35"]


def test_a_score_without_a_name_goes_by_its_own() -> None:
    why = Explanation({}, (Expansion("b", "a", "guess", 0.5),), {"score": 1.0, "moon": 0.25})
    assert list(explanation_lines(why)) == ["guess：a → b", "总分 1.00 · moon 0.25"]


@pytest.mark.parametrize("question", ["", "？", "吗", "的了是在"])
def test_a_question_of_no_words_has_none_found(question: str) -> None:
    assert not explained(question).words


@given(st.text() | st.text(st.sampled_from("青石镇2017年的空气绿化覆盖率雾霾")))
def test_every_word_told_stands_where_it_is_told_to(question: str) -> None:
    why = explained(question)
    fields = {"title": "青石镇年报", "path": "一、空气", "text": TEXT.replace("\n", "")}
    assert all(word in fields[name] for name, words in why.words.items() for word in words)
    assert all(e.text in TEXT.replace("\n", "") for e in why.instead)
