"""Static embeddings in sentence-transformers' own files, without importing torch.

A text's vector is the normalised sum of its tokens' vectors, so all it takes is a tokenizer and a table.
Importing torch and sentence-transformers would cost seconds at every start.

One file more than theirs may lie beside the table: `questions.safetensors`, with what each token's vector is
multiplied with in a question (`weights`), where "怎么办" says less than it does in a passage.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import safetensors.numpy
from safetensors import SafetensorError
from tokenizers import Tokenizer

from index.embedders.common import fingerprint_of, normalized
from index.embedders.cutting import Cutter
from index.folding import fold
from index.types import Ids, Matrix, SearchError

_FILES = ("tokenizer.json", "model.safetensors")
_QUESTIONS = "questions.safetensors"
_BATCH = 1024
_READING = b"2"
"""Raised when folding or summing changes, so that older indexes are rebuilt."""


@dataclass(frozen=True, slots=True)
class Table:
    """Vectors of tokens, as few bytes as they come in.

    Attributes:
        rows: Shape `(vocabulary, dimension)`; whole numbers of one byte, or float32.
        scales: What each row is multiplied with, float32 of shape `(vocabulary,)`.
    """

    rows: npt.NDArray[Any]
    scales: npt.NDArray[np.float32]

    def sum_into(self, vector: npt.NDArray[np.float32], ids: Ids) -> None:
        """Write the sum of the tokens' vectors."""
        rows = self.rows.take(ids, axis=0).astype(np.float32, copy=False)
        np.dot(self.scales.take(ids), rows, out=vector)

    def vectors(self, ids: Ids) -> Matrix:
        """The tokens' vectors, shape `(len(ids), dimension)`."""
        rows: Matrix = self.rows.take(ids, axis=0).astype(np.float32, copy=False)
        return rows * self.scales.take(ids)[:, None]

    def weighted(self, weights: npt.NDArray[Any]) -> "Table":
        """Each token's vector multiplied with its weight.

        Raises:
            ValueError: If there are not as many weights as tokens.
        """
        if weights.shape != self.scales.shape:
            raise ValueError(f"{_QUESTIONS} has weights {weights.shape} for {len(self.scales)} tokens")
        return Table(self.rows, self.scales * weights.astype(np.float32))


class StaticEmbedder:
    """A `StaticEmbedding` model of sentence-transformers; texts are folded before they are tokenised.

    Args:
        folder: Where `modules.json`, `tokenizer.json` and `model.safetensors` are.
        name: What the settings call it; the folder by default.

    Raises:
        SearchError: If a file is missing, or is not what it should be.
    """

    def __init__(self, folder: Path, name: str | None = None) -> None:
        self.name = name or str(folder)
        try:
            files = folder / static_module(folder)
            tokenizer, vectors = ((files / file).read_bytes() for file in _FILES)
            weights = (files / _QUESTIONS).read_bytes() if (files / _QUESTIONS).exists() else None
            self._cutter = Cutter(Tokenizer.from_buffer(tokenizer))
            self._passages = self._questions = table_of(safetensors.numpy.load(vectors))
            if weights is not None:
                self._questions = self._passages.weighted(safetensors.numpy.load(weights)["weights"])
        except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
            raise SearchError(
                f"The static embedding model in {folder} cannot be read: {error}. Expected are modules.json, "
                "tokenizer.json and model.safetensors as sentence-transformers writes them. Restore the "
                "folder, or choose another embedder in the settings."
            ) from error
        self.fingerprint = fingerprint_of([_READING, tokenizer, vectors, weights or b""])

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._passages.rows.shape[1])

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """Vectors of shape `(len(texts), dimension)`, length 1, or all zero without a known token."""
        return self._embed(texts, self._passages)

    def embed_questions(self, texts: Sequence[str]) -> Matrix:
        """The same with the tokens' weights in questions, if the model has them."""
        return self._embed(texts, self._questions)

    def token_ids(self, texts: Sequence[str]) -> list[Ids]:
        """For each text its tokens in order, shape `(tokens,)`."""
        return self._cutter.cut([fold(text) for text in texts])

    def token_vectors(self, ids: Ids) -> Matrix:
        """The vectors of tokens, shape `(len(ids), dimension)`; not normalised."""
        return self._passages.vectors(ids)

    def locate(self, folded: str) -> tuple[Ids, Ids]:
        """The tokens of a text that is folded already, and where in it each starts and ends."""
        return self._cutter.locate(folded)

    def question_weights(self, ids: Ids) -> Matrix:
        """What the vectors of tokens are multiplied with in a question, shape `(len(ids),)`."""
        plain = np.maximum(self._passages.scales.take(ids), np.float32(1e-9))
        weights: Matrix = (self._questions.scales.take(ids) / plain).astype(np.float32)
        return weights

    def _embed(self, texts: Sequence[str], table: Table) -> Matrix:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = slice(start, start + _BATCH)
            for vector, ids in zip(vectors[batch], self.token_ids(texts[batch]), strict=True):
                table.sum_into(vector, ids)
        return normalized(vectors)


def is_static(folder: Path) -> bool:
    """Whether a folder holds a sentence-transformers model that is nothing but static embeddings."""
    try:
        static_module(folder)
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return True


def static_module(folder: Path) -> str:
    """The subfolder of the only module, a normalising one aside, if that is a `StaticEmbedding`.

    Raises:
        ValueError: If the model has other modules; OSError and KeyError if `modules.json` is missing or odd.
    """
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    kinds = {module["type"].rsplit(".", 1)[-1]: module["path"] for module in modules}
    kinds.pop("Normalize", None)
    if list(kinds) != ["StaticEmbedding"]:
        raise ValueError(f"its modules are {list(kinds)}, expected is one StaticEmbedding")
    return str(kinds["StaticEmbedding"])


def table_of(tensors: Mapping[str, npt.NDArray[Any]]) -> Table:
    """A row for each token, from either layout that sentence-transformers reads.

    `embedding.weight` is the table itself. `embeddings` are rows that may be integers, `weights` what each
    token's row is multiplied with and `mapping` which row a token has (model2vec's layout).

    Raises:
        KeyError: If neither is there.
    """
    rows = tensors["embedding.weight"] if "embedding.weight" in tensors else tensors["embeddings"]
    if rows.dtype != np.int8:
        rows = rows.astype(np.float32)
    if "mapping" in tensors:
        rows = rows[tensors["mapping"].astype(np.int64)]
    weights = tensors.get("weights", np.ones(len(rows)))
    return Table(rows, weights.astype(np.float32))
