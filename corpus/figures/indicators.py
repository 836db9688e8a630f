"""What a figure counts or measures: the words before it, or those behind its unit; pure.

An indicator is sought in the figure's own clause. Words that only lead to the figure (达到, 累计, 比2015年
下降) are taken off on both sides. Where the words before name nothing that can be counted, those behind do
(1059家企业).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures.types import Figure, Sign
from corpus.figures.units import NOUNS, Quantity
from corpus.figures.vocabulary import GENERIC, MODIFYING, STOPS
from corpus.figures.words import Paragraph, Word, tagged

_TIME = r"(?:(?:19|20)\d{2}年[^，。；、]{0,6}?|去年|上年|同期|上年同期|去年同期|之前|以前|原来|目前)"
_TRAILING = re.compile(
    rf"(?:(?:比|较|与|同){_TIME}?(?:同期|相比)?|在{_TIME}的?基础上|[从由自]{_TIME}?的?"
    r"|稳定|保持|维持|控制|基本|全部|已经|累计|总计|合计|共计|大约|达到|增长|增加|提高|提升|上升|下降|降低|减少|实现|完成|分别"
    r"|年均|目前|同比|环比|下滑|突破|接近|力争|争取|确保|目标|新建|连续|每年|又|[都均已共约就为是有达至到在各的了占超降升增减以按不将可其：:\s“（(])$"
)
_LEADING = re.compile(
    r"[、和及与或并且而也还又则另现已仅对在由向将把从为使让就的可再\s”）)]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百千零\d]{1,8}条(?:之[一二三四五六])?\s|其中|同时|另外|此外|目前|确保|力争|争取|努力|累计|总共|一共|共(?!同)"
    r"|每年|全[省市县区国域镇乡村](?!面)|该[省市县区]|我[省市县区国]|本[省市县区]|[一二三四五六七八九]是|以及|使得|实现|完成|建成|开展|提高|增加|扩大|推进|推动|加快|加强|深化|全面|进一步|率先"
)
_NO_NOUN = re.compile(r"范围|左右|以上|以下|以内|期间|时间|范畴|之间|水平")
_LONGEST, _SHORTEST = 24, 2
_NEAR, _CHAIN = 8, 3
_CUTS = ("的", "对", "为", "向", "将", "使", "由", "把", "、")
_CHANGE = re.compile(r"同比|环比|增长|下降|上升|下滑|提高|提升|降低|增幅|降幅|增速")
_RANK_LEAD = re.compile(r"(?:连续[^，。；]{1,4}年)?(?:位居|名列|位列|居|列|排名?|获得?)[^，。；]{0,12}$")
_ATTRIBUTIVE = re.compile(r"等$|(?<![年月日初底末前])的$")
_ATTRIBUTES = re.compile(r"[\u4e00-\u9fff]{4}(?:、[\u4e00-\u9fff]{4}){1,5}的")
_LOOSE = frozenset("dvurpcfatxym")
"""Parts of speech that no name ends with."""
_INSIDE = ("内", "中", "上", "里", "外", "间", "后", "前", "下")
_COUNTED = (Quantity.COUNT, Quantity.PEOPLE, Quantity.GRADE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of a paragraph that names something; `end` is excluded."""

    start: int
    end: int


def indicators_of(paragraph: Paragraph, figures: Sequence[Figure]) -> list[Phrase | None]:
    """The indicator of each figure of a paragraph (None for a time, or where none is found)."""
    found: list[Phrase | None] = []
    for index, figure in enumerate(figures):
        found.append(None if figure.kind is Quantity.TIME else _indicator(paragraph, figures, index, found))
    return found


def _indicator(
    paragraph: Paragraph, figures: Sequence[Figure], index: int, earlier: Sequence[Phrase | None]
) -> Phrase | None:
    figure = figures[index]
    before = _before(paragraph, figures, index)
    behind = _behind(paragraph, figures, index)
    counts_behind = figure.kind in _COUNTED and figure.text.endswith(figure.unit)
    if behind and (before is None or counts_behind or not _ends_with_noun(paragraph, before)):
        return behind
    if before and _is_generic(paragraph, before):
        return _widened(paragraph, before)
    if before and _names_something(paragraph, before):
        return before
    inherited = _inherited(paragraph, figures, index, earlier)
    if inherited:
        return inherited
    if figure.unit in NOUNS:
        unit = paragraph.text.find(figure.unit, figure.span.start)
        return Phrase(unit, unit + len(figure.unit))
    return before


def _before(paragraph: Paragraph, figures: Sequence[Figure], index: int) -> Phrase | None:
    """The words from the clause's beginning, or from the figure before, trimmed on both sides."""
    figure = figures[index]
    start = paragraph.clause_start(figure.span.start)
    for other in reversed(_near(figures, index)):
        if other.span.end <= start:
            break
        if other.kind not in (Quantity.TIME, Quantity.DURATION):
            start = other.span.end
            break
    lead = paragraph.text[start : figure.span.start]
    if figure.kind in _COUNTED and _ATTRIBUTIVE.search(lead):
        return None
    near = _near(figures, index)
    return _trimmed(paragraph, near, start, figure.span.start, rank=figure.kind is Quantity.RANK)


def _near(figures: Sequence[Figure], index: int) -> Sequence[Figure]:
    """The figures shortly before one: further back, nothing belongs to it."""
    return figures[max(0, index - _NEAR) : index]


def _trimmed(
    paragraph: Paragraph, figures: Sequence[Figure], start: int, end: int, *, rank: bool = False
) -> Phrase | None:
    text = paragraph.text
    if rank and (lead := _RANK_LEAD.search(text[start:end])):
        end = start + lead.start()
    end = without_tail(text, start, end)
    for time in figures:
        if time.kind in (Quantity.TIME, Quantity.DURATION) and start <= time.span.start < end:
            if time.span.end >= end or not text[time.span.end : end].strip("，,、的 "):
                end = without_tail(text, start, time.span.start)
            else:
                start = time.span.end
    start = without_head(text, start, end)
    if end - start > _LONGEST:
        start = _shortened(paragraph, end)
    return Phrase(start, end) if end - start >= _SHORTEST else None


def without_tail(text: str, start: int, end: int) -> int:
    """Where the words between `start` and `end` end that do more than lead to a figure."""
    while start < end and (tail := _TRAILING.search(text[max(start, end - 24) : end])):
        end -= len(tail[0])
    return end


def without_head(text: str, start: int, end: int) -> int:
    """Where the words between `start` and `end` begin that are more than an introduction."""
    while start < end and (head := _LEADING.match(text, start, end)):
        start = head.end()
    return start


def _shortened(paragraph: Paragraph, end: int) -> int:
    """A later beginning for words that are too long for a name: after a word of grammar, or at some word."""
    words = paragraph.words_between(end - _LONGEST - 1, end)
    cuts = [word.end for word in words if word.text in _CUTS and word.end < end - _SHORTEST]
    starts = [word.start for word in words if word.start >= end - _LONGEST]
    return next(iter(cuts or starts), end - _LONGEST)


def _behind(paragraph: Paragraph, figures: Sequence[Figure], index: int) -> Phrase | None:
    """The nouns right behind a figure; of a list of figures before one noun, that noun."""
    own = _own_noun(paragraph, figures[index])
    for other in range(index + 1, min(len(figures), index + 1 + _CHAIN)):
        before, following = figures[other - 1], figures[other]
        between = paragraph.text[before.span.end : following.span.start]
        if own or not _shares_noun(before, following, between):
            break
        own = _own_noun(paragraph, following)
    return own


def _shares_noun(figure: Figure, following: Figure, between: str) -> bool:
    """Whether a figure counts what the next one counts: 33批、250件信访件, 三年以上七年以下徒刑."""
    if not between and (figure.kind, figure.sign) == (following.kind, Sign.AT_LEAST):
        return following.sign is Sign.AT_MOST
    if figure.kind not in _COUNTED or following.kind not in _COUNTED:
        return False
    same = following.unit == figure.unit and between[:1] in ("和", "及", "与") and len(between) <= _LONGEST
    return between in ("", "、", "和", "及") or (same and not re.search("[，。；]", between))


def _own_noun(paragraph: Paragraph, figure: Figure) -> Phrase | None:
    return _listed_head(paragraph, figure) or _noun_phrase(paragraph, figure.span.end)


def _listed_head(paragraph: Paragraph, figure: Figure) -> Phrase | None:
    """The noun behind a list of attributes: 200个功能配套、生态良好的村."""
    if figure.kind not in _COUNTED:
        return None
    head = _ATTRIBUTES.match(paragraph.text, figure.span.end)
    return _noun_phrase(paragraph, head.end()) if head else None


def _noun_phrase(paragraph: Paragraph, start: int) -> Phrase | None:
    """The words from `start` up to the first verb, conjunction or mark, if a noun is among them."""
    text = paragraph.text
    if text.startswith("的", start):
        start += 1
    stop = min(paragraph.clause_end(start), start + _LONGEST)
    if start >= stop or _NO_NOUN.match(text, start) or text[start] in "（(是":
        return None
    end, named = start, False
    for word in tagged(text[start:stop], start):
        if _ends_phrase(word, named=named):
            break
        names = word.is_noun or word.tag in ("nz", "ns") or word.text in MODIFYING
        if names or (named and (word.tag[:1] not in _LOOSE or word.text in ")）”")):
            named, end = True, word.end
    opened = max(text.rfind("（", start, end), text.rfind("(", start, end))
    if opened > start and not re.search("[）)]", text[opened:end]):
        end = opened
    return Phrase(start, end) if end > start else None


def _ends_phrase(word: Word, *, named: bool) -> bool:
    if word.text in STOPS or word.tag in ("c", "p"):
        return True
    if word.text in MODIFYING:
        return False
    if named:
        return word.is_verb or word.tag == "m"
    return word.tag in ("d", "m", "v") and (word.tag == "m" or len(word.text) < 2)


def _ends_with_noun(paragraph: Paragraph, phrase: Phrase) -> bool:
    """Whether the words name what is counted themselves: they end with a noun, or with what it is called."""
    if paragraph.text[phrase.end - 1] in "”）)》":
        return True
    words = paragraph.words_between(phrase.start, phrase.end)
    return bool(words) and words[-1].is_noun and not words[-1].text.endswith(_INSIDE)


def _names_something(paragraph: Paragraph, phrase: Phrase) -> bool:
    words = paragraph.words_between(phrase.start, phrase.end)
    return any(word.is_noun or word.tag == "nz" or len(word.text) > 1 for word in words)


def _is_generic(paragraph: Paragraph, phrase: Phrase) -> bool:
    return paragraph.text[phrase.start : phrase.end] in GENERIC


def _widened(paragraph: Paragraph, phrase: Phrase) -> Phrase:
    """A word such as 总量 together with the clause before, which says of what."""
    mark = paragraph.clause_start(phrase.start)
    for _ in range(3):
        if mark < 2 or paragraph.text[mark - 1] in "。；\n！？":
            return phrase
        start = paragraph.clause_start(mark - 2)
        lead = without_head(paragraph.text, start, mark - 1)
        words = paragraph.words_between(lead, mark - 1)
        if any(word.is_noun for word in words) and not re.search(r"\d", paragraph.text[lead : mark - 1]):
            return Phrase(lead, phrase.end)
        mark = start
    return phrase


def _inherited(
    paragraph: Paragraph, figures: Sequence[Figure], index: int, earlier: Sequence[Phrase | None]
) -> Phrase | None:
    """The indicator of the figure before, where this one goes on with it: 从500元上升为1700元.

    A rise or fall may also stand in a clause of its own: 收入200元，同比增长5%.
    """
    start = paragraph.clause_start(figures[index].span.start)
    if _CHANGE.search(paragraph.text, start, figures[index].span.start):
        start = max(paragraph.text.rfind(mark, 0, start) for mark in "。；;！？\n") + 1
    for other in range(index - 1, max(-1, index - 1 - _NEAR), -1):
        if figures[other].span.end <= start:
            return None
        if earlier[other] is not None:
            return earlier[other]
    return None
