import shutil
import subprocess
from pathlib import Path

import pytest
from pdf_samples import pdf

from corpus.chunking import passages_of
from corpus.errors import ReadError
from corpus.mending import mend
from corpus.readers import read
from corpus.readers.pdf import read_pdf

CHROMIUM = shutil.which("chromium")


def test_pages_follow_each_other() -> None:
    data = pdf([["The coast was", "cleaned in May."], ["It stays clean."]])
    assert read_pdf(data, "a.pdf").text == "The coast was\ncleaned in May.\nIt stays clean."


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = [
        ["Coast Report 2021", f"Text of part {name}.", f"- {number} -"]
        for number, name in enumerate("abcde", 1)
    ]
    expected = "\n".join(f"Text of part {name}." for name in "abcde")
    assert "Coast Report" in read_pdf(pdf(pages[:1]), "a.pdf").text
    text = read_pdf(pdf([page[:2] for page in pages]), "a.pdf").text
    assert text == expected
    assert "- 1 -" not in read_pdf(pdf(pages), "a.pdf").text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf([["secret"]], encrypted=True), "needs a password; save a copy without one"),
        (pdf([[], []]), r"no text .*on its 2 pages"),
        (b"%PDF-1.4 and nothing more", "not a PDF file that can be opened"),
        (b"plain text", "not a PDF file"),
        (b"PK\x03\x04", "looks like a zip archive"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_pdf(data, "a.pdf")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="chromium prints the file for this test")
def test_chinese_text_wrapped_at_the_margin_is_mended(tmp_path: Path) -> None:
    sentence = (
        "为了推动海洋生态保护工作再上新台阶，经研究决定在全镇范围内开展为期三个月的岸线清理专项行动，"
        "由镇环保所负责组织实施，并定期向镇政府报告工作进展情况。"
    )
    page = tmp_path / "page.html"
    page.write_text(
        f"<meta charset=utf-8><p>第一章 总则</p><p>第一条 {sentence}</p><p>第二条 {sentence * 3}</p>", "utf-8"
    )
    printed = tmp_path / "page.pdf"
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--print-to-pdf={printed}",
    ]
    subprocess.run([str(CHROMIUM), *options, str(page)], check=True, capture_output=True, timeout=60)
    document = read(printed)
    shown = [(mend(document.text, span).text, path) for span, path in passages_of(document)]
    assert shown == [
        (f"第一条 {sentence}", ("第一章总则", "第一条")),
        (f"第二条 {sentence * 3}", ("第一章总则", "第二条")),
    ]
