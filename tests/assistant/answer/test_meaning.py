import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.judging import meaning
from assistant.answer.judging.meaning import Read, WordSpace, words_of
from assistant.terms import Terms
from index.embedders import open_embedder


@pytest.fixture(scope="module")
def space() -> WordSpace:
    return WordSpace(open_embedder("bundled"))


def test_a_word_of_the_same_meaning_counts_though_it_is_spelt_differently(space: WordSpace) -> None:
    near, far = "全年处罚金额很高", "新建公园两座"
    terms = Terms({"罚款": 1.0})
    one, other = space.by_words(terms, [near, far], [words_of(near), words_of(far)])
    assert one > other + 0.3


def test_a_word_that_stands_there_counts_whole(space: WordSpace) -> None:
    text = "新建公园两座"
    assert space.by_words(Terms({"公园": 1.0}), [text], [words_of(text)]) == [pytest.approx(1.0)]


def test_nothing_to_compare_is_nothing_alike(space: WordSpace) -> None:
    assert space.likeness("问题", Terms({}), [Read("句子", ("句子",))]).words == [0.0]
    assert space.likeness("问题", Terms({"词": 1.0}), []).whole == []


def read(text: str, setting: str = "") -> Read:
    return Read(text, words_of(text), setting)


def test_everyday_words_are_nearer_to_what_statutes_say_for_them_than_to_other_rules(
    space: WordSpace,
) -> None:
    question = "老板拖着不给工钱，会怎么罚？"
    rule, other = (
        "用人单位逾期不支付劳动报酬的，由人力资源部门处以罚款。",
        "候鸟保护区内禁止捕捉，违者由林业部门处理。",
    )
    like = space.likeness(question, Terms({"工钱": 1.0}), [read(rule), read(other)])
    assert like.whole[0] > like.whole[1] + 0.1
    assert like.tokens[0] > like.tokens[1] + 0.1


def test_what_headings_say_counts_for_the_sentence_below_them(space: WordSpace) -> None:
    plain, headed = (
        space.likeness("青石湖的鸭子", Terms({"鸭子": 1.0}), [read("每年清点一次。", setting)]).tokens[0]
        for setting in ("", "青石湖鸭子保护办法")
    )
    assert headed > plain + 0.3


def test_a_model_without_tokens_compares_words_instead() -> None:
    like = WordSpace(open_embedder("hashing")).likeness(
        "鸭子", Terms({"鸭子": 1.0}), [read("鸭子"), read("鹅")]
    )
    assert like.tokens == like.words == [pytest.approx(1.0), pytest.approx(0.0)]
    assert like.whole[0] == pytest.approx(1.0)


def test_vectors_survive_the_table_growing_and_being_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "_CACHED", 1500)
    small = WordSpace(open_embedder("hashing"))
    texts = [f"词{i}" for i in range(1400)]
    first = small._vectors(texts)
    again = small._vectors(texts[::-1])
    assert np.array_equal(first[::-1], again)


@given(st.lists(st.text(alphabet="空气质量治理罚款2018%", min_size=1, max_size=8), min_size=1, max_size=4))
def test_likeness_is_a_share(space: WordSpace, texts: list[str]) -> None:
    terms = Terms({texts[0]: 1.0, "罚款": 0.5})
    like = space.likeness(texts[0], terms, [read(text, texts[-1]) for text in texts])
    assert all(-1e-6 <= value <= 1 + 1e-5 for value in like.whole + like.words + like.tokens)
