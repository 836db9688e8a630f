from pathlib import Path

import numpy as np
import pytest
from tiny_models import write_static

from index.embedders import open_embedder
from index.embedders.hashing import HashingEmbedder
from index.embedders.static import StaticEmbedder
from index.types import SearchError


def test_bundled_is_the_default() -> None:
    assert open_embedder().name == "bundled"


def test_names_of_the_table_and_folders_are_opened(tmp_path: Path) -> None:
    assert open_embedder("hashing").name == "hashing"
    folder = str(write_static(tmp_path / "model"))
    opened = open_embedder(folder)
    assert isinstance(opened, StaticEmbedder)
    assert opened.name == folder


@pytest.mark.parametrize("name", ["nobody/such-a-model", "no such model!", "/nowhere/at/all", "../x/y/z"])
def test_an_unknown_name_says_what_is_allowed(name: str) -> None:
    with pytest.raises(SearchError, match=r"'bundled', 'hashing'.*hf download"):
        open_embedder(name)


def test_a_folder_that_is_no_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match=r"neither modules\.json nor config\.json"):
        open_embedder(str(tmp_path))


def test_a_broken_transformer_says_so(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text('[{"idx": 0, "name": "0", "path": "", "type": "no.such.Module"}]')
    with pytest.raises(SearchError, match=r"cannot be opened.*choose another"):
        open_embedder(str(tmp_path))


def test_hashed_vectors_are_alike_for_texts_alike() -> None:
    embedder = HashingEmbedder(dimension=256)
    question, near, far = embedder.embed_passages(["城市绿地面积", "绿地面积增加", "禁止燃放烟花"])
    assert question @ near > 0.4 > question @ far
    assert embedder.fingerprint != HashingEmbedder(dimension=64).fingerprint


def test_hashing_folds_and_leaves_marks_out() -> None:
    embedder = HashingEmbedder()
    plain, other, marks = embedder.embed_passages(["绿地面积12", "綠地：面積１２！", "！，。"])
    np.testing.assert_array_equal(plain, other)
    assert not marks.any()


def test_hashed_vectors_of_unlike_texts_are_about_orthogonal() -> None:
    texts = [chr(0x4E00 + i) * 3 + chr(0x5E00 + i) * 3 for i in range(200)]
    vectors = HashingEmbedder().embed_passages(texts)
    assert abs((vectors @ vectors.T)[~np.eye(200, dtype=bool)].mean()) < 0.02
