"""RERANKERS: what puts hits into a better order, by name; any other name is a CrossEncoder."""

from collections.abc import Callable
from pathlib import Path

from index.rerankers.cross_encoder import CrossEncoderReranker
from index.rerankers.learned import FILE, LearnedReranker, Model
from index.rerankers.linear import LINEAR_FILE, Linear, LinearReranker
from index.types import Embedder, Reranker

_MODELS = Path(__file__).parent / "model"
BUNDLED_MODEL = _MODELS / FILE

RERANKERS: dict[str, Callable[[Embedder], Reranker | None]] = {
    "linear": lambda embedder: LinearReranker(Linear.load(_MODELS / LINEAR_FILE)),  # noqa: ARG005
    "learned": lambda embedder: LearnedReranker(Model.load(BUNDLED_MODEL), embedder),
    "none": lambda embedder: None,  # noqa: ARG005 (all are opened alike)
}


def open_reranker(name: str, embedder: Embedder) -> Reranker | None:
    """Open a reranker by name.

    Args:
        name: A key of `RERANKERS`, the folder of a sentence-transformers CrossEncoder, or the name of one in
            the local cache.
        embedder: What makes the vectors of the search.

    Returns:
        The reranker, or None when hits shall stay in the order in which the search has them.

    Raises:
        SearchError: If there is no such model here, or its files cannot be read.
    """
    return RERANKERS[name](embedder) if name in RERANKERS else CrossEncoderReranker(name)
