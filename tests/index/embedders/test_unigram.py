import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from index.embedders import BUNDLED_MODEL
from index.embedders.cutting import Cutter
from index.embedders.prefixes import NumberTable, Prefixes, codes_of
from index.embedders.unigram import Unigram

LETTERS = "城市绿a2𠮷"
PIECES = st.lists(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=30, unique=True)
SCORES = st.integers(-4, -1).map(float) | st.floats(-20, -0.1)
TEXTS = st.lists(st.text(LETTERS + "🙂é \n\t\u3000\u2028\x1c"), max_size=8)


def unigram_tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def as_the_tokenizer_does(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)]


def cut_at_once(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    unigram = Unigram.of(tokenizer)
    assert unigram is not None
    return [ids.tolist() for ids in unigram.cut(texts)]


@given(PIECES, st.lists(SCORES, min_size=30, max_size=30), TEXTS)
def test_any_texts_are_cut_as_the_tokenizer_cuts_them(
    pieces: list[str], scores: list[float], texts: list[str]
) -> None:
    tokenizer = unigram_tokenizer([("[UNK]", 0.0), *zip(pieces, scores, strict=False)])
    assert cut_at_once(tokenizer, texts) == as_the_tokenizer_does(tokenizer, texts)


@pytest.fixture(scope="module")
def bundled() -> tuple[Tokenizer, Unigram]:
    tokenizer = Tokenizer.from_file(str(BUNDLED_MODEL / "tokenizer.json"))
    unigram = Unigram.of(tokenizer)
    assert unigram is not None
    return tokenizer, unigram


@given(st.data())
def test_so_are_texts_of_the_bundled_vocabulary(
    bundled: tuple[Tokenizer, Unigram], data: st.DataObject
) -> None:
    tokenizer, unigram = bundled
    pieces = st.integers(1, tokenizer.get_vocab_size() - 1).map(
        lambda number: str(tokenizer.id_to_token(number))
    )
    texts = data.draw(st.lists(st.lists(pieces | st.sampled_from(" \n🙂é")).map("".join)))
    assert [ids.tolist() for ids in unigram.cut(texts)] == as_the_tokenizer_does(tokenizer, texts)


def test_neighbouring_unknown_characters_are_one_piece_and_words_are_cut_apart() -> None:
    tokenizer = unigram_tokenizer([("[UNK]", 0.0), ("城", -1.0), ("城市", -9.0), ("市", -2.0)])
    assert cut_at_once(tokenizer, ["🙂é城🙂", "", "城市 🙂 🙂"]) == [[0, 1, 0], [], [1, 3, 0, 0]]


@pytest.mark.parametrize(
    ("pieces", "chosen"),
    [
        ([("城市", -2.0), ("城", -1.0), ("市", -1.0)], ["城市"]),
        ([("城市", -4.0), ("绿", -4.0), ("市绿", -1.0)], ["城市", "绿"]),
    ],
    ids=["of equal ones the longest", "an unknown character costs ten more than the rarest piece"],
)
def test_the_choice_between_cuts(pieces: list[tuple[str, float]], chosen: list[str]) -> None:
    tokenizer = unigram_tokenizer([("[UNK]", 0.0), *pieces])
    text = "".join(chosen)
    expected = [[tokenizer.token_to_id(piece) for piece in chosen]]
    assert cut_at_once(tokenizer, [text]) == as_the_tokenizer_does(tokenizer, [text]) == expected


@pytest.mark.parametrize("different", ["normalizer", "pre_tokenizer", "added", "long", "bytes", "bpe"])
def test_what_is_more_than_a_plain_unigram_tokenizer_is_left_to_it(different: str) -> None:
    piece = "市" * (17 if different == "long" else 16)
    tokenizer = unigram_tokenizer([("[UNK]", 0.0), (piece, -1.0)])
    if different == "normalizer":
        tokenizer.normalizer = normalizers.Lowercase()
    elif different == "pre_tokenizer":
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    elif different == "added":
        tokenizer.add_tokens(["城"])
    elif different == "bytes":
        tokenizer.model = models.Unigram([("[UNK]", 0.0)], unk_id=0, byte_fallback=True)
    elif different == "bpe":
        tokenizer.model = models.BPE({"市": 0}, [])
    assert Unigram.of(tokenizer) is None
    assert [ids.tolist() for ids in Cutter(tokenizer).cut(["市"] * 600)] == as_the_tokenizer_does(
        tokenizer, ["市"] * 600
    )


@pytest.mark.parametrize(
    "texts", [["城市 绿城"] * 3, ["城市 绿城"] * 600, ["城市 绿城"] * 600 + ["绿" * 9000]]
)
def test_few_texts_many_texts_and_long_ones_are_cut_alike(texts: list[str]) -> None:
    tokenizer = unigram_tokenizer([("[UNK]", 0.0), ("城市", -1.0), ("绿", -1.0)])
    assert [ids.tolist() for ids in Cutter(tokenizer).cut(texts)] == as_the_tokenizer_does(tokenizer, texts)


@given(st.lists(st.integers(0, 2**40) | st.integers(0, 30), unique=True), st.lists(st.integers(0, 40)))
def test_a_table_finds_the_keys_it_has_and_no_others(keys: list[int], others: list[int]) -> None:
    asked = np.array([*keys, *others], np.int64)
    there, numbers = NumberTable(np.array(keys, np.int64)).find(asked)
    wanted = [(at, keys.index(key)) for at, key in enumerate(asked.tolist()) if key in keys]
    assert list(zip(there.tolist(), numbers.tolist(), strict=True)) == wanted


def test_prefixes_lead_from_one_character_to_the_piece() -> None:
    tree = Prefixes(["城市绿地", "城", "绿"])
    letters = tree.letters(codes_of("城市绿地"))
    prefix = letters[:1]
    for letter in letters[1:]:
        _, prefix = tree.children(prefix, np.array([letter]))
    assert prefix.tolist() == tree.whole[:1].tolist()
    assert tree.whole[1:].tolist() == letters[[0, 2]].tolist()
    assert tree.children(letters[:1], letters[3:])[0].tolist() == []
    assert tree.letters(codes_of("🙂")).tolist() == [0]
