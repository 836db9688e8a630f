import hashlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_samples import pdf

from corpus.chunking import passages_of
from corpus.errors import ReadError
from corpus.readers import READERS, read
from corpus.readers.base import MAX_BYTES

TEXT = "海滨镇岸线管理办法\n\n第一条 为了管理岸线，制定本办法。\n"


def test_a_document_knows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "办法.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = read(path)
    assert document.doc_id == "办法.txt"
    assert document.source == str(path)
    assert document.title == "海滨镇岸线管理办法"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read(path, "镇/办法.txt").doc_id == "镇/办法.txt"


def test_suffixes_are_read_in_capitals_too(tmp_path: Path) -> None:
    path = tmp_path / "A.TXT"
    path.write_text(TEXT, encoding="utf-8")
    assert read(path).text == TEXT


def test_an_unknown_suffix_names_the_allowed_ones(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"'\.xyz'; allowed are \.txt, \.md, .*: convert it to one of these"):
        read(tmp_path / "表.xyz")


def test_old_formats_say_how_to_convert_them(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"'\.doc'; .* save it as \.docx"):
        read(tmp_path / "旧.doc")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("missing.txt", "folder.txt"):
        with pytest.raises(ReadError, match=f"{name} cannot be read"):
            read(tmp_path / name)


def test_the_limit_itself_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    line = ("海" * 40 + "。\n").encode()
    path.write_bytes((line * (MAX_BYTES // len(line) + 1))[: MAX_BYTES - 20] + b"a" * 21)
    with pytest.raises(ReadError, match="52,428,801 bytes; the limit is 52,428,800"):
        read(path)


@pytest.mark.slow
def test_a_file_at_the_limit_takes_seconds(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    sentence = "海岸线的保护工作，各村要认真落实。".encode()
    data = sentence * (MAX_BYTES // len(sentence))
    path.write_bytes(data + b"a" * (MAX_BYTES - len(data)))
    begun = time.process_time()
    document = read(path)
    assert passages_of(document)
    assert time.process_time() - begun < 60


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\x00\x01\x02", b"\xff\xfe", b"\xff\xfe\x00"]
)
def test_empty_and_broken_files_are_refused(suffix: str, data: bytes) -> None:
    with pytest.raises(ReadError):
        READERS[suffix](data, "file")


@pytest.mark.parametrize("suffix", READERS)
@given(data=st.binary(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    for prefix in (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"---\n", b"<html>"):
        try:
            extracted = READERS[suffix](prefix + data, "file")
        except ReadError:
            continue
        assert extracted.text.strip()
        assert "\r" not in extracted.text


@given(data=st.binary(max_size=60), at=st.integers(0, 700))
@settings(max_examples=60, deadline=None)
def test_a_damaged_pdf_is_read_or_refused(data: bytes, at: int) -> None:
    whole = pdf([["A clean coast."]])
    try:
        READERS[".pdf"](whole[:at] + data + whole[at + len(data) :], "file")
    except ReadError as error:
        assert "file" in str(error)
