"""From the document's text to the displayed one: broken lines joined, leftovers of typesetting dropped.

Nothing here changes `Document.text`: every displayed character knows the offset that it comes from.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.marks import mark_of, stands_alone
from corpus.types import Span

_VIEW = 400
_NEARBY = 20_000
_SHORT_TITLE = 45
_WIDEST_GAP = 3
_NARROWEST, _LONGEST_LINE, _NEIGHBOURS, _FULL = 40, 120, 3, 0.85

_CJK = r"\u3400-\u9fff\uf900-\ufaff"
_IS_CJK = re.compile(f"[{_CJK}]")
_WIDE_MARKS = frozenset("，。；：、！？“”‘’（）《》〈〉「」『』【】〔〕…—")
_FINAL = frozenset("。！？!?；;：:…")
_CLOSERS = frozenset("”’」』）)】》〉\"'")
_NEVER_FIRST = frozenset("，。、；：！？”’」』》〉】〕％%,;:!?")
_NEVER_LAST = frozenset("，,、（(《〈“‘「『【〔")
_ORDINALS = frozenset("一二三四五六七八九十")
_LEADING_WORDS = frozenset("让把将被")
_CONJUNCTIONS = frozenset("与和及的或等并")
_PROSE = re.compile(r"[，。；、？！]|(?<!\d),|,(?!\d)|[.;?!](?=\s|$)")
_OPENING_PHRASE = re.compile(
    r"近|今年|去年|日前|目前|当前|为|自|根据|按照|依据|围绕|随着|针对|截至|\d{1,4}\s?[年月]|本|我[省市县区国]|“|《|各"
)
_RUN_IN = re.compile(r"[^，,。；;：:\n]{2,30}。[^\n]")
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "「": "」", "【": "】", "〔": "〕"}
_LABELLED = re.compile(r"\w{1,6}[:：]")


@dataclass(frozen=True, slots=True)
class Mended:
    """A displayed text whose characters know where they come from.

    Attributes:
        text: What is shown.
        offsets: For each character of `text` its offset in the document, strictly increasing. The document
            has the same character there, except that a blank may be shown for other white space.
    """

    text: str
    offsets: Sequence[int]

    def index_of(self, offset: int) -> int:
        """Where the document's `offset` comes to stand in `text`: the first character at or after it."""
        return bisect_left(self.offsets, offset)

    def slice_of(self, span: Span) -> tuple[int, int]:
        """Start and end in `text` of what the document has at `span`; equal when nothing of it is shown."""
        return self.index_of(span.start), self.index_of(span.end)


def mend(text: str, span: Span | None = None) -> Mended:
    """The displayed form of a text or of one part of it.

    Line breaks within a sentence are dropped and other breaks become one line feed; Markdown's marks and the
    braces of formula leftovers (`PM_{2.5}`) are dropped; blanks collapse, and vanish between Chinese
    characters and figures.

    Args:
        text: The document's text.
        span: The part that is wanted; the whole text by default.

    Returns:
        The displayed text with the offset of every character in `text`.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    pieces: list[str] = []
    offsets = array("Q")
    position = start
    for cut_from, cut_to, shown, shown_at in _cuts(text, start, end):
        pieces += text[position:cut_from], shown
        offsets.extend(range(position, cut_from))
        if shown:
            offsets.append(shown_at)
        position = cut_to
    pieces.append(text[position:end])
    offsets.extend(range(position, end))
    return Mended("".join(pieces), offsets)


_ODD = re.compile(
    r"(?P<space>\s+)"
    r"|(?m:^)(?P<line>#{1,6}(?=[ \t])|[-*+](?=[ \t]+\S))"
    r"|(?P<bold>\*\*)(?=[^\s*][^*\n]{0,400}\*\*)|(?P<bold_end>\*\*)"
    r"|(?P<code>`)(?=[^`\n]{1,200}`)|(?P<code_end>`)"
    r"|(?P<index>[_^]\{)(?=[^{}\n]{1,12}\})|(?P<index_end>\})"
    r"|(?P<link>\[)(?=[^\[\]\n]{1,200}\]\((?:https?://|[./#])[^)\s]{0,500}\))"
    r"|(?P<link_end>\]\((?:https?://|[./#])[^)\s]{0,500}\))"
)


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, int]]:
    """What is left out: from, to, the one character shown instead (or none) and the offset it stands for."""
    opened: set[str] = set()
    after_mark = start
    for found in _ODD.finditer(text, start, end):
        kind, (low, high) = found.lastgroup or "", found.span()
        name = kind.removesuffix("_end")
        if kind == "space":
            shown, shown_at = ("", -1) if low == after_mark or high == end else _blank(text, low, high)
            yield low, high, shown, shown_at
        elif kind == "line":
            after_mark = high
            yield low, high, "", -1
        elif name in opened:
            opened.remove(name)
            yield low, high, "", -1
        elif name == kind:
            opened.add(name)
            yield low, high, "", -1


def _blank(text: str, low: int, high: int) -> tuple[str, int]:
    """What is shown for the white space from `low` to `high` (a line feed, a blank, nothing), and where."""
    before, after = text[low - 1], text[high]
    feed = text.find("\n", low, high)
    if feed < 0:
        return ("", -1) if _is_tight(before, after, text[high : high + 8]) else (" ", low)
    if not continues(text, low, high):
        return "\n", feed
    return (" ", feed) if before.isascii() and after.isascii() and after.isalnum() else ("", -1)


def _is_tight(before: str, after: str, ahead: str) -> bool:
    """Whether the blank between two characters is only typesetting."""
    if before in _WIDE_MARKS or after in _WIDE_MARKS:
        return True
    if _IS_CJK.match(before):
        return after.isdigit()
    return (before.isdigit() or before in "%％") and bool(_IS_CJK.match(after)) and not _LABELLED.match(ahead)


def paragraphs(text: str, span: Span | None = None) -> list[Span]:
    """The paragraphs of a text, each without white space around it.

    Lines (and the two sides of a page break) belong to one paragraph where the text itself proves that the
    sentence goes on; in doubt they stay apart.

    Args:
        text: The document's text.
        span: The part that is wanted; the whole text by default.

    Returns:
        Spans in reading order which together cover every character that is not white space.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    found: list[Span] = []
    first = last = -1
    for line_start, line_end in _lines(text, start, end):
        if first >= 0 and not continues(text, last, line_start):
            found.append(Span(first, last))
            first = line_start
        elif first < 0:
            first = line_start
        last = line_end
    if first >= 0:
        found.append(Span(first, last))
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not blank, white space around it left out."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        bare = line.lstrip()
        if bare:
            first = start + len(line) - len(bare)
            yield first, first + len(bare.rstrip())
        start = stop + 1


def continues(text: str, end: int, start: int) -> bool:
    """Whether the line that begins at `start` goes on with the sentence of the line that stops at `end`.

    Looks at no more than a few hundred characters of either line, and for the decisive words within a page
    or two, so its cost does not depend on the document's length.
    """
    last = text[end - 1]
    if last in _FINAL or (last in _CLOSERS and end > 1 and text[end - 2] in _FINAL):
        return False
    gap = text.count("\n", end, start)
    if gap > _WIDEST_GAP:
        return False
    before, after = _line_before(text, end), _line_after(text, start)
    if _is_apart(before) or _is_apart(after) or mark_of(after) is not None:
        return False
    if _proved(before, after):
        return True
    if gap == 1 and _is_wrapped(text, end, before, after):
        return True
    return bool(_IS_CJK.search(before + after)) and _is_likely(text, end, start, (before, after))


def _line_before(text: str, end: int) -> str:
    begin = max(text.rfind("\n", max(0, end - _VIEW), end) + 1, end - _VIEW, 0)
    return text[begin:end].lstrip()


def _line_after(text: str, start: int) -> str:
    stop = text.find("\n", start, start + _VIEW)
    return text[start : stop if stop >= 0 else start + _VIEW].rstrip()


def _is_apart(line: str) -> bool:
    return line.startswith(("#", "<!--", ">")) or "\t" in line or " | " in line or stands_alone(line)


def _proved(before: str, after: str) -> bool:
    """A mark that cannot end or begin a paragraph, or a bracket opened before and closed after the break."""
    if after[0] in _NEVER_FIRST:
        return True
    prose_after = bool(_PROSE.search(after))
    if before[-1] in _NEVER_LAST or (before[-1] == "是" and before[-2:-1] in _ORDINALS):
        return prose_after
    if before[-1] in _LEADING_WORDS and _PROSE.search(before):
        return prose_after
    return prose_after and any(
        before.rfind(opening) > before.rfind(closing) and 0 <= after.find(closing) < _first(after, opening)
        for opening, closing in _PAIRS.items()
    )


def _first(line: str, mark: str) -> int:
    at = line.find(mark)
    return at if at >= 0 else len(line)


def _is_wrapped(text: str, end: int, before: str, after: str) -> bool:
    """Whether the line before was broken at a margin, or Latin text goes on in lower case."""
    if _fills_its_line(text, end, before):
        return True
    return after[0].islower() and not _IS_CJK.search(before + after)


def _is_likely(text: str, end: int, start: int, lines: tuple[str, str]) -> bool:
    """Weaker evidence: running text on both sides, or words that stand together elsewhere."""
    before, after = lines
    complete = "。" in before or len(before) >= _SHORT_TITLE
    if not _PROSE.search(after) or (mark_of(before) is not None and not complete):
        return False
    if not _PROSE.search(before):
        return _stands_elsewhere(text, end, start, 2)
    if _RUN_IN.match(after):
        return after[0] in _CONJUNCTIONS or _stands_elsewhere(text, end, start, 1)
    return complete or not (_OPENING_PHRASE.match(after) or after[:2] == before[:2])


def _stands_elsewhere(text: str, end: int, start: int, reach: int) -> bool:
    """Whether the `reach` characters on either side of the break stand together somewhere near."""
    joint = text[end - reach : end] + text[start : start + reach]
    if not all(_IS_CJK.match(character) for character in joint):
        return False
    low, high = max(0, end - _NEARBY), start + _NEARBY
    return text.find(joint, low, high) >= 0


def _fills_its_line(text: str, end: int, before: str) -> bool:
    """Whether the line is as wide as its neighbours, as in text that was wrapped at a margin."""
    own = _width(before)
    if own < _NARROWEST or len(before) >= _LONGEST_LINE:
        return False
    begin = text.rfind("\n", max(0, end - _VIEW), end) + 1
    low, high = max(0, begin - _VIEW), end + _VIEW
    nearby = text[low:high].split("\n")[low > 0 : -1 if high < len(text) else None]
    widths = [width for width in map(_width, nearby) if width]
    return len(widths) >= _NEIGHBOURS and own >= _FULL * max(widths)


def _width(line: str) -> int:
    """Columns that a line takes: two for a full-width character, one for the others."""
    line = line.strip()
    return len(line) + sum(character > "\u2e7f" for character in line)
