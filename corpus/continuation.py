"""Whether a line goes on with the sentence of the line before it: the evidence that a scan broke it."""

import re

from corpus.marks import mark_of, stands_alone

_IS_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_VIEW = 400
_NEARBY = 20_000
_SHORT_TITLE = 45
_WIDEST_GAP = 3
_NARROWEST, _LONGEST_LINE, _NEIGHBOURS, _FULL = 40, 120, 3, 0.85
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
_ROW = re.compile(r"[^：；。]{1,40}：[^：；。]{1,200}(?:；[^：；。]{1,80}：[^：；]*)+[。！？!?…]")
"""The row of a table as `corpus.readers.tables` writes it."""
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "「": "」", "【": "】", "〔": "〕"}


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
    if _is_apart(before) or _is_apart(after) or mark_of(after) is not None or _ROW.fullmatch(after):
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
