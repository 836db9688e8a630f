"""Running heads, running feet and page numbers, recognised by what pages have in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from corpus.readers.page import Page, Piece

_BAND = 0.12
_OUTERMOST = 3
_FEWEST_PAGES = 3
_SHARE_IN_BAND, _SHARE_ANYWHERE = 0.4, 0.5
_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")
_BARE_NUMBER = re.compile(r"\d{1,4}|[ivxlcIVXLC]{1,6}")
_MARKED_NUMBER = re.compile(
    r"[-—–－─·•.~～\s]+\d{1,4}[-—–－─·•.~～\s]+|第\s*[\d一二三四五六七八九十百]{1,4}\s*页(?:[,，/／\s]*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*[/／]\s*\d{1,4}|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?|共\s*\d{1,4}\s*页[,，/／\s]*第\s*\d{1,4}\s*页"
)


def without_frames(pages: Sequence[Page]) -> list[Page]:
    """The pages without what is printed around their text.

    A line at the edge of a page goes when the same words, numbers aside, stand at the same edge of other
    pages, or when it is a page number by its form or by counting along with the pages.
    """
    edges = [_edges(page) for page in pages]
    running = _running(edges)
    steps = _steps(edges)
    found = [
        {index for edge, index, piece, banded in edge_lines
         if (edge, _pattern(piece.text)) in running or _is_number(piece.text, number, steps, banded=banded)}
        for number, edge_lines in enumerate(edges)
    ]  # fmt: skip
    rest = [_without(page, dropped) for page, dropped in zip(pages, found, strict=True)]
    return rest if any(page.rows for page in rest) else list(pages)


_EdgeLine = tuple[str, int, Piece, bool]


def _edges(page: Page) -> list[_EdgeLine]:
    """The outermost lines: which edge, the row's index, the line, and whether it stands in the margin."""
    order = sorted(range(len(page.rows)), key=lambda index: -page.lines[index].middle)
    return [*_at_edge(page, order, "top"), *_at_edge(page, order[::-1], "foot")]


def _at_edge(page: Page, order: Sequence[int], edge: str) -> Iterator[_EdgeLine]:
    for rank, index in enumerate(order[:_OUTERMOST]):
        line = page.lines[index]
        distance = page.height - line.middle if edge == "top" else line.middle
        banded = distance <= _BAND * page.height
        if (banded or rank == 0) and not line.table_row:
            yield edge, index, line, banded


def _running(edges: Sequence[Sequence[_EdgeLine]]) -> frozenset[tuple[str, str]]:
    places: dict[tuple[str, str, bool], set[int]] = defaultdict(set)
    for number, lines in enumerate(edges):
        for edge, _, piece, banded in lines:
            places[edge, _pattern(piece.text), banded].add(number)
    return frozenset(
        (edge, pattern)
        for (edge, pattern, banded), numbers in places.items()
        if pattern and _is_running(numbers, len(edges), banded=banded)
    )


def _is_running(numbers: set[int], pages: int, *, banded: bool) -> bool:
    """Whether enough pages have it: of the stretch where it appears, or of all if it is not in the margin."""
    if banded and 1 < pages == len(numbers):
        return True
    if len(numbers) < _FEWEST_PAGES:
        return False
    if banded:
        return len(numbers) >= _SHARE_IN_BAND * (max(numbers) - min(numbers) + 1)
    return len(numbers) > _SHARE_ANYWHERE * pages


def _pattern(text: str) -> str:
    return _DIGITS.sub("#", _BLANKS.sub("", text))


def _steps(edges: Sequence[Sequence[_EdgeLine]]) -> frozenset[int]:
    """The differences between printed and counted page numbers that several pages agree on."""
    differences = Counter(
        int(piece.text) - number
        for number, lines in enumerate(edges)
        for _, _, piece, _ in lines
        if piece.text.isdecimal() and len(piece.text) <= 4
    )
    return frozenset(step for step, count in differences.items() if count >= 2)


def _is_number(text: str, number: int, steps: frozenset[int], *, banded: bool) -> bool:
    if _MARKED_NUMBER.fullmatch(text):
        return True
    if not _BARE_NUMBER.fullmatch(text):
        return False
    return banded or (text.isdecimal() and int(text) - number in steps)


def _without(page: Page, dropped: set[int]) -> Page:
    if not dropped:
        return page
    rows = [row for index, row in enumerate(page.rows) if index not in dropped]
    return Page(page.width, page.height, rows)
