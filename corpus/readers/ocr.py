"""Text from pictures of pages, by RapidOCR, whose models come in its wheel; needs the extra `ocr`."""

import functools
import importlib.util
import math
import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.errors import ReadError
from corpus.readers.columns import rows_of
from corpus.readers.page import Page, Piece, median

ADVICE = (
    "install it with pip install 'wenju[ocr]' and add the file again, or save a searchable PDF and add that"
)
_ENGINE = threading.Lock()
_SETTINGS: dict[str, Any] = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # takes some upright lines for lines upside down
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
_USUAL = 0.35
_LONGEST = 2_000 / 736
"""How many times as long as wide a picture may be: recognition enlarges the shorter side to 736 pixels, and
takes of the longer one 2,000."""
_SMALLEST, _LEAST_SIDE = 8, 240
"""Less than 8 pixels hold no character; what is under 240 would be enlarged more than three times."""
_TALL, _NARROWEST, _SHORTEST_PART = 3, 200, 800
"""Pictures more than three times as long as wide are read in parts, of at least so many rows."""

Picture = npt.NDArray[np.uint8]
"""Height × width × 3 channels (blue, green, red), or height × width in grey."""


def is_installed() -> bool:
    """Whether pictures can be read."""
    return all(importlib.util.find_spec(module) is not None for module in ("rapidocr", "onnxruntime"))


def refuse_without(name: str) -> None:
    """Raise `ReadError` when pictures cannot be read."""
    if not is_installed():
        raise ReadError(f"{name} is a picture; to read it, character recognition is needed: {ADVICE}")


def page_of(picture: Picture) -> Page:
    """The lines in a picture and where they stand, in pixels."""
    height, width = picture.shape[:2]
    pieces = [piece for top, part in stretches_of(picture) for piece in _pieces(part, height - top)]
    return Page(width, height, rows_of(_evened(pieces)))


def stretches_of(picture: Picture) -> Iterator[tuple[int, Picture]]:
    """A long picture in parts, cut where hardly anything stands, each with the row that it begins at.

    Recognition shrinks what is long to 2,000 pixels, and the writing with it.
    """
    height, width = picture.shape[:2]
    top, least = 0, max(width, _SHORTEST_PART)
    while width >= _NARROWEST and height - top > _TALL * least:
        rows = picture[top + least : top + 2 * least].reshape(least, -1)
        spread = rows.max(axis=1) - rows.min(axis=1)
        calm = np.flatnonzero(spread == spread.min())
        cut = top + least + int(calm[len(calm) // 2])
        yield top, picture[top:cut]
        top = cut
    yield top, picture[top:]


def _pieces(picture: Picture, height: int) -> list[Piece]:
    """The lines in a picture whose upper edge lies at a height."""
    if min(picture.shape[:2]) < _SMALLEST:
        return []
    with _ENGINE:
        found = _engine()(widened(picture))
    if found.boxes is None or found.txts is None:
        return []
    boxes = zip(found.boxes, found.txts, strict=True)
    return [_piece(box, text, height) for box, text in boxes if text.strip()]


def widened(picture: Picture) -> Picture:
    """The same with a margin on the right or below if it is small or a strip; places in it stay the same.

    Without it recognition would enlarge a picture of a few pixels as much as it takes, for nothing.
    """
    height, width = picture.shape[:2]
    least = max(_LEAST_SIDE, math.ceil(max(height, width) / _LONGEST))
    below, beside = max(0, least - height), max(0, least - width)
    if not below and not beside:
        return picture
    background = np.median(picture, axis=(0, 1)).astype(np.uint8)
    wide = np.empty((height + below, width + beside, *picture.shape[2:]), np.uint8)
    wide[...] = background
    wide[:height, :width] = picture
    return wide


@functools.cache
def _engine() -> Callable[[Picture], Any]:
    from rapidocr import RapidOCR  # noqa: PLC0415 (an optional extra that takes long to load)

    engine: Callable[[Picture], Any] = RapidOCR(params=_SETTINGS)
    return engine


def _piece(box: npt.NDArray[np.float32], text: str, height: int) -> Piece:
    (left, top), (right, bottom) = np.min(box, axis=0), np.max(box, axis=0)
    return Piece(text.strip(), float(left), float(height - bottom), float(right), float(height - top))


def _evened(pieces: list[Piece]) -> list[Piece]:
    """The same, where boxes of nearly the usual height have exactly that: they are drawn by eye."""
    usual = median(piece.height for piece in pieces)
    return [
        _set_to(piece, usual) if abs(piece.height - usual) < _USUAL * usual else piece for piece in pieces
    ]


def _set_to(piece: Piece, height: float) -> Piece:
    bottom = piece.middle - height / 2
    return Piece(piece.text, piece.left, bottom, piece.right, bottom + height)
