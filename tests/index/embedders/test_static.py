import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
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
    np.testing.assert_array_equal(table_of(tensors), [[0, 0], [63.5, -63.5], [10, 20]])
    shared = table_of(tensors | {"mapping": np.array([2, 1, 0])})
    np.testing.assert_array_equal(shared, [[0, 0], [63.5, -63.5], [0, 0]])


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
    assert sum(file.stat().st_size for file in BUNDLED_MODEL.rglob("*") if file.is_file()) < 20_000_000


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
