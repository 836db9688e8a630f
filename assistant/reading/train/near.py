"""Words that mean nearly the same, by the vectors of the embedding model."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import rjieba

from index.embedders.static import StaticEmbedder
from index.types import Ids, Matrix

_LEAST = 0.62
_MOST = 3
_STEP = 1000


def near_words(
    texts: Iterable[str], embedder: StaticEmbedder, *, words: int = 20_000
) -> dict[str, list[str]]:
    """For frequent words of some texts that are one piece each, up to three others of cosine 0.62 or more."""
    counted = Counter(word for text in texts for word in rjieba.cut(text) if len(word) > 1 and word.isalpha())
    located = [(word, embedder.locate(word)[0]) for word, _ in counted.most_common(words)]
    single = [(word, ids[0]) for word, ids in located if len(ids) == 1]
    names = [word for word, _ in single]
    vectors = _unit(embedder, np.array([number for _, number in single], np.int32))
    found = {}
    for start in range(0, len(names), _STEP):
        block = vectors[start : start + _STEP] @ vectors.T
        for row, cosines in enumerate(block):
            cosines[start + row] = -1
            if close := _closest(cosines, names):
                found[names[start + row]] = close
    return found


def _closest(cosines: Matrix, names: Sequence[str]) -> list[str]:
    best = np.argsort(-cosines, kind="stable")[:_MOST].tolist()
    return [names[i] for i in best if cosines[i] >= _LEAST]


def _unit(embedder: StaticEmbedder, ids: Ids) -> Matrix:
    vectors = embedder.token_vectors(ids)
    scaled: Matrix = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return scaled
