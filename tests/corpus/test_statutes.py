"""Statutes as they were published: a sample of the collection."""

import tarfile
from collections.abc import Iterator

import pytest
from documents import SHARED

from corpus.chunking import passages_of
from corpus.numbering import articles_of, irregularities
from corpus.readers import document_from
from corpus.readers.markdown import read_markdown
from corpus.types import Document

ARCHIVE = SHARED / "texts" / "laws.tar.xz"
EVERY = 90

pytestmark = [
    pytest.mark.originals,
    pytest.mark.skipif(not ARCHIVE.is_file(), reason="the shared statutes are not at hand"),
]


@pytest.fixture(scope="module")
def statutes() -> list[Document]:
    return list(sample())


def sample() -> Iterator[Document]:
    with tarfile.open(ARCHIVE, "r|xz") as archive:
        count = 0
        for member in archive:
            name = member.name
            if not name.endswith(".md") or "案例" in name or name.endswith(("_index.md", "README.md")):
                continue
            count += 1
            if count % EVERY == 0 and (stream := archive.extractfile(member)):
                yield document_from(read_markdown(stream.read(), name), doc_id=name)


def test_articles_are_numbered_without_gap(statutes: list[Document]) -> None:
    assert len(statutes) > 30
    errors = [
        (document.doc_id, found)
        for document in statutes
        for found in irregularities(document)
        if found.is_error
    ]
    assert errors == []
    assert sum(not irregularities(document) for document in statutes) >= 0.95 * len(statutes)


def test_no_passage_mixes_two_articles(statutes: list[Document]) -> None:
    for document in statutes:
        starts = {article.span.start for article in articles_of(document)}
        for span, _ in passages_of(document):
            assert not starts.intersection(range(span.start + 1, span.end))
