import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.matching import (
    BREAKS,
    ENDS,
    LONGEST_RUN,
    longest_run,
    matched,
    runs_of,
    starts_of,
    texts_of,
)
from assistant.reading.pieces import pieces_of
from index.embedders import open_embedder
from index.embedders.static import StaticEmbedder

EMBEDDER = open_embedder("bundled")
assert isinstance(EMBEDDER, StaticEmbedder)
TEXTS = st.text(alphabet="桥梁修建于。，12 a", max_size=30)


def test_sentences_and_clauses_end_with_their_marks() -> None:
    words = ["甲", ",", "乙", "。", "丙"]
    assert runs_of(words, ENDS).tolist() == [0, 0, 0, 0, 1]
    assert runs_of(words, BREAKS).tolist() == [0, 0, 1, 1, 2]
    assert starts_of(runs_of(words, BREAKS)).tolist() == [0, 2, 4]


@given(TEXTS)
def test_runs_put_together_are_the_passage(text: str) -> None:
    assert isinstance(EMBEDDER, StaticEmbedder)
    passage = pieces_of(f"{text}始", EMBEDDER)
    texts = texts_of(passage, runs_of(passage.words(), BREAKS))
    assert "".join(texts).replace(" ", "") == passage.folded.replace(" ", "")


def test_what_few_texts_say_is_rarer_than_what_all_say() -> None:
    rarity, longest = matched("石桥何时加固", ["石桥很长", "石桥加固过", "石桥很高", "别处"])
    assert rarity[1] > rarity[0] == rarity[2] > rarity[3] == 0
    assert longest.tolist() == [2, 2, 2, 0]


@pytest.mark.parametrize(
    ("question", "text", "length"),
    [
        ("修缮经费谁出", "由谁承担修缮经费", 4),
        ("谁", "何人", 0),
        ("", "文", 0),
        ("甲" * 20, "甲" * 20, LONGEST_RUN),
    ],
)
def test_the_longest_shared_run_is_counted_up_to_a_bound(question: str, text: str, length: int) -> None:
    assert longest_run(question, text) == length


@given(TEXTS, TEXTS)
def test_the_longest_run_is_shared_and_none_is_longer(question: str, text: str) -> None:
    length = longest_run(question, text)
    runs = {question[at : at + length] for at in range(len(question) - length + 1)}
    longer = {question[at : at + length + 1] for at in range(len(question) - length)}
    assert any(run in text for run in runs)
    assert length == LONGEST_RUN or not any(run in text for run in longer)
