"""What every registered reader must do, whatever its format."""

import importlib
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "corpus" / "readers")]

from fuzz_damage import case  # noqa: E402 (the path is set above)
from fuzz_seeds import SEEDS  # noqa: E402

from corpus.chunking import passages_of  # noqa: E402
from corpus.errors import ReadError  # noqa: E402
from corpus.mending import mend, paragraphs  # noqa: E402
from corpus.readers import PICTURES, READERS, document_from, ocr, read_data  # noqa: E402
from corpus.readers.base import MAX_BYTES  # noqa: E402
from corpus.rows import check_storable  # noqa: E402
from corpus.types import Document  # noqa: E402

TEXTS = st.text(
    st.sampled_from("岸线，。；：“”（）《》一二、第条章1.#|-*>\t\n 　aB%"), max_size=150
) | st.text(max_size=80)
TEXT_LIKE = (".txt", ".md", ".html", ".csv")
SAMPLED = sorted((READERS.keys() & SEEDS.keys()) - PICTURES)


def check(document: Document) -> None:
    """The invariants of documents and passages."""
    text, size = document.text, len(document.text)
    assert text.strip()
    assert "\r" not in text
    parts = [(part.start, part.end) for part in document.body]
    assert all(a[1] <= b[0] for a, b in pairwise(parts))
    assert parts[-1][1] <= size
    assert list(document.pages) == sorted(document.pages)
    assert all(0 <= start <= size for start in document.pages)
    passages = passages_of(document)
    check_storable(document, passages)
    for span, path in passages:
        assert span.text_of(text).strip()
        assert any(part.covers(span) for part in document.body)
        assert all(path)
    for section in document.sections:
        assert section.span.covers(section.heading_span)
        assert section.parent is None or document.sections[section.parent].span.covers(section.span)
    mended = mend(text)
    assert all(
        text[at] == shown or shown == " " for shown, at in zip(mended.text, mended.offsets, strict=True)
    )
    assert sum(len(span) for part in document.body for span in paragraphs(text, part)) <= size


@pytest.mark.parametrize("suffix", SAMPLED)
def test_a_valid_file_becomes_a_document(suffix: str) -> None:
    read = 0
    for data in SEEDS[suffix]:
        try:
            document = read_data(data, f"文件{suffix}", "文件")
        except ReadError as error:
            assert "password" in str(error)
            continue
        check(document)
        assert document == read_data(data, f"文件{suffix}", "文件")
        read += 1
    assert read


@pytest.mark.parametrize("suffix", READERS)
def test_every_reader_says_what_it_leaves_out(suffix: str) -> None:
    reader = READERS[suffix]
    assert len(reader.limits) > 20
    assert reader.max_bytes >= MAX_BYTES


@pytest.mark.parametrize("suffix", READERS)
def test_every_reader_names_the_file_that_it_refuses(suffix: str) -> None:
    for data in (b"", b"\0\1\2", b"%PDF-1.4", b"\x89PNG", b"PK\3\4"):
        with pytest.raises(ReadError, match=r"岸线\.\w+"):
            READERS[suffix](data, f"岸线{suffix}")


def test_a_reader_is_one_file() -> None:
    for reader in READERS.values():
        module = importlib.import_module(reader.module)
        assert callable(getattr(module, reader.function))
        assert isinstance(module.LIMITS, str)


@pytest.mark.parametrize("suffix", TEXT_LIKE)
@given(text=TEXTS)
@settings(max_examples=60)
def test_any_text_becomes_a_document_or_is_refused(suffix: str, text: str) -> None:
    try:
        extracted = READERS[suffix](text.encode("utf-8", "surrogatepass"), f"任意{suffix}")
    except ReadError:
        return
    check(document_from(extracted, doc_id="任意"))


@pytest.mark.slow
@pytest.mark.skipif(not ocr.is_installed(), reason="the extra ocr is not installed")
@pytest.mark.parametrize(("suffix", "number"), [(".tif", 18), (".tif", 25), (".png", 49), (".png", 54)])
def test_a_picture_that_once_took_too_long_is_read_or_refused(suffix: str, number: int) -> None:
    try:
        document = read_data(case(suffix, 5002, number), f"残图{suffix}", "残图")
    except ReadError as error:
        assert "no text was recognised" in str(error)
    else:
        check(document)
