"""The places that a paragraph speaks of, and the one that a heading or a document is about; pure."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures.words import Paragraph, Word

_SUFFIXES = ("自治州", "自治县", "自治区", "街道", "新区", "省", "市", "县", "区", "州", "镇", "乡", "村")
_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,7}}(?:{'|'.join(_SUFFIXES)})")
_NAME_TAGS = frozenset({"ns", "nr", "nrt", "nz", "nt"})
_GENERIC = re.compile(
    r"(?:各|每|行政|自然|示范|试点|保护|功能|工业|开发|度假|旅游|山|城|园|景|社|地|灾|郊|小|牧|林|农|渔|矿|片|街|校|厂|住宅|生态"
    r"|实验|试验|先行|重点|核心|美丽|都|高新|贸易|控制|流域|区域|建成|城中|古|文明|田园|园林|卫生|特色|发展|周边|县|市|区|镇|大|强|新)+"
    r"(?:省|市|县|区|州|镇|乡|村|街道)"
)
_OWN = re.compile(r"[全该我本][省市县区州镇乡村](?!面|域网)|[省市县区]内")
_LEAD = re.compile(
    r"(?:其中|例如|如|以|在|率先|目前|特别是|近年来|同时|日前|今年|去年|截至目前|[一二三四五六七八九]是|并|且|而|由|据|按照"
    r"|[\d年月日第一二三四季度上下半]|[“”（）()、\s,，]|到)*"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a paragraph.

    Attributes:
        start: Where it stands.
        name: As printed, with the larger places named right before it; empty for 全县, 该区 and the like.
    """

    start: int
    name: str


def mentions_in(paragraph: Paragraph) -> list[Mention]:
    """The places at the heads of clauses, in order: what is said behind them is said of them."""
    text = paragraph.text
    found = [Mention(own.start(), "") for own in _OWN.finditer(text)]
    for start, end in _names(paragraph.words, text):
        if _LEAD.fullmatch(text, paragraph.clause_start(start), start):
            found.append(Mention(start, text[start:end]))
    return sorted(found, key=lambda mention: mention.start)


@functools.lru_cache(maxsize=4096)
def place_of(title: str) -> str:
    """The place that a title or heading is about: the first one with its suffix, or else the first one.

    >>> place_of("宁波市北仑区打造绿色满港城生态样板")
    '宁波市北仑区'
    """
    names = [title[start:end] for start, end in _names(Paragraph(title).words, title)]
    return next((name for name in names if name.endswith(_SUFFIXES)), names[0] if names else "")


def _names(words: Sequence[Word], text: str) -> list[tuple[int, int]]:
    """Start and end of each place: 宁波市北仑区 is one, and 浙江(衢州) is 衢州."""
    found: list[tuple[int, int]] = []
    for word in words:
        if found and word.text in _SUFFIXES and found[-1][1] == word.start:  # 青川 and 镇
            found[-1] = (found[-1][0], word.end)
        if word.tag not in _NAME_TAGS or not _is_place(word.text, word.tag):
            continue
        between = text[found[-1][1] : word.start] if found else " "
        if not between:
            found[-1] = (found[-1][0], word.end)
        elif between in ("(", "（"):
            found[-1] = (word.start, word.end)
        else:
            found.append((word.start, word.end))
    return found


@functools.lru_cache(maxsize=16_384)
def _is_place(word: str, tag: str) -> bool:
    if len(word) < 2:
        return False
    if _NAME.fullmatch(word):
        return not _GENERIC.fullmatch(word)
    return (tag == "ns" and _is_known(word, "省市县区")) or (tag == "nr" and _is_known(word, "市"))


def _is_known(word: str, suffixes: str) -> bool:
    """Whether the segmenter's dictionary knows the word with one of the suffixes, as it knows 温州市."""
    import rjieba  # noqa: PLC0415 (see corpus.figures.words)

    return word[-1] not in "省市县区镇乡村" and any(rjieba.has_word(word + suffix) for suffix in suffixes)
