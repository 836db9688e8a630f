import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading import features
from assistant.reading.features import COLUMNS
from assistant.reading.pieces import Pieces, pieces_of
from assistant.reading.reader import passage_text, question_text
from index.embedders import open_embedder
from index.embedders.static import StaticEmbedder
from index.types import Matrix

EMBEDDER = open_embedder("bundled")
assert isinstance(EMBEDDER, StaticEmbedder)
_SINGLE, _PAIRS, _THREES = 0, 1, 2


def seen(question: str, passage: str) -> tuple[Pieces, Matrix]:
    asked, pieces = pieces_of(question, EMBEDDER), pieces_of(passage, EMBEDDER)
    text, weights = question_text(asked, EMBEDDER)
    return pieces, passage_text(asked, text, weights, pieces, EMBEDDER).features


def test_characters_of_the_question_are_marked_alone_in_pairs_and_in_threes() -> None:
    pieces, rows = seen("修缮经费谁承担", "经办人领取修缮经，余款退回。")
    marked = [
        {word for word, share in zip(pieces.words(), rows[:, column], strict=True) if share > 0}
        for column in (_SINGLE, _PAIRS, _THREES)
    ]
    assert {"修缮", "经"} <= marked[_PAIRS] & marked[_THREES]
    assert any(word.startswith("经办") for word in marked[_SINGLE] - marked[_PAIRS])
    assert not {"，", "余", "退回"} & set().union(*marked)


def test_numbers_marks_and_words_are_of_different_kinds() -> None:
    pieces, rows = seen("几天", "共30天。")
    kinds = {
        word: tuple(row[-(features.CLASSES + 1) : -1]) for word, row in zip(pieces.words(), rows, strict=True)
    }
    assert len(set(kinds.values())) == 4


@given(st.text(max_size=40), st.text(min_size=1, max_size=60))
def test_every_piece_has_finite_features_whatever_the_texts(question: str, passage: str) -> None:
    pieces, rows = seen(question + "谁", passage + "。")
    assert rows.shape == (len(pieces), COLUMNS + 1)
    assert np.isfinite(rows).all()
    assert rows.dtype == np.float32
