"""Assistants over a few short documents, each in a library of its own."""

from collections.abc import Mapping
from pathlib import Path

from assistant.pipeline import Assistant
from corpus.chunking import passages_of
from corpus.readers import read
from corpus.store import Library
from index.embedders import open_embedder
from index.rerankers import open_reranker
from index.searcher import Searcher


def open_assistant(folder: Path, documents: Mapping[str, str], embedder: str = "bundled") -> Assistant:
    """Write the documents, by file name, into the folder, and open an assistant over them."""
    library = Library.open(folder / "home")
    for name, text in documents.items():
        (folder / name).write_text(text, encoding="utf-8")
        document = read(folder / name)
        library.add(document, passages_of(document))
    model = open_embedder(embedder)
    reranker = open_reranker("linear", model)
    return Assistant(library, Searcher.open(library.home, library, model, reranker=reranker))
