"""What every embedder keeps to."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from tiny_models import write_static, write_transformer

from index.embedders import EMBEDDERS, open_embedder
from index.types import Embedder

TEXTS = ["城市绿地面积增加了。", "", "2023年，城市减少", "平方米", "城市", "a 面积"]


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Callable[[], Path]]:
    return {
        "static folder": cache(lambda: write_static(tmp_path_factory.mktemp("static"))),
        "transformer folder": cache(lambda: write_transformer(tmp_path_factory.mktemp("transformer"))),
    }


@pytest.fixture(params=[*EMBEDDERS, "static folder", "transformer folder"])
def embedder(request: pytest.FixtureRequest, folders: dict[str, Callable[[], Path]]) -> Embedder:
    return open_embedder(str(folders[request.param]()) if request.param in folders else request.param)


def test_vectors_have_the_promised_shape_and_length(embedder: Embedder) -> None:
    for vectors in (embedder.embed_passages(TEXTS), embedder.embed_questions(TEXTS)):
        assert vectors.shape == (len(TEXTS), embedder.dimension)
        assert vectors.dtype == np.float32
        lengths = np.linalg.norm(vectors, axis=1)
        assert lengths[1] == 0
        np.testing.assert_allclose(np.delete(lengths, 1), 1, atol=1e-5)


def test_nothing_in_gives_no_rows(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)
    assert embedder.embed_questions([]).shape == (0, embedder.dimension)


def test_neither_order_nor_batch_matters(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS * 180)
    backwards = embedder.embed_passages(TEXTS[::-1])
    alone = np.concatenate([embedder.embed_passages([text]) for text in TEXTS])
    np.testing.assert_allclose(together, np.tile(alone, (180, 1)), atol=1e-5)
    np.testing.assert_allclose(backwards[::-1], alone, atol=1e-5)


def test_the_same_text_gets_the_same_vector_again(embedder: Embedder) -> None:
    np.testing.assert_array_equal(embedder.embed_passages(TEXTS), embedder.embed_passages(TEXTS))
    assert embedder.fingerprint == embedder.fingerprint != ""


def test_a_text_is_nearest_to_itself(embedder: Embedder) -> None:
    vectors = embedder.embed_passages([text for text in TEXTS if text])
    np.testing.assert_array_equal((vectors @ vectors.T).argmax(axis=1), np.arange(len(vectors)))
