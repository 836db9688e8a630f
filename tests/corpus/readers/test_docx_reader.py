import io
import zipfile

import docx
import pytest
from docx_samples import add_list, add_markup, add_numbered, blank, saved, with_footnotes

from corpus.errors import ReadError
from corpus.readers import document_from
from corpus.readers.docx import read_docx
from corpus.readers.word_numbering import chinese


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


def test_paragraphs_and_tables_in_order() -> None:
    assert read_docx(sample(), "a.docx").text.split("\n") == [
        "# 岸线管理办法",
        "# 一、目标",
        "到2022年，清理岸线",
        "三处。",
        "村：甲；公里：3。",
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


def test_automatic_numbers_are_part_of_the_text() -> None:
    document = blank()
    levels = [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    add_list(document, levels)
    for text, depth in (("目标", 0), ("清岸。", 1), ("植树。", 1), ("细目", 2), ("措施", 0), ("巡查。", 1)):
        add_numbered(document, text, depth)
    expected = ["一、目标", "（一）清岸。", "（二）植树。", "1. 细目", "二、措施", "（一）巡查。"]
    assert read_docx(saved(document), "a.docx").text.split("\n") == expected


def test_articles_count_on_and_combined_numbers_show_all_levels() -> None:
    document = blank()
    add_list(document, [("chineseCountingThousand", "第%1条")], 80)
    add_list(document, [("decimal", "%1"), ("decimal", "%1.%2")], 81)
    for _ in range(11):
        add_numbered(document, "本条说明。", 0, 80)
    for depth in (0, 1, 1):
        add_numbered(document, "细则", depth, 81)
    lines = read_docx(saved(document), "a.docx").text.split("\n")
    assert lines[9:] == ["第十条 本条说明。", "第十一条 本条说明。", "1 细则", "1.1 细则", "1.2 细则"]


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (2010, "二千零一十")],
)
def test_chinese_numerals(number: int, numeral: str) -> None:
    assert chinese(number) == numeral


def test_changes_are_accepted_and_hidden_text_is_left_out() -> None:
    document = blank()
    markup = (
        '<w:ins w:id="1"><w:r><w:t>增补，</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>保留。</w:t></w:r>"
    )
    add_markup(document, markup, "原文，")
    assert read_docx(saved(document), "a.docx").text == "原文，增补，保留。"


def test_text_in_content_controls_and_boxes_is_read_once() -> None:
    document = blank()
    box = "<w:txbxContent><w:p><w:r><w:t>框内说明。</w:t></w:r></w:p></w:txbxContent>"
    both = (
        f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    add_markup(
        document, f"<w:sdt><w:sdtContent><w:r><w:t>控件。</w:t></w:r></w:sdtContent></w:sdt><w:r>{both}</w:r>"
    )
    assert read_docx(saved(document), "a.docx").text == "控件。\n框内说明。"


def test_notes_stand_below_the_paragraph_that_refers_to_them() -> None:
    document = blank()
    add_markup(document, '<w:r><w:footnoteReference w:id="1"/></w:r>', "岸线长三公里。")
    document.add_paragraph("下一段。")
    data = with_footnotes(saved(document), ["按2020年测量。"])
    assert read_docx(data, "a.docx").text == "岸线长三公里。\n注1：按2020年测量。\n下一段。"


def test_headers_and_footers_are_left_out() -> None:
    document = blank()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    document.add_paragraph("正文。")
    assert read_docx(saved(document), "a.docx").text == "正文。"


def test_cells_merged_downwards_stand_in_every_row() -> None:
    document = blank()
    table = document.add_table(rows=3, cols=3)
    texts = ["乡镇", "年份", "面积", "东港", "2020", "3", "", "2021", "4"]
    for cell, text in zip(table._cells, texts, strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    lines = read_docx(saved(document), "a.docx").text.split("\n")
    assert lines == ["乡镇：东港；年份：2020；面积：3。", "乡镇：东港；年份：2021；面积：4。"]
