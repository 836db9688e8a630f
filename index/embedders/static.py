"""Static embeddings in sentence-transformers' own files, without importing torch.

A text's vector is the normalised sum of its tokens' vectors, so all it takes is a tokenizer and a table.
Importing torch and sentence-transformers would cost seconds at every start.
"""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import safetensors.numpy
from safetensors import SafetensorError
from tokenizers import Tokenizer

from index.embedders.common import fingerprint_of, normalized
from index.folding import fold
from index.types import Matrix, SearchError

_FILES = ("tokenizer.json", "model.safetensors")
_BATCH = 1024
_READING = b"1"
"""Raised when folding or summing changes, so that older indexes are rebuilt."""


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
            tokenizer, weights = ((files / file).read_bytes() for file in _FILES)
            self._tokenizer = Tokenizer.from_buffer(tokenizer)
            self._table = table_of(safetensors.numpy.load(weights))
        except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
            raise SearchError(
                f"The static embedding model in {folder} cannot be read: {error}. Expected are modules.json, "
                "tokenizer.json and model.safetensors as sentence-transformers writes them. Restore the "
                "folder, or choose another embedder in the settings."
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.fingerprint = fingerprint_of([_READING, tokenizer, weights])

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._table.shape[1])

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """Vectors of shape `(len(texts), dimension)`, length 1, or all zero without a known token."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        batches = [slice(start, start + _BATCH) for start in range(0, len(texts), _BATCH)]
        if len(batches) < 2:
            self._sum_into(vectors, texts)
        else:  # one batch is folded while another is tokenised, which needs no interpreter lock
            with ThreadPoolExecutor(max_workers=2) as pool:
                list(pool.map(lambda batch: self._sum_into(vectors[batch], texts[batch]), batches))
        return normalized(vectors)

    def embed_questions(self, texts: Sequence[str]) -> Matrix:
        """The same as `embed_passages`: one table serves both."""
        return self.embed_passages(texts)

    def _sum_into(self, vectors: Matrix, texts: Sequence[str]) -> None:
        folded = [fold(text) for text in texts]
        encodings = self._tokenizer.encode_batch_fast(folded, add_special_tokens=False)
        for vector, encoding in zip(vectors, encodings, strict=True):
            self._table[encoding.ids].sum(axis=0, out=vector)


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


def table_of(tensors: Mapping[str, npt.NDArray[Any]]) -> Matrix:
    """One float32 row for each token, from either layout that sentence-transformers reads.

    `embedding.weight` is the table itself. `embeddings` are rows that may be integers, `weights` what each
    token's row is multiplied with and `mapping` which row a token has (model2vec's layout).

    Raises:
        KeyError: If neither is there.
    """
    if "embedding.weight" in tensors:
        return tensors["embedding.weight"].astype(np.float32)
    rows = tensors["embeddings"].astype(np.float32)
    if "mapping" in tensors:
        rows = rows[tensors["mapping"].astype(np.int64)]
    return rows * tensors["weights"].astype(np.float32)[:, None] if "weights" in tensors else rows
