"""Opening both indexes of a home folder; they are derived, so what is broken or foreign is deleted."""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus.store import Library
from index.lexical import TantivyIndex
from index.types import BrokenIndexError, Embedder, LexicalIndex, SearchError, VectorStore
from index.vectors import VECTOR_STORES

_log = logging.getLogger(__name__)
_Index = TypeVar("_Index", LexicalIndex, VectorStore)


@dataclass(frozen=True, slots=True)
class IndexFolders:
    """Where the indexes of a library are: in `home/lexical` and `home/vectors`.

    Attributes:
        home: The home folder.
        library: The library in it; its write lock is held while something is deleted.
        embedder: Makes the vectors.
        vector_store: A name from `VECTOR_STORES`.
    """

    home: Path
    library: Library
    embedder: Embedder
    vector_store: str = "faiss"

    def __post_init__(self) -> None:
        if self.vector_store not in VECTOR_STORES:
            raise SearchError(
                f"there is no vector store {self.vector_store!r}; choose {' or '.join(VECTOR_STORES)}"
            )

    def open(self) -> tuple[LexicalIndex, VectorStore]:
        """Both indexes, perhaps with changes to catch up with, or empty.

        Raises:
            SearchError: A folder cannot be used, not even after deleting what was in it.
            LibraryError: Something must be deleted and another process is writing.
        """
        return self._opened(self._lexical, self._open_lexical), self._opened(
            self._vectors, self._open_vectors
        )

    def delete(self) -> None:
        """Delete both indexes, so that `open` gives empty ones; the caller holds the write lock."""
        _delete(self._lexical)
        _delete(self._vectors)

    @property
    def _lexical(self) -> Path:
        return self.home / "lexical"

    @property
    def _vectors(self) -> Path:
        return self.home / "vectors" / self.vector_store

    def _open_lexical(self, folder: Path) -> LexicalIndex:
        return TantivyIndex(folder)

    def _open_vectors(self, folder: Path) -> VectorStore:
        return VECTOR_STORES[self.vector_store](folder, self.embedder.dimension, self.embedder.fingerprint)

    def _opened(self, folder: Path, opener: Callable[[Path], _Index]) -> _Index:
        try:
            return opener(folder)
        except BrokenIndexError:
            with self.library.write_lock():
                return _opened_or_emptied(folder, opener)


def _opened_or_emptied(folder: Path, opener: Callable[[Path], _Index]) -> _Index:
    """Try once more, since the last writer may have put it right; then start with an empty one."""
    try:
        return opener(folder)
    except BrokenIndexError as error:
        _log.warning("building a search index anew: %s", error)
        _delete(folder)
        return opener(folder)


def _delete(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        folder.unlink()
    except OSError as error:
        raise SearchError(
            f"cannot delete the search index in {folder}: {error}; delete it yourself"
        ) from error
