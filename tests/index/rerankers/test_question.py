import pytest
from hypothesis import given
from hypothesis import strategies as st
from rerank_samples import rarity

from index.rerankers.characters import pair_of
from index.rerankers.question import read_question
from index.types import Expansion


def test_asking_words_do_not_count() -> None:
    asked = read_question("请问绿地面积是多少？", (), rarity)
    assert asked.pairs == tuple(map(pair_of, ("绿地", "地面", "面积")))
    assert asked.follows.tolist() == [False, True, True]


def test_a_question_of_asking_words_alone_is_taken_as_it_is() -> None:
    assert read_question("什么时候", (), rarity).pairs[0] == pair_of("什么")


def test_years_are_no_numbers_and_get_four_digits() -> None:
    asked = read_question("17年和2018年的3.5万元", (), rarity)
    assert asked.years == ("2017", "2018")
    assert asked.numbers == ("3.5",)


def test_a_latin_word_weighs_as_much_as_a_pair_of_characters() -> None:
    asked = read_question("绿地 station", (), rarity)
    assert asked.weights[1:].sum() == pytest.approx(asked.weights[0], abs=0.02)


def test_expansions_are_tied_to_what_they_stand_for() -> None:
    soft = read_question(
        "雾霾天数",
        (Expansion("细颗粒物", "雾霾", "synonym", 0.6), Expansion("别的", "没有", "synonym", 1.0)),
        rarity,
    ).softly
    assert [(words, weight, covered.tolist()) for words, weight, covered in soft] == [
        ("细颗粒物", 0.6, [True, False, False])
    ]


@pytest.mark.parametrize(
    ("question", "shows", "lacks"),
    [
        ("大桥哪年通车", "大桥于2009年通车", "大桥已经通车"),
        ("酒后开车怎么处罚", "处二百元罚款", "不得酒后开车"),
        ("湖有多大面积", "湖面有12公顷", "湖面很大"),
        ("这事由哪个部门管", "由林业局负责", "按规定管理"),
    ],
)
def test_what_a_passage_must_show(question: str, shows: str, lacks: str) -> None:
    asked = read_question(question, (), rarity)
    assert (asked.answers(shows), asked.answers(lacks)) == (1.0, 0.0)


def test_a_question_that_tells_no_kind_is_indifferent() -> None:
    assert read_question("绿地面积", (), rarity).answers("湖") in {0.0, 0.5}
    assert read_question("城市绿地", (), rarity).answers("湖") == 0.5


@given(st.text(max_size=40))
def test_any_text_can_be_asked(text: str) -> None:
    asked = read_question(text, (), rarity)
    assert len(asked.pairs) == len(set(asked.pairs)) == len(asked.weights) == len(asked.follows)
    assert (asked.weights > 0).all()
