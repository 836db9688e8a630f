"""The straight lines that are drawn on a page of a PDF file, as far as they can be the rules of a table."""

import ctypes
from collections.abc import Iterator

from pypdfium2 import raw

from corpus.readers.ruled import Rule, Rules

_MOST_OBJECTS, _MOST_SEGMENTS, _MOST_RULES = 50_000, 40_000, 2_000
_STRAIGHT, _SHORTEST = 1.0, 4.0

_Point = tuple[float, float]


def rules_of(page: raw.FPDF_PAGE) -> Rules:
    """The horizontal and vertical lines of a page, edges of rectangles among them.

    Drawings with more lines than any table has give none.
    """
    across: list[Rule] = []
    down: list[Rule] = []
    left = _MOST_SEGMENTS
    for path in _paths(page):
        left -= max(raw.FPDFPath_CountSegments(path), 0)
        if left < 0 or len(across) + len(down) > _MOST_RULES:
            return Rules((), ())
        for (x, y), (other_x, other_y) in _edges(path):
            if abs(y - other_y) < _STRAIGHT and abs(x - other_x) >= _SHORTEST:
                across.append(Rule((y + other_y) / 2, min(x, other_x), max(x, other_x)))
            elif abs(x - other_x) < _STRAIGHT and abs(y - other_y) >= _SHORTEST:
                down.append(Rule((x + other_x) / 2, min(y, other_y), max(y, other_y)))
    return Rules(tuple(across), tuple(down))


def _paths(page: raw.FPDF_PAGE) -> Iterator[raw.FPDF_PAGEOBJECT]:
    """The paths that can be seen."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPath_GetDrawMode(item, fill, stroke) and (fill.value or stroke.value):
            yield item


def _edges(path: raw.FPDF_PAGEOBJECT) -> Iterator[tuple[_Point, _Point]]:
    """The straight pieces of a path, in the page's own coordinates."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(path, matrix):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, first
