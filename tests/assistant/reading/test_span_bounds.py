import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading import bounds, sentences
from assistant.reading.candidates import Candidates, View, candidates_of
from assistant.reading.network import LONGEST, Scores
from assistant.reading.pieces import pieces_of
from assistant.reading.reader import passage_text, question_text
from index.embedders import open_embedder
from index.embedders.static import StaticEmbedder
from index.types import Matrix

EMBEDDER = open_embedder("bundled")
assert isinstance(EMBEDDER, StaticEmbedder)
TEXT = "石桥由商会出资修建，全长四十米。后来桥面开裂（缝宽三寸），市里封闭了通行，次年由工匠完成加固。"
FROM_CLAUSE, TO_CLAUSE, WHOLE, BALANCED = 20, 21, 22, 27
BEHIND_AS_ASKED, NUMBER = 43, 50
RAREST_SENTENCE = 0


def viewed(question: str, passage: str, seed: int = 0) -> View:
    assert isinstance(EMBEDDER, StaticEmbedder)
    asked, pieces = pieces_of(question, EMBEDDER), pieces_of(passage, EMBEDDER)
    text, weights = question_text(asked, EMBEDDER)
    rows = passage_text(asked, text, weights, pieces, EMBEDDER).features
    places = np.arange(len(pieces))[:, None] + np.arange(LONGEST)
    drawn = np.random.default_rng(seed).normal(size=(len(pieces), LONGEST))
    return View(
        asked, pieces, rows, Scores(np.where(places < len(pieces), drawn, -1e4).astype(np.float32), 0.0)
    )


def seen(question: str, spans: list[str]) -> Matrix:
    """What is seen of some parts of the text."""
    view = viewed(question, TEXT)
    covered = [view.passage.cover(TEXT.index(span), TEXT.index(span) + len(span)) for span in spans]
    firsts, lasts = np.array([place for place in covered if place]).T
    some = np.ones(len(spans), np.float32)
    count = len(sentences.features_of(view)[0])
    found = Candidates(firsts, lasts, some, some / len(spans), some)
    return bounds.features_of(view, found, np.full(count, 1 / count))


def test_whole_clauses_are_told_from_parts_and_from_broken_brackets() -> None:
    rows = seen("石桥怎么了", ["市里封闭了通行", "封闭了", "缝宽三寸），市里封闭了通行"])
    assert rows[:, FROM_CLAUSE].tolist() == [1, 0, 0]
    assert rows[:, TO_CLAUSE].tolist() == [1, 0, 1]
    assert rows[:, WHOLE].tolist() == [1, 0, 0]
    assert rows[:, BALANCED].tolist() == [1, 1, 0]


def test_a_span_that_stands_where_the_question_word_does_is_seen() -> None:
    rows = seen("石桥由谁出资修建", ["商会", "工匠", "四十米"])
    assert rows[0, BEHIND_AS_ASKED] == len("出资修建")
    assert rows[1, BEHIND_AS_ASKED] == 0
    assert rows[:, NUMBER].tolist() == [0, 0, 1]


def test_the_sentence_that_shares_rare_words_with_the_question_leads() -> None:
    rows, run = sentences.features_of(viewed("什么时候完成加固", TEXT))
    assert rows[:, RAREST_SENTENCE].argmax() == run[-1] == 1


@settings(max_examples=25)
@given(
    st.text(alphabet="石桥谁何时加固？1 a", max_size=20),
    st.text(alphabet="石桥由商会修，。（）1 a\n", max_size=60),
    st.integers(0, 99),
)
def test_everything_seen_is_finite_whatever_the_texts(question: str, passage: str, seed: int) -> None:
    view = viewed(f"{question}谁", f"{passage}。", seed)
    table, run = sentences.features_of(view)
    found = candidates_of(view)
    rows = bounds.features_of(view, found, np.full(len(table), 1 / len(table)))
    assert np.isfinite(table).all()
    assert np.isfinite(rows).all()
    assert len(rows) == len(found)
    assert run.max() + 1 == len(table)
