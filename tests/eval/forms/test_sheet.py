"""A spreadsheet that a person writes, in Excel or as text."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.types import Document
from eval.forms import open_set, read_set
from eval.types import EvalError, Place

TEXT = """# 白沙村规定

## 一、停车

停车场共有车位８５ 个，每晚
十点后停止入场。超过两小时每小时收费3元。

## 二、公园

公园共种树350棵。每周巡查两次。

## 三、充电

充电每小时收费3元。每周巡查两次。
"""
HEAD = ("编号", "问题", "答案", "文件", "原文", "标题", "类型", "措辞", "上文")


def a_document(text: str = TEXT, name: str = "rules.md") -> Document:
    return document_from(Extracted(text), doc_id=name)


DOCUMENTS = {"rules.md": a_document()}


def rows_of(*rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [HEAD, *rows]


def sheet(
    tmp_path: Path, rows: list[tuple[str, ...]], encoding: str = "utf-8-sig", delimiter: str = ","
) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path = tmp_path / "set.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def said(document: Document, place: Place) -> str:
    return document.text[place.start : place.end]


GOOD = rows_of(
    (
        "s1",
        "有多少车位？",
        "85个｜八十五个",
        "rules.md",
        "共有车位85个，每晚十点后停止入场",
        "",
        "数字",
        "近",
        "",
    ),
    ("", "花了多少钱？", "", "", "", "", "无答案", "远", ""),
    (
        "s3",
        "停车怎么收费、种多少树？",
        "3元；350棵",
        "rules",
        "超过两小时每小时收费3元\n公园共种树350棵",
        "",
        "",
        "",
        "",
    ),
    ("s4", "公园多久巡查一次？", "每周", "《白沙村规定》", "", "公园", "", "", "公园谁管？\n村委会"),
)


def test_quotes_are_found_whatever_their_spaces_and_widths(tmp_path: Path) -> None:
    questions = open_set(sheet(tmp_path, GOOD), lambda: DOCUMENTS).questions
    assert [q.id for q in questions] == ["s1", "row-3", "s3", "s4"]
    assert questions[0].answers == (("85个", "八十五个"),)
    assert said(DOCUMENTS["rules.md"], questions[0].evidence[0][0]) == "共有车位８５ 个，每晚\n十点后停止入场"
    assert (questions[0].type, questions[0].wording) == ("figure", "near")
    assert not questions[1].answerable
    assert [said(DOCUMENTS["rules.md"], g[0]) for g in questions[2].evidence] == [
        "超过两小时每小时收费3元",
        "公园共种树350棵",
    ]
    assert said(DOCUMENTS["rules.md"], questions[3].evidence[0][0]) == "每周巡查两次。", "the one below 公园"
    assert [turn.role for turn in questions[3].history] == ["user", "assistant"]


@pytest.mark.parametrize(("encoding", "delimiter"), [("gb18030", ","), ("utf-8", ";"), ("utf-16", "\t")])
def test_other_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = sheet(tmp_path, GOOD, encoding, delimiter)
    assert len(open_set(path, lambda: DOCUMENTS).questions) == 4


def test_excel_gives_the_same_questions(tmp_path: Path) -> None:
    book = Workbook()
    for row in GOOD:
        book.worksheets[0].append(row)
    path = tmp_path / "set.xlsx"
    book.save(path)
    assert open_set(path, lambda: DOCUMENTS) == open_set(sheet(tmp_path, GOOD), lambda: DOCUMENTS)


def test_english_names_in_any_order(tmp_path: Path) -> None:
    rows = [
        ("Evidence", "Answer", "FILE", "Question", "notes"),
        ("公园共种树350棵", "350棵", "rules.md", "几棵树？", "!"),
    ]
    (question,) = open_set(sheet(tmp_path, rows), lambda: DOCUMENTS).questions
    assert question.text == "几棵树？"
    assert question.type == question.wording == ""


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            ("a", "？", "3元", "rules.md", "每小时收费3元"),
            r"is 2 times in rules.md \(lines 6, 14\); quote more words",
        ),
        (("a", "？", "3元", "rules.md", "每天收费"), "'每天收费' is not in rules.md; copy the words"),
        (("a", "？", "3元", "rules.md", "公园共种树", "停车"), "is not in rules.md below '停车'"),
        (("a", "？", "3元", "rules.md", "", "绿化"), "has no heading '绿化'; write one as it stands there"),
        (("a", "？", "3元", "rules.md", "", "公园"), "no sentence below '公园' in rules.md holds '3元'"),
        (("a", "？", "3元", "other.md", "停车"), "there is no document 'other.md'; write the file's name"),
        (("a", "？", "3元", "rules.md"), "does not say where the answer stands"),
        (("a", "？", "", "rules.md", "停车"), "the answer is empty; write it, or 无答案"),
        (("a", "？", "3元", "", "", "", "无答案"), "has an answer, yet its kind is unanswerable"),
        (("a", "？", "3元", "rules.md", "停车", "", "诗"), "the kind '诗' is unknown; it may be figure"),
        (("a", "", "3元"), "the question is empty"),
        (
            ("a", "？", "3元", "x\ny\nz", "停车场\n公园共"),
            "3 entries for document, but 2 places; give one or 2",
        ),
    ],
)
def test_each_fault_is_found_and_says_how_to_mend_it(
    tmp_path: Path, row: tuple[str, ...], message: str
) -> None:
    read = read_set(sheet(tmp_path, rows_of(GOOD[1], row)), lambda: DOCUMENTS)
    assert [q.id for q in read.questions] == ["s1"]
    with pytest.raises(EvalError, match=f"row 3: .*{message}"):
        read.sound(tmp_path)


def test_a_heading_tells_two_quotes_apart(tmp_path: Path) -> None:
    row = ("a", "？", "3元", "rules.md", "每小时收费3元", "三、充电")
    (question,) = open_set(sheet(tmp_path, rows_of(row)), lambda: DOCUMENTS).questions
    assert question.evidence[0][0].start > TEXT.index("三、充电")


def test_the_same_id_twice(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="row 3: the id 's1' was used before"):
        open_set(sheet(tmp_path, rows_of(GOOD[1], GOOD[1])), lambda: DOCUMENTS)


def test_sheets_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="add --corpus DIR"):
        open_set(sheet(tmp_path, GOOD))
    with pytest.raises(EvalError, match="no column for questions in its first row"):
        open_set(sheet(tmp_path, GOOD[1:]), lambda: DOCUMENTS)
    (tmp_path / "broken.xlsx").write_bytes(b"no archive")
    with pytest.raises(EvalError, match="not an Excel workbook"):
        open_set(tmp_path / "broken.xlsx", lambda: DOCUMENTS)
    with pytest.raises(EvalError, match="does not exist"):
        open_set(tmp_path / "nowhere.csv", lambda: DOCUMENTS)
