"""The only place that turns names in settings into objects."""

from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
from assistant.pipeline import Assistant
from assistant.settings import Settings, suggestion
from assistant.types import AssistantError
from corpus.store import Library
from index.embedders import EMBEDDERS, open_embedder
from index.embedders.transformer import TransformerEmbedder
from index.opening import IndexFolders
from index.rerankers import RERANKERS, open_reranker
from index.searcher import Searcher
from index.types import Embedder, LexicalIndex, Reranker, SearchError, VectorStore
from index.vectors import VECTOR_STORES

if TYPE_CHECKING:
    from corpus.ingest import IngestReport

Progress = Callable[..., None]
"""Called with how much is done, of how much, and perhaps with the name of what was done last."""


def bundled_documents() -> Path:
    """The folder of documents that come with Wenju."""
    return Path(corpus.__file__).with_name("documents")


def open_library(settings: Settings, progress: Progress | None = None) -> Library:
    """The library in the home folder, made when there is none.

    Args:
        settings: What to open.
        progress: Is told how far a library of an older version is read again.

    Raises:
        LibraryError: The folder or the file in it cannot be used.
    """
    return Library.open(settings.home, progress=progress)


def open_model(settings: Settings) -> Embedder:
    """The embedding model.

    Raises:
        AssistantError: There is none of that name, or it cannot be loaded.
    """
    name = settings.search.embedder
    _refuse_misspelt("embedder", name, EMBEDDERS, "sentence-transformers model")
    try:
        return open_embedder(name)
    except SearchError as error:
        raise AssistantError(f"{error} (the setting search.embedder)") from error


@contextmanager
def open_indexes(library: Library, settings: Settings) -> Iterator[dict[str, LexicalIndex | VectorStore]]:
    """The indexes by name, for looking at them as they are; `open_searcher` is for searching.

    Raises:
        AssistantError: A setting names something that does not exist.
        SearchError: The index folders cannot be used.
    """
    folders = IndexFolders(settings.home, library, open_model(settings), _vector_store(settings))
    lexical, vectors = folders.open()
    with closing(lexical), closing(vectors):
        yield {"lexical": lexical, "vectors": vectors}


def open_searcher(library: Library, settings: Settings) -> Searcher:
    """The search over a library; `refresh` or the first search brings its indexes up to date.

    Raises:
        AssistantError: A setting names something that does not exist.
        SearchError: The index folders cannot be used.
    """
    model = open_model(settings)
    reranker = _reranker(settings, model)
    return Searcher.open(settings.home, library, model, _vector_store(settings), reranker=reranker)


def _reranker(settings: Settings, model: Embedder) -> Reranker | None:
    name = settings.search.reranker
    _refuse_misspelt("reranker", name, RERANKERS, "CrossEncoder")
    try:
        return open_reranker(name, model)
    except SearchError as error:
        raise AssistantError(f"{error} (the setting search.reranker)") from error


def _refuse_misspelt(what: str, name: str, known: Collection[str], other: str) -> None:
    """Told here, since looking for a model of that name would take seconds."""
    near = suggestion(name, known)
    if near and name not in known and not Path(name).exists():
        raise AssistantError(
            f"there is no {what} {name!r}{near}; the setting search.{what} may be {', '.join(known)}, "
            f"or the folder or the name of a {other}"
        )


def _vector_store(settings: Settings) -> str:
    name = settings.search.vector_store
    if name not in VECTOR_STORES:
        raise AssistantError(
            f"there is no vector store {name!r}{suggestion(name, VECTOR_STORES)}; "
            f"the setting search.vector_store may be {', '.join(VECTOR_STORES)}"
        )
    return name


def add_bundled(library: Library, progress: Progress | None = None) -> "IngestReport":
    """Add the documents that come with Wenju, or bring them up to date."""
    from corpus.ingest import ingest  # noqa: PLC0415 (loads the readers, which a question does not need)

    return ingest(library, [bundled_documents()], progress=progress)


def open_assistant(settings: Settings, progress: Progress | None = None) -> Assistant:
    """Everything that answers questions, with its indexes up to date.

    A library that nothing was ever added to gets the bundled documents.

    Args:
        settings: What to open.
        progress: Is told how far reading and indexing have come.

    Raises:
        AssistantError: A setting names something that does not exist.
        CorpusError: The library cannot be used.
        SearchError: The indexes cannot be used.
    """
    library = open_library(settings, progress)
    try:
        if library.last_change == 0:
            add_bundled(library, progress)
        searcher = open_searcher(library, settings)
        searcher.refresh(progress)
    except BaseException:
        library.close()
        raise
    return Assistant(library, searcher, words=_word_model(searcher))


def _word_model(searcher: Searcher) -> Embedder:
    """What compares single words: hundreds a question, so a transformer leaves that to the bundled model."""
    return open_embedder() if isinstance(searcher.embedder, TransformerEmbedder) else searcher.embedder
