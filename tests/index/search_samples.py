"""Small documents for the tests of search, made of the words of a made-up town."""

from corpus.types import Document, Passage, Span

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
