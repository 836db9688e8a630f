"""Small documents for the tests of the library."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.types import Document, DocumentInfo, Section, Span

Pieces = list[tuple[Span, tuple[str, ...]]]


def sample(
    doc_id: str = "湿地.md", text: str = "第一章 总则\n保护湿地，人人有责。"
) -> tuple[Document, Pieces]:
    """A document with one section, cut into passages of seven characters."""
    whole = Span(0, len(text))
    document = Document(
        doc_id=doc_id,
        source=f"/档案/{doc_id}",
        title=f"关于{doc_id}的通知",
        text=text,
        sections=(
            Section(whole, 1, "第一章", "总则", Span(0, 1), None),
            Section(whole, 2, "", "节", whole, 0),
        ),
        info=DocumentInfo(title="通知", number="丙发〔2020〕3号", status="现行"),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        body=(whole,),
    )
    return document, cut(text)


def cut(text: str, length: int = 7) -> Pieces:
    """Passages of `length` characters under two headings."""
    bounds = range(0, len(text), length)
    return [(Span(start, min(start + length, len(text))), ("第一章总则", "节")) for start in bounds]


@contextmanager
def raw(home: Path) -> Iterator[sqlite3.Connection]:
    """The file itself, for tests that damage it."""
    connection = sqlite3.connect(home / "library.db", isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()
