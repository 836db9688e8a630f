"""The only place that turns names in settings into objects."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
from assistant.pipeline import Assistant
from assistant.settings import Settings, suggestion
from assistant.types import AssistantError
from corpus.store import Library
from index.embedders import open_embedder
from index.opening import IndexFolders
from index.searcher import Searcher
from index.types import Embedder, SearchError
from index.vectors import VECTOR_STORES

if TYPE_CHECKING:
    from corpus.ingest import IngestReport

Progress = Callable[..., None]
"""Called with how much is done, of how much, and perhaps with the name of what was done last."""


def bundled_documents() -> Path:
    """The folder of documents that come with Wenju."""
    return Path(corpus.__file__).with_name("documents")


def open_library(settings: Settings) -> Library:
    """The library in the home folder, made when there is none.

    Raises:
        LibraryError: The folder or the file in it cannot be used.
    """
    return Library.open(settings.home)


def open_model(settings: Settings) -> Embedder:
    """The embedding model.

    Raises:
        AssistantError: There is none of that name, or it cannot be loaded.
    """
    try:
        return open_embedder(settings.search.embedder)
    except SearchError as error:
        raise AssistantError(f"{error} (the setting search.embedder)") from error


def index_folders(library: Library, settings: Settings) -> IndexFolders:
    """Where the library's indexes are, for looking at them without bringing them up to date.

    Raises:
        AssistantError: A setting names something that does not exist.
    """
    return IndexFolders(settings.home, library, open_model(settings), _vector_store(settings))


def open_searcher(library: Library, settings: Settings) -> Searcher:
    """The search over a library; `refresh` or the first search brings its indexes up to date.

    Raises:
        AssistantError: A setting names something that does not exist.
        SearchError: The index folders cannot be used.
    """
    return Searcher.open(settings.home, library, open_model(settings), _vector_store(settings))


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
    library = open_library(settings)
    try:
        if library.last_change == 0:
            add_bundled(library, progress)
        searcher = open_searcher(library, settings)
        searcher.refresh(progress)
    except BaseException:
        library.close()
        raise
    return Assistant(library, searcher)
