"""Vectors without a model, for tests: characters and bigrams hashed to places (Weinberger et al. 2009)."""

import zlib
from collections.abc import Sequence
from itertools import chain

import numpy as np

from index.embedders.common import normalized
from index.folding import fold
from index.types import Matrix


class HashingEmbedder:
    """Texts that share characters and pairs of characters get similar vectors; nothing is learnt."""

    name = "hashing"

    def __init__(self, dimension: int = 64) -> None:
        self.dimension = dimension
        self.fingerprint = f"hashing-1-{dimension}"

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """Vectors of shape `(len(texts), dimension)`, length 1, or zeros for a text without letters."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            self._add(vector, "".join(filter(str.isalnum, fold(text))))
        return normalized(vectors)

    def embed_questions(self, texts: Sequence[str]) -> Matrix:
        """The same as `embed_passages`."""
        return self.embed_passages(texts)

    def _add(self, vector: Matrix, letters: str) -> None:
        bigrams = (letters[i : i + 2] for i in range(len(letters) - 1))
        for token in chain(letters, bigrams):
            place, sign = divmod(zlib.crc32(token.encode()), 2)
            vector[place % self.dimension] += 2 * sign - 1
