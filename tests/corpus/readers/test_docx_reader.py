import io
import zipfile

import docx
import pytest

from corpus.errors import ReadError
from corpus.readers import document_from
from corpus.readers.docx import read_docx


def sample() -> bytes:
    document = docx.Document()
    document.add_heading("岸线管理办法", level=0)
    document.add_heading("一、目标", level=1)
    document.add_paragraph("到2022年，清理岸线\n三处。")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["村", "公里", "甲", "3"], strict=True):
        cell.text = text
    table.add_row().cells[0].merge(table.rows[2].cells[1]).text = "合计三公里"
    document.add_heading("（一）任务", level=2)
    document.add_paragraph("各村负责。")
    return saved(document)


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_paragraphs_and_tables_in_order() -> None:
    assert read_docx(sample(), "a.docx").text.split("\n") == [
        "# 岸线管理办法",
        "# 一、目标",
        "到2022年，清理岸线",
        "三处。",
        "村 | 公里",
        "甲 | 3",
        "合计三公里",
        "## （一）任务",
        "各村负责。",
    ]


def test_headings_by_style_become_sections() -> None:
    document = document_from(read_docx(sample(), "a.docx"), doc_id="a.docx")
    assert [section.label for section in document.sections] == ["岸线管理办法", "一、目标", "（一）任务"]
    assert document.title == "岸线管理办法"


def archive(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old or encrypted Office file"),
        (b"plain text", "no zip archive"),
        (sample()[:2_000], "no zip archive, or a damaged one"),
        (archive(readme=b"hello"), "not a Word document"),
        (archive(large=b"\0" * (600 * 1024 * 1024)), "would unpack to"),
        (saved(docx.Document()), "contains no text"),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_docx(data, "a.docx")
