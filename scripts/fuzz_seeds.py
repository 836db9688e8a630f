"""Small valid files of every kind that has a reader, and words that matter in each format."""

import io
import zipfile

import openpyxl
from docx_samples import add_list, add_markup, add_numbered, blank, saved, with_footnotes
from pdf_samples import pdf, placed_pdf, ruled
from PIL import Image, ImageDraw

_TEXT = """海滨镇人民政府关于岸线整治的通知
海政〔2021〕3号

各村：

一、总体要求
为了保护岸线，到2022年清理岸线3.5公里，完成率达到95%以上。

第一章 总则
第一条 各村负责本村岸线的巡查
和清理，按月报告。（一）清理。（二）植树。
附件：任务表
2021年3月4日
"""
_MARKDOWN = f"""---
title: 通知
issued: 2021-03-04
---
# 通知

{_TEXT}
| 村 | 公里 |
|---|--:|
| 甲 | 3 |

<!-- 注 -->
"""
_HTML = f"""<html><head><meta charset="utf-8"><title>通知</title></head><body><nav>首页</nav><h1>通知</h1>
<p>{_TEXT}</p><table><tr><th rowspan=2>村</th><th colspan=2>公里</th></tr>
<tr><th>2020年</th><th>2021年</th></tr>
<tr><td>甲</td><td>3</td><td>4</td></tr></table><ul><li>清理</li></ul><pre>行</pre></body></html>"""
_CSV = '村,公里,说明\n甲,3,"清理,\n植树"\n乙,4,"巡""查"\n'


def _docx() -> bytes:
    document = blank()
    document.add_heading("岸线整治通知", level=1)
    add_list(document, [("chineseCountingThousand", "%1、"), ("decimal", "%2.")])
    for depth in (0, 1, 1, 0):
        add_numbered(document, "清理岸线。", depth)
    table = document.add_table(rows=3, cols=3)
    for number, cell in enumerate(table._cells):
        cell.text = f"第{number}格"
    table.cell(0, 0).merge(table.cell(1, 1))
    add_markup(
        document,
        '<w:ins w:id="1"><w:r><w:t>增补</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="1"/></w:r>',
    )
    return with_footnotes(saved(document), ["说明。"])


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["统计表"], ["村", "公里", None], ["甲", 3.5, 0.8], ["乙", 2, 1]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.cell(3, 3).number_format = "0.0%"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _zip(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


def _image(kind: str) -> bytes:
    image = Image.new("L", (320, 80), 255)
    ImageDraw.Draw(image).text((10, 20), "Clean coast 2021", fill=0, font_size=30)
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


_PAGES = [
    ["Coast Report 2021", f"Part {name} tells of the coast.", "It goes on.", f"- {number} -"]
    for number, name in enumerate("abcd", 1)
]
_TABLE = placed_pdf(
    [[(70, 690, "Village"), (210, 690, "Trees"), (70, 660, "Eastport"), (210, 660, "12"), (70, 630, "Hill")]]
    * 2,
    rules=ruled((60, 200, 330), (710, 680, 650, 620)),
)
_XML = (
    b"<w:p>",
    b"</w:p>",
    b"<w:tbl>",
    b"<w:tr>",
    b"<w:tc>",
    b'w:val="99999999"',
    b'w:gridSpan w:val="65535"',
    b"<w:sdt>",
    b"&#0;",
    b"&#xFFFF;",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"]]>",
    b'r="XFD1048576"',
    b'ref="A1:XFD1048576"',
    b'<c r="ZZZ9"',
    b't="s"',
    b't="d"',
    b"<v>-1</v>",
    b'xml:space="preserve"',
)

SEEDS: dict[str, list[bytes]] = {
    ".txt": [_TEXT.encode(), _TEXT.encode("gb18030"), _TEXT.encode("utf-16")],
    ".md": [_MARKDOWN.encode(), _TEXT.encode()],
    ".html": [_HTML.encode(), _HTML.replace("utf-8", "gb2312").encode("gb18030")],
    ".csv": [_CSV.encode(), _CSV.replace(",", "\t").encode("gb18030")],
    ".docx": [_docx()],
    ".xlsx": [_xlsx()],
    ".pdf": [pdf(_PAGES), pdf([["Left of it", "Right of it"]]), _TABLE, pdf([["secret"]], encrypted=True)],
    ".png": [_image("PNG")],
    ".tif": [_image("TIFF")],
    ".zip": [_zip(a__txt=_TEXT.encode(), b__docx=_docx(), c__xlsx=_xlsx(), d__csv=_CSV.encode())],
}
"""Valid files by suffix."""

_PDF = (
    b"/Rotate 90",
    b"/Count 999999",
    b"/Kids [2 0 R]",
    b"/MediaBox [0 0 1e9 1e9]",
    b"/MediaBox [0 0 0 0]",
    b" Tm",
    b" 0 0 Td",
    b"1e9 0 0 1e9 0 0 cm",
    b"endobj",
    b"stream",
    b"/Length -1",
    b"<< /Type /Page >>",
    b"(x) Tj",
    b"/Filter /FlateDecode",
    b" 60 0 m 60 9e4 l S",
    b" 1 w 60 620 200 90 re S",
    b" 0 0 1 1 re f" * 500,
)
_WORDS = tuple(
    word.encode()
    for word in (
        "#",
        "|",
        "---\n",
        "| a |\n|-|-|\n",
        "第一条 ",
        "一、",
        "（一）",
        "附件：",
        "》",
        "。",
        "\t",
        "\u2028",
        "\ufeff",
        "\ud7ff",
        "\U000f0000",
        "a" * 5000,
        "（" * 3000,
        "一、\n" * 500,
    )
)
_MARKUP = (
    b"<table>",
    b"<tr>",
    b"<td colspan=99999999>",
    b"<td rowspan=65534>",
    b"<div>" * 3000,
    b"</div>",
    b"<pre>",
    b"<![CDATA[",
    b"<li>",
    b"<!--",
    b"&#0;",
    b"&#xD800;",
    b"<meta charset=utf-7>",
    b"<meta charset=base64>",
    b"<h1>",
    b"<script>",
)

TOKENS: dict[str, tuple[bytes, ...]] = {
    ".txt": _WORDS,
    ".md": (*_WORDS, b"<!--", b"title: &a [*a]\n", b"!!python/object", b"```\n"),
    ".html": (*_MARKUP, *_WORDS),
    ".csv": (b'"', b",", b"\n", b"\0", b",,,,,,,,", *_WORDS),
    ".docx": _XML,
    ".xlsx": _XML,
    ".pdf": _PDF,
    ".png": (b"IDAT", b"IHDR", b"\0\0\0\0", b"\xff\xff\xff\xff", b"iCCP", b"tEXt"),
    ".tif": (b"\xff\xff\xff\xff", b"\0\0", b"\x01\x01"),
    ".zip": (b"PK\3\4", b"PK\1\2", b"PK\5\6", b"../", b"\0", b"\xff\xff\xff\xff"),
}
