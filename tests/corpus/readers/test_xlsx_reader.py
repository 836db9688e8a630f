import datetime
import io
import zipfile

import openpyxl
import pytest

from corpus.chunking import passages_of
from corpus.errors import ReadError
from corpus.readers import document_from
from corpus.readers.number_format import displayed
from corpus.readers.xlsx import read_xlsx


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sample() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "岸线"
    for row in (
        ["海滨镇岸线统计表"],
        ["乡镇", "面积", None, "完成率"],
        [None, "2020年", "2021年", None],
        ["东港", 12.5, 1300000, 0.8],
        ["西港", 2, 3, 0.755],
        ["注：初步统计"],
    ):
        sheet.append(row)
    for place in ("A1:D1", "A2:A3", "B2:C2", "D2:D3"):
        sheet.merge_cells(place)
    for row_number in (4, 5):
        sheet.cell(row_number, 3).number_format = '#,##0"亩"'
        sheet.cell(row_number, 4).number_format = "0.0%"
    book.create_sheet("人口").append(["乡镇", "人口"])
    book["人口"].append(["东港", 2100])
    hidden = book.create_sheet("草稿")
    hidden.sheet_state = "hidden"
    hidden.append(["不要", 1])
    return saved(book)


def test_rows_say_their_headings_as_they_are_displayed() -> None:
    assert read_xlsx(sample(), "a.xlsx").text.split("\n") == [
        "# 岸线",
        "海滨镇岸线统计表",
        "乡镇：东港；面积·2020年：12.5；面积·2021年：1,300,000亩；完成率：80.0%。",
        "乡镇：西港；面积·2020年：2；面积·2021年：3亩；完成率：75.5%。",
        "注：初步统计",
        "",
        "# 人口",
        "乡镇：东港；人口：2100。",
    ]


def test_a_row_is_a_passage_under_the_name_of_its_sheet() -> None:
    document = document_from(read_xlsx(sample(), "a.xlsx"), doc_id="a.xlsx")
    passages = {span.text_of(document.text): path for span, path in passages_of(document)}
    assert passages["乡镇：东港；人口：2100。"] == ("人口",)
    assert sum("完成率" in text for text in passages) == 2


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.8512, "0.0%", "85.1%"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (3, '0"公里"', "3公里"),
        (-5, "0;(0)", "(5)"),
        (2.5, "0.0##", "2.5"),
        (True, "General", "是"),
        (datetime.date(2021, 3, 4), "yyyy-mm-dd", "2021-03-04"),
        (datetime.datetime(2021, 3, 4), 'yyyy"年"m"月"d"日"', "2021年3月4日"),
        (datetime.datetime(2021, 3, 4), 'yyyy"年"m"月"', "2021年3月"),
        (datetime.datetime(2021, 3, 4, 8, 30), "yyyy/m/d h:mm", "2021-03-04 08:30"),
        (datetime.time(8, 30), "h:mm", "08:30"),
        ("岸\n线", "@", "岸 线"),
        (None, "General", ""),
    ],
)
def test_values_are_displayed_in_their_format(value: object, code: str, shown: str) -> None:
    assert displayed(value, code) == shown


def archive(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"plain text", "no zip archive"),
        (sample()[:3_000], "no zip archive, or a damaged one"),
        (archive(readme=b"hello"), "not a spreadsheet"),
        (archive(**{"word/document.xml": b"<a/>"}), r"rename it to \.docx"),
        (archive(**{"large.xml": b"\0" * (130 * 1024 * 1024)}), "would unpack to"),
        (saved(openpyxl.Workbook()), "contains no text"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_xlsx(data, "a.xlsx")


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The same file with other words in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {entry.filename: source.read(entry) for entry in source.infolist()}
    assert old in parts[part]
    return archive(**{**parts, part: parts[part].replace(old, new)})


def test_what_openpyxl_prints_stays_out_of_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    data = changed(sample(), "xl/styles.xml", b'xfId="0" builtinId', b'xfId="7" builtinId')
    with pytest.raises(ReadError, match="not a spreadsheet that can be opened"):
        read_xlsx(data, "a.xlsx")
    assert capsys.readouterr().out == ""


def test_a_cell_far_to_the_right_and_below_takes_no_memory() -> None:
    data = changed(sample(), "xl/worksheets/sheet2.xml", b'r="A2"', b'r="ZZZ2"')
    assert "东港" in read_xlsx(data, "a.xlsx").text
    data = changed(sample(), "xl/worksheets/sheet2.xml", b'<row r="2"', b'<row r="999999999"')
    assert "岸线" in read_xlsx(data, "a.xlsx").text
