import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold
from index.rerankers.characters import characters_of, folded, pair_of

TEXTS = st.lists(st.text(max_size=30), max_size=6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＰＭ２.５　濃度", "pm2.5浓度"),
        ("第一条\n 綠地", "第一条绿地"),
        ("“十三五”", "“十三五”"),
        ("𠮷a", "𠮷a"),
    ],
)
def test_texts_are_simplified_narrow_and_without_white_space(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(TEXTS)
def test_texts_side_by_side_are_those_one_by_one(texts: list[str]) -> None:
    together = characters_of(texts)
    assert together.strings() == [folded(text) for text in texts]
    assert together.lengths().tolist() == [len(folded(text)) for text in texts]
    assert (np.diff(together.owner) >= 0).all()


@given(st.text(alphabet="湖绿地区面積12ＡbＣ，。"))
def test_where_folding_keeps_lengths_it_is_the_same(text: str) -> None:
    assert folded(text) == fold(text)


def test_pairs_go_neither_over_marks_nor_from_text_to_text() -> None:
    pairs = characters_of(["绿地，湖", "面a1"]).pairs().tolist()
    assert pairs == [pair_of("绿地"), -1, -1, -1, pair_of("面a"), pair_of("a1"), -1]


def test_sentences_end_at_marks_and_with_the_text() -> None:
    assert characters_of(["一。二三！四", "五"]).sentences().tolist() == [0, 0, 1, 1, 1, 2, 3]
    assert characters_of([]).sentences().tolist() == []
