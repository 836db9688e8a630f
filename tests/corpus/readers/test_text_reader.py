import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.readers.text import read_text

TEXT = "海滨镇岸线管理办法，第一条：㎡与“引号”。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert read_text(data, "a.txt").text == TEXT


def test_every_line_end_becomes_a_line_feed() -> None:
    assert read_text(b"a\r\nb\rc\n\rd\n", "a.txt").text == "a\nb\nc\n\nd\n"


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\r" not in text and "\0" not in text))
@settings(deadline=None)
def test_the_text_is_the_file_to_the_letter(text: str) -> None:
    data = text.encode("utf-8")
    try:
        assert read_text(data, "a.txt").text == text
    except ReadError:
        assert any(not character.isprintable() for character in text) or data[:4] in (b"Rar!", b"GIF8")


def test_the_navigation_of_a_saved_page_is_not_in_the_body() -> None:
    text = ">政务公开 >政策文件\n首页\n岸线办法\n\n> 引文\n"
    extracted = read_text(text.encode(), "a.txt")
    assert extracted.text == text
    assert [span.text_of(text) for span in extracted.body] == ["岸线办法\n\n> 引文\n"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 ...", "looks like a PDF file; rename it to .pdf"),
        (b"PK\x03\x04....", "looks like a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "looks like a PNG image; rename it to .png"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or encrypted Office file"),
        (b"abc\0def", "zero bytes"),
        ("海岸".encode() * 9 + b"\xff\xff", "not text in UTF-8 or GB18030"),
        (codecs.BOM_UTF16_LE + b"a", "not text in UTF-16"),
        (bytes(range(1, 32)) * 20, "not text"),
        (" \n　".encode(), "contains no text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message) as raised:
        read_text(data, "岸线.txt")
    assert "岸线.txt" in str(raised.value)
