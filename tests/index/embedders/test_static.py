import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given
from hypothesis import strategies as st
from tiny_models import PIECES, tiny_table, tiny_tokenizer, write_static

from index.embedders import BUNDLED_MODEL, open_embedder
from index.embedders.static import StaticEmbedder, is_static, table_of
from index.folding import fold
from index.types import SearchError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_static(tmp_path / "model")


def test_the_vector_is_the_normalised_sum_of_the_tokens(folder: Path) -> None:
    rows = tiny_table()[[PIECES.index(piece) for piece in ("城市", "绿地", "增加")]]
    expected = rows.sum(axis=0) / np.linalg.norm(rows.sum(axis=0))
    np.testing.assert_allclose(
        StaticEmbedder(folder).embed_passages(["城市绿地增加"])[0], expected, atol=1e-6
    )


def test_texts_are_folded(folder: Path) -> None:
    plain, traditional, wide = StaticEmbedder(folder).embed_passages(["面积2023", "面積2023", "面积２０２３"])
    np.testing.assert_array_equal(plain, traditional)
    np.testing.assert_array_equal(plain, wide)


def test_unknown_words_change_nothing_and_alone_give_zeros(folder: Path) -> None:
    known, mixed, unknown = StaticEmbedder(folder).embed_passages(["城市", "城市🙂", "🙂🙂"])
    np.testing.assert_allclose(known, mixed, atol=1e-6)
    assert not unknown.any()


def test_rows_of_whole_numbers_are_multiplied_out() -> None:
    rows = np.array([[0, 0], [127, -127], [5, 10]], dtype=np.int8)
    tensors = {"embeddings": rows, "weights": np.array([0, 0.5, 2], dtype=np.float32)}
    every = np.arange(3, dtype=np.int32)
    np.testing.assert_array_equal(table_of(tensors).vectors(every), [[0, 0], [63.5, -63.5], [10, 20]])
    shared = table_of(tensors | {"mapping": np.array([2, 1, 0])})
    np.testing.assert_array_equal(shared.vectors(every), [[0, 0], [63.5, -63.5], [0, 0]])


def test_tokens_weigh_differently_in_questions_where_the_model_says_so(folder: Path) -> None:
    alike = StaticEmbedder(folder)
    np.testing.assert_array_equal(alike.embed_questions(["城市增加了"]), alike.embed_passages(["城市增加了"]))
    weights = np.ones(len(PIECES), dtype=np.float32)
    weights[PIECES.index("了")] = 0
    safetensors.numpy.save_file({"weights": weights}, folder / "questions.safetensors")
    differing = StaticEmbedder(folder)
    np.testing.assert_allclose(
        differing.embed_questions(["城市增加了"]), alike.embed_passages(["城市增加"]), atol=1e-6
    )
    np.testing.assert_array_equal(
        differing.embed_passages(["城市增加了"]), alike.embed_passages(["城市增加了"])
    )
    assert differing.fingerprint != alike.fingerprint


def test_what_tokens_weigh_in_questions_is_told(folder: Path) -> None:
    weights = np.linspace(0, 2, len(PIECES), dtype=np.float32)
    safetensors.numpy.save_file({"weights": weights}, folder / "questions.safetensors")
    ids = np.arange(1, len(PIECES), dtype=np.int32)
    np.testing.assert_allclose(StaticEmbedder(folder).question_weights(ids), weights[1:], rtol=1e-6)


def test_tokens_are_told_with_their_places(folder: Path) -> None:
    ids, places = StaticEmbedder(folder).locate("城市绿地增加")
    assert [PIECES[i] for i in ids] == ["城市", "绿地", "增加"]
    assert places.tolist() == [[0, 2], [2, 4], [4, 6]]
    assert StaticEmbedder(folder).locate("")[1].shape == (0, 2)


def test_weights_for_another_number_of_tokens_are_refused(folder: Path) -> None:
    safetensors.numpy.save_file({"weights": np.ones(3, dtype=np.float32)}, folder / "questions.safetensors")
    with pytest.raises(SearchError, match=r"weights \(3,\) for 15 tokens"):
        StaticEmbedder(folder)


def test_the_sum_of_the_tokens_is_the_text(folder: Path) -> None:
    embedder = StaticEmbedder(folder)
    (ids,) = embedder.token_ids(["城市绿地，增加了"])
    total = embedder.token_vectors(ids).sum(axis=0)
    np.testing.assert_allclose(
        total / np.linalg.norm(total), embedder.embed_passages(["城市绿地，增加了"])[0], atol=1e-6
    )


def test_the_fingerprint_follows_the_bytes_of_both_files(folder: Path) -> None:
    before = StaticEmbedder(folder).fingerprint
    assert StaticEmbedder(folder).fingerprint == before
    other = tiny_tokenizer()
    other.pre_tokenizer = None
    (folder / "tokenizer.json").write_text(other.to_str(), encoding="utf-8")
    tokenizer_changed = StaticEmbedder(folder).fingerprint
    table = tiny_table()
    table[3, 3] += 1e-3
    write_static(folder, {"embedding.weight": table})
    assert len({before, tokenizer_changed, StaticEmbedder(folder).fingerprint}) == 3


@pytest.mark.parametrize("file", ["modules.json", "tokenizer.json", "model.safetensors"])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\x00\xff not a model"])
def test_a_damaged_folder_is_named(folder: Path, file: str, content: bytes | None) -> None:
    (folder / file).unlink()
    if content is not None:
        (folder / file).write_bytes(content)
    with pytest.raises(SearchError, match=r"model cannot be read.*choose another"):
        StaticEmbedder(folder)


def test_other_models_are_not_taken_for_static_ones(folder: Path) -> None:
    assert is_static(folder)
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    modules[1]["type"] = "sentence_transformers.sentence_transformer.modules.dense.Dense"
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    assert not is_static(folder)
    assert not is_static(folder.parent)


def test_opening_and_asking_does_not_import_torch() -> None:
    program = (
        "import sys; from index.embedders import open_embedder\n"
        "open_embedder('bundled').embed_questions(['城市绿地面积'])\n"
        "print(sorted({'torch', 'sentence_transformers', 'transformers', 'scipy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("layout", ["float", "bytes"])
def test_sentence_transformers_gives_the_same_vectors(tmp_path: Path, layout: str) -> None:
    from index.embedders.train.export import quantize  # noqa: PLC0415 (torch)

    rows, scales = quantize(tiny_table())
    tensors = {"float": {"embedding.weight": tiny_table()}, "bytes": {"embeddings": rows, "weights": scales}}
    folder = write_static(tmp_path / "model", tensors[layout])
    assert_same_as_sentence_transformers(folder, ["城市绿地，面积", "🙂城市", "a 2023", "🙂"])


def test_sentence_transformers_gives_the_same_vectors_for_the_bundled_model() -> None:
    texts = [
        "2023年，全区PM2.5平均浓度为35微克/立方米。",
        "个体工商户𠮷 Ünïcode 🙂",
        "城市綠地面積增加了？",
        " \n",
    ]
    assert_same_as_sentence_transformers(BUNDLED_MODEL, texts)


def assert_same_as_sentence_transformers(folder: Path, texts: list[str]) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (seconds)

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    theirs = model.encode([fold(text) for text in texts])
    np.testing.assert_allclose(StaticEmbedder(folder).embed_passages(texts), theirs, atol=1e-5)


def test_the_bundled_model_stays_small() -> None:
    assert sum(file.stat().st_size for file in BUNDLED_MODEL.rglob("*") if file.is_file()) < 40_000_000


def test_the_bundled_model_knows_what_goes_together() -> None:
    embedder = open_embedder()
    question = embedder.embed_questions(["老板拖欠工资怎么办？"])[0]
    passages = embedder.embed_passages(
        ["用人单位应当按时足额支付劳动报酬。", "河道管理范围内禁止修建房屋。", "昨晚的比赛主队以二比一获胜。"]
    )
    assert (passages @ question).argmax() == 0


@pytest.fixture(scope="module")
def bundled() -> StaticEmbedder:
    return StaticEmbedder(BUNDLED_MODEL)


@given(texts=st.lists(st.text(max_size=60), max_size=6))
def test_any_text_gets_length_one_or_zero(bundled: StaticEmbedder, texts: list[str]) -> None:
    lengths = np.linalg.norm(bundled.embed_passages(texts), axis=1)
    assert np.all((lengths == 0) | (np.abs(lengths - 1) < 1e-5))
