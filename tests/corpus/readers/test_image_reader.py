import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from corpus.errors import ReadError
from corpus.readers import ocr
from corpus.readers.image import read_image
from corpus.readers.pdf import read_pdf

needs_ocr = pytest.mark.skipif(not ocr.is_installed(), reason="the extra ocr is not installed")


def blank(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (64, 64), 255).save(buffer, kind)
    return buffer.getvalue()


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(ReadError, match=r"pip install 'wenju\[ocr\]'"):
        read_image(blank("PNG"), "a.png")
    with pytest.raises(ReadError, match=r"no text layer on its 1 pages; .*pip install 'wenju\[ocr\]'"):
        read_pdf(blank("PDF"), "a.pdf")


@needs_ocr
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"%PDF-1.4", r"rename it to \.pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 30, "not a picture that can be opened"),
        (b"plain", "not a picture that can be opened"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_image(data, "a.png")


@pytest.mark.parametrize(("height", "width"), [(1200, 20), (9, 300), (2, 2), (400, 300), (9, 2), (2000, 736)])
def test_a_small_picture_or_a_strip_gets_a_margin_and_is_hardly_enlarged(height: int, width: int) -> None:
    picture = np.full((height, width, 3), 250, np.uint8)
    picture[0, 0] = 7
    widened = ocr.widened(picture)
    enlarged = max(1.0, 736 / min(widened.shape[:2]))
    assert enlarged < 3.1
    assert max(widened.shape[:2]) * enlarged <= 2_000
    assert (widened[:height, :width] == picture).all()
    assert (widened[height:] == 250).all()
    assert (widened[:, width:] == 250).all()


def test_a_picture_that_is_large_enough_stays_as_it_is() -> None:
    picture = np.zeros((300, 400, 3), np.uint8)
    assert ocr.widened(picture) is picture


def test_a_long_picture_is_cut_between_its_lines() -> None:
    picture = np.full((9_000, 900, 3), 255, np.uint8)
    for top in range(0, 9_000, 40):
        picture[top : top + 30, 50:800:2] = 0
    parts = list(ocr.stretches_of(picture))
    assert len(parts) > 4
    assert [top for top, _ in parts] == [0, *np.cumsum([len(part) for _, part in parts])[:-1]]
    assert sum(len(part) for _, part in parts) == 9_000
    assert all(picture[top].min() == 255 for top, _ in parts[1:])
    assert len(list(ocr.stretches_of(picture[:2_000]))) == 1


@needs_ocr
@pytest.mark.slow
def test_a_picture_without_text_is_refused() -> None:
    with pytest.raises(ReadError, match="no text was recognised"):
        read_image(blank("TIFF"), "a.tif")


@needs_ocr
def test_nothing_is_looked_for_where_no_character_has_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError

    monkeypatch.setattr(ocr, "_engine", never)
    assert not ocr.page_of(np.zeros((7, 900, 3), np.uint8)).lines
    with pytest.raises(AssertionError):
        ocr.page_of(np.zeros((8, 900, 3), np.uint8))


@needs_ocr
@pytest.mark.slow
@pytest.mark.parametrize("size", [10, 30])
def test_a_single_line_is_read_from_a_small_cutting(size: int) -> None:
    picture = Image.new("RGB", (16 * size, 2 * size), "white")
    ImageDraw.Draw(picture).text((size, size // 3), "Planted trees 35 in 2021", fill=0, font_size=size)
    assert ocr.page_of(np.asarray(picture)).lines[0].text.replace(" ", "") == "Plantedtrees35in2021"


@needs_ocr
@pytest.mark.slow
def test_printed_lines_are_recognised_and_pages_known() -> None:
    pages = []
    for words in ("Clean coast 2021", "Planted trees 35"):
        pages.append(Image.new("L", (420, 120), 255))
        ImageDraw.Draw(pages[-1]).text((30, 40), words, fill=0, font_size=34)
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:])
    extracted = read_image(buffer.getvalue(), "a.tif")
    assert "2021" in extracted.text
    assert extracted.text.index("35") >= extracted.pages[1] > extracted.text.index("2021")
