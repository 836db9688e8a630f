"""Pictures of pages: PNG, JPEG and TIFF files, read by character recognition."""

import io
import math
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from corpus.errors import ReadError
from corpus.readers import ocr
from corpus.readers.base import Extracted, refuse_other_kinds, tell_page
from corpus.readers.flow import text_of_pages

LIMITS = (
    "needs the extra `ocr`; printed text in upright lines, long pictures in parts; "
    "some characters are misread; no handwriting"
)
_KINDS = ("PNG", "JPEG", "TIFF")
_MOST_PIXELS = 80_000_000
_LARGEST_SIDE = 4_000
_TALL, _LARGEST_WIDTH, _MOST_TALL_PIXELS = 3, 1_600, 40_000_000
_MOST_PAGES = 2_000


def read_image(data: bytes, name: str) -> Extracted:
    """Read a picture, or every page of a TIFF file.

    Raises:
        ReadError: Character recognition is not installed, the file is damaged, too large or of another kind,
            or no text is found in it.
    """
    refuse_other_kinds(data, name, ".png", ".jpg", ".tif")
    if not data:
        raise ReadError(f"{name} is empty; there is nothing to search in it")
    ocr.refuse_without(name)
    try:
        pages = [ocr.page_of(picture) for picture in _pictures(data, name)]
    except ReadError:
        raise
    except Exception as error:  # a damaged picture makes Pillow raise nearly anything
        raise ReadError(
            f"{name} is not a picture that can be opened ({error}); save it again as .png and add that"
        ) from error
    flow = text_of_pages(pages)
    if not flow.text.strip():
        raise ReadError(f"no text was recognised in {name}; there is nothing to search in it")
    return Extracted(flow.text, pages=flow.pages)


def _pictures(data: bytes, name: str) -> Iterator[ocr.Picture]:
    with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=_KINDS) as image:
        warnings.simplefilter("ignore")  # metadata that Pillow does not understand
        frames = getattr(image, "n_frames", 1)
        if frames > _MOST_PAGES:
            raise ReadError(f"{name} has {frames:,} pages; the limit is {_MOST_PAGES:,}. Divide it")
        for number, frame in enumerate(ImageSequence.Iterator(image), 1):
            if frame.width * frame.height > _MOST_PIXELS:
                raise ReadError(
                    f"{name} has {frame.width:,} × {frame.height:,} pixels; "
                    f"the limit is {_MOST_PIXELS:,} in all. Save it smaller"
                )
            upright = ImageOps.exif_transpose(frame).convert("RGB")
            upright.thumbnail(_largest(upright.width, upright.height))
            yield np.ascontiguousarray(np.asarray(upright)[:, :, ::-1])
            tell_page(number, frames, name)


def _largest(width: int, height: int) -> tuple[int, int]:
    """What a picture is made to fit: a long one keeps its width, for it is read in parts."""
    if height <= _TALL * width:
        return _LARGEST_SIDE, _LARGEST_SIDE
    most = math.sqrt(_MOST_TALL_PIXELS / (width * height))
    return min(_LARGEST_WIDTH, math.ceil(width * most)), math.ceil(height * max(most, 1))
