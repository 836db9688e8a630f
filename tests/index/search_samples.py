"""Small documents for the tests of search, made of the words of a made-up town."""

from pathlib import Path

import numpy as np

from corpus.types import Document, Passage, Span
from index.embedders.hashing import HashingEmbedder
from index.lexical import TantivyIndex
from index.vectors.faiss_store import FaissStore

Pieces = list[tuple[Span, tuple[str, ...]]]


def passage(number: int, text: str, title: str = "", path: tuple[str, ...] = ()) -> Passage:
    return Passage(number, "sample", title, path, Span(0, max(1, len(text))), text)


def document(
    doc_id: str, *paragraphs: str, title: str = "", path: tuple[str, ...] = ()
) -> tuple[Document, Pieces]:
    """A document with a passage for each paragraph, all under the same headings."""
    text, pieces = "", Pieces()
    for paragraph in paragraphs:
        pieces.append((Span(len(text), len(text) + len(paragraph)), path))
        text += paragraph + "\n"
    return Document(doc_id, doc_id, title or doc_id, text), pieces


def indexed_ids(home: Path, dimension: int = 64) -> tuple[set[int], set[int]]:
    """The ids that the lexical index and the vector store on disk hold."""
    embedder = HashingEmbedder(dimension)
    lexical = TantivyIndex(home / "lexical")
    vectors = FaissStore(home / "vectors" / "faiss", dimension, embedder.fingerprint)
    ids = lexical._searcher.search(lexical._in_range(0, 10_000), 10_000).hits
    in_lexical = lexical._searcher.fast_field_values("id", [address for _, address in ids])
    in_vectors = vectors.search(np.ones((1, dimension), np.float32), 10_000)[0]
    assert len(in_lexical) == len(set(in_lexical)), "an id is indexed twice"
    return set(in_lexical), {number for number, _ in in_vectors}
