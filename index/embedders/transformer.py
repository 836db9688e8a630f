"""Any sentence-transformers model, by folder or by name in the local cache; opening one imports torch."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from index.embedders.common import fingerprint_of, normalized
from index.types import Matrix, SearchError


class TransformerEmbedder:
    """A sentence-transformers model on the CPU; texts go in as they are, the model's own prompts are used.

    Args:
        name: A model folder, or the name of a model in the local cache. The network is never asked.

    Raises:
        SearchError: If there is no such model here, or it cannot be opened.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._folder = find_model(name)
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (takes seconds)

        try:
            self._model = SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)
        except Exception as error:  # a model's files can be wrong in as many ways as there are models
            reason = " ".join(str(error).split()).rstrip(".")
            raise SearchError(
                f"The embedding model {name!r} cannot be opened: {reason}. Restore its folder "
                f"{self._folder}, or choose another embedder in the settings (such as 'bundled')."
            ) from error

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension())

    @cached_property
    def fingerprint(self) -> str:
        """Depends on the path and every byte of each of the model's files; about a second for a gigabyte."""
        files = sorted(path for path in self._folder.rglob("*") if path.is_file())
        named = ((str(file.relative_to(self._folder)).encode(), file) for file in files)
        return fingerprint_of(part for pair in named for part in pair)

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """Vectors of shape `(len(texts), dimension)`, length 1, or all zero for a blank text."""
        return self._embed(self._model.encode_document, texts)

    def embed_questions(self, texts: Sequence[str]) -> Matrix:
        """Like `embed_passages`, with the model's prompt for questions."""
        return self._embed(self._model.encode_query, texts)

    def _embed(self, encode: Callable[..., Any], texts: Sequence[str]) -> Matrix:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        places = [i for i, text in enumerate(texts) if text.strip()]
        if places:
            vectors[places] = encode([texts[i] for i in places], show_progress_bar=False)
        return normalized(vectors)


def find_model(name: str) -> Path:
    """The folder of a model.

    Raises:
        SearchError: If it is neither a folder with `modules.json` or `config.json`, nor in the local cache.
    """
    folder = Path(name).expanduser()
    if not folder.is_dir():
        folder = _cached(name)
    if not any((folder / file).is_file() for file in ("modules.json", "config.json")):
        raise SearchError(
            f"{folder} is no sentence-transformers model: it has neither modules.json nor config.json. "
            "Give the folder of a model, the name of a downloaded one, or 'bundled'."
        )
    return folder


def _cached(name: str) -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415 (half a second)
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError  # noqa: PLC0415

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError) as error:
        raise SearchError(
            f"There is no embedding model {name!r} here. Allowed are 'bundled', 'hashing', the folder of a "
            "sentence-transformers model, or the name of one in the local cache; to put one there, run "
            f"`hf download {name}` on a machine with network and copy the cache or the folder."
        ) from error
