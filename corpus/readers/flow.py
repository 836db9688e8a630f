"""Lines of pages as a text: a line that was full goes on in the next one, a heading in two lines is one."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.marks import mark_of
from corpus.readers.columns import Block, blocks_of
from corpus.readers.frames import without_frames
from corpus.readers.page import Page, Piece, median
from corpus.types import Span

_HYPHEN = re.compile(r"[\ufffe\x02\u00ad]$")
_WORD = re.compile(r"[（《〈“‘「『【〔(]*(?:[!-~]+|.)[，。、；：！？”’）》〉】〕％]*")
_FINAL = tuple("。！？!?…；;：:")
_LETTER = re.compile(r"[0-9A-Za-z,.;:!?)\]%]")
_FEWEST_FULL = 3
_SAME_SIZE, _LARGER, _PITCH, _SLACK, _SPACED = 0.12, 1.12, 1.45, 0.3, 1.1


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with the margins of its block.

    Attributes:
        piece: The line.
        page: The page, from 0.
        left: Left margin.
        right: Right margin, or 0 where none is proved.
        pitch: The usual distance of lines in the block.
        spaced: Whether paragraphs stand further apart than their lines.
        centre: The middle of the page.
    """

    piece: Piece
    page: int
    left: float
    right: float
    pitch: float
    spaced: bool
    centre: float


@dataclass(frozen=True, slots=True)
class Flow:
    """The text of pages.

    Attributes:
        text: Of all of them in reading order.
        pages: Where each page begins in it.
        rows: Where the rows of tables stand in it.
    """

    text: str
    pages: tuple[int, ...]
    rows: tuple[Span, ...]


def text_of_pages(pages: Sequence[Page]) -> Flow:
    """The text of all pages in reading order.

    Page numbers and running heads are left out. Lines are joined only where the geometry proves that one was
    full and the next goes on at the margin, or that both are one heading; all others end in a line feed.
    """
    lines = [line for number, page in enumerate(without_frames(pages)) for line in _lines_of(page, number)]
    lines = _with_proved_margins(lines)
    usual = median(line.piece.height for line in lines)
    pieces: list[str] = []
    length = 0
    starts: list[int] = []
    rows: list[Span] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        glue = "" if before is None else _glue(before, line, usual)
        if glue is None:
            pieces[-1] = pieces[-1][:-1]
            length, glue = length - 1, ""
        starts += [length + len(glue)] * (line.page + 1 - len(starts))
        pieces.append(glue + line.piece.text)
        length += len(pieces[-1])
        if line.piece.table_row:
            rows.append(Span(length - len(line.piece.text), length))
    return Flow("".join(pieces), tuple(starts + [length] * (len(pages) - len(starts))), tuple(rows))


def _lines_of(page: Page, number: int) -> Iterator[_Line]:
    for block in blocks_of(page):
        for run in _runs(block):
            left, right = _margins(run)
            pitch, spaced = _pitch(run, right or max(piece.right for piece in run))
            yield from (_Line(piece, number, left, right, pitch, spaced, page.width / 2) for piece in run)


def _runs(block: Block) -> Iterator[Block]:
    """Lines that stand below each other: where the next one stands higher, another column may begin."""
    run = block[:1]
    for above, below in itertools.pairwise(block):
        if below.middle > above.middle + above.height:
            yield run
            run = []
        run.append(below)
    yield run


def _margins(run: Block) -> tuple[float, float]:
    """Where most lines begin, and where three of those that begin there or further right end, or 0."""
    run = [piece for piece in run if not piece.table_row] or run
    height = median(piece.height for piece in run)
    edges = Counter(round(4 * piece.left / height) for piece in run if height).most_common(1)
    left = min(piece.left for piece in run)
    if edges and edges[0][1] >= _FEWEST_FULL:
        left = edges[0][0] * height / 4
    ends = sorted((piece.right for piece in run if piece.left > left - height / 2), reverse=True)
    return left, next(
        (end for end, third in zip(ends, ends[2:], strict=False) if third > end - 1.2 * height), 0.0
    )


def _pitch(block: Block, right: float) -> tuple[float, bool]:
    """The usual distance of lines, and whether it is clearly larger where a short line ends a paragraph."""
    pairs = [(above, above.middle - below.middle) for above, below in itertools.pairwise(block)]
    pitch = median(gap for _, gap in pairs if gap > 0)
    ends = [
        gap for above, gap in pairs if above.right < right - 2 * above.height and above.text.endswith(_FINAL)
    ]
    return pitch, len(ends) >= 2 and median(ends) > _SPACED * pitch


def _with_proved_margins(lines: Sequence[_Line]) -> list[_Line]:
    """Blocks of few lines take over the margins that most other lines have."""
    common = Counter(
        (round(line.left), round(line.right), line.pitch) for line in lines if line.right
    ).most_common(1)
    if not common:
        return list(lines)
    (left, right, pitch), _ = common[0]
    return [
        replace(line, left=left, right=right, pitch=line.pitch or pitch)
        if not line.right and left - line.piece.height <= line.piece.left and line.piece.right <= right + 1
        else line
        for line in lines
    ]


def _glue(before: _Line, after: _Line, usual: float) -> str | None:
    """What stands between two lines; None when the first one ends in a hyphen that is only typesetting."""
    if not _goes_on(before, after) and not _is_one_heading(before, after, usual):
        return "\n"
    if _HYPHEN.search(before.piece.text):
        return None
    return " " if _is_latin(before.piece.text, after.piece.text) else ""


def _is_latin(before: str, after: str) -> bool:
    """Whether a blank parts the words on both sides; a number cut by a line end in Chinese text has none."""
    last, first = before.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
    if not _LETTER.match(last[-1]) or not (first[0].isascii() and first[0].isalnum()):
        return False
    return not (last[-1].isdecimal() and first[0].isdecimal()) or not (last.isalnum() and first[:2].isalnum())


def _goes_on(before: _Line, after: _Line) -> bool:
    """Whether the line was full, so that the next one, which begins at the margin, had to begin."""
    one, other = before.piece, after.piece
    if (
        not before.right
        or one.gapped
        or other.gapped
        or abs(one.height - other.height) > _SAME_SIZE * max(one.height, other.height)
    ):
        return False
    if other.left > after.left + 0.8 * other.height or one.right + _first_word(other) <= before.right:
        return False
    same_column = before.page == after.page and other.middle < one.middle
    if same_column and one.middle - other.middle > _PITCH * max(before.pitch, one.height):
        return False
    if one.text.endswith(_FINAL):
        close = same_column and before.spaced and one.middle - other.middle < _SPACED * before.pitch
        return (close or _is_indented_style(before, after)) and mark_of(other.text) is None
    return not other.text.startswith("#")


def _is_indented_style(before: _Line, after: _Line) -> bool:
    """Whether paragraphs are set with an indent, so that a line at the margin begins none."""
    return before.piece.left > before.left + before.piece.height and after.piece.left <= after.left + 1


def _first_word(piece: Piece) -> float:
    """The width of what could not be parted at the beginning of a line, and a little more."""
    word = _WORD.match(piece.text)
    size = piece.width / _columns(piece.text)
    return size * (_columns(word[0]) + _SLACK if word else 1)


def _columns(text: str) -> float:
    """How wide a text is, in full-width characters."""
    return sum(1.0 if character > "\u2e7f" or character in "“”‘’…—·" else 0.5 for character in text) or 1.0


def _is_one_heading(before: _Line, after: _Line, usual: float) -> bool:
    """Whether two centred lines in the same large type stand close together, as those of a title do."""
    one, other = before.piece, after.piece
    if before.page != after.page or min(one.height, other.height) < _LARGER * usual:
        return False
    if abs(one.height - other.height) > 0.05 * one.height or one.text.endswith(_FINAL):
        return False
    centred = all(abs((p.left + p.right) / 2 - before.centre) < p.height for p in (one, other))
    close = 0 < one.middle - other.middle < 2.2 * one.height
    return centred and close and mark_of(other.text) is None and mark_of(one.text) is None
