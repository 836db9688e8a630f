"""Which documents a document builds on, carries out, forwards, amends or ends; pure.

Only what is said of the document itself counts: the grounds named in its preamble (`根据……，制定本办法`), the
title (`转发……的通知`), and the sentences that end or change others (`……同时废止`).
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.identity.dates import iso_date
from corpus.numbers import numbers_in
from corpus.types import DocumentInfo, Reference, Relation, Span

_TITLE = r"《(?:[^《》\n]|《[^《》\n]*》){2,120}》"
_NUMBER = r"[\u3400-\u9fff]{1,20}[〔\[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】]\s*第?\s*\d{1,5}\s*号"
_ORDER = r"[\u3400-\u9fff]{2,30}(?:令|公告)(?:(?:19|20)\d{2}年)?第\s*[\d一二三四五六七八九十百〇零]+\s*号"
_ITEM = re.compile(
    rf"(?P<title>{_TITLE})\s*(?:[（(](?P<behind>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)])?"
    rf"|(?P<number>{_NUMBER}|{_ORDER})"
)
_GROUNDS = re.compile(r"根据|依据|按照|依照|遵照")
_CARRIED_OUT = re.compile(
    r"贯彻(?:落实|执行|实施)?|(?<![的实])落实(?!到|好)|(?:为|为了)(?:切实|更好地?|全面|进一步)?(?:执行|实施)"
)
_OWN_ACT = re.compile(
    r"制[定订]|特制|修订本|现就|现将|现(?:印发|转发|发布|公布|提出|通知|通告)|如下|结合(?:我|本|全|.{1,6}实际)|决定|提出(?:以下|如下)|研究同意"
    r"|本(?:办法|规定|条例|细则|方案|意见|通知|规划|计划|决定|通告|公告|解释|章程|规则)"
)
_SENTENCE = re.compile(r"[^。；\n]+[。；\n]?")
_PREAMBLE, _LONGEST_CLAUSE = 1_500, 400
_FIRST_ARTICLES = 6
_ENDS = re.compile(
    r"(?:(?:同时|一并|予以|即行|相应|自行|宣布|均|立即|正式)?(?:废止|失效|停止(?:执行|施行|使用|生效))|不再(?:执行|施行|适用|有效)|同时作废|作废)"
)
_SINCE = re.compile(r"[自从](?P<when>[^，。；]{2,24}?)(?:起|之?日)")
_NOT_ENDED = re.compile(
    r"不(?:得|予|宜|能)?(?:擅自)?(?:废止|停止)|(?:修改|制定|解释|修订)[、和或及与]\s*废止|废止[、和或及与](?:修改|解释)"
)
_CHANGED = re.compile(rf"关于修(?:改|正|订)(?:部分)?(?P<what>.*?{_TITLE}.*?)的?决[定议]")
_CHANGES = re.compile(r"(?:作如下|作出如下|作以下|予以|进行)(?:修改|修正|修订)")
_FORWARDS = re.compile(r"(?:批转|转发)(?P<what>.+)的通知$")
_COMPLETE = re.compile(
    r"(?:意见|方案|办法|规定|细则|规划|计划|报告|请示|决定|条例|函|通告|公告|要点|制度|规则)$"
)
_ENDING_DECISION = re.compile(
    r"(?:废止|失效|清理).{0,30}(?:决定|决议|通知|公告|公布|目录|结果)|宣布.{0,20}失效"
)
_FOLLOWS = re.compile(r"下列|以下|如下|附件|目录|名单|所列")
_CHANGING_TITLE = re.compile(r"修[改正订]")
_KINDS = (
    r"(?:规范性|行政|政策性|地方性|有关|相关|上述|以上)?"
    r"(?:文件|法规|规章|规定|通知|政策|决定|司法解释|条例|办法|制度)"
)
_JOINED = re.compile(r"\s*[、，,和与及；\s]*(?:以及|及其|并|同时)?(?:[^，。；：《》根依按]{0,60}?)\s*")
_UNTIL_VERB = re.compile(
    rf"(?:[\s、，,]|等|的|全文|\d+|[一二三四五六七八九十多几两]+|[件部项个]|{_KINDS}|[自从于][^，。；]{{2,24}}?(?:起|日)"
    r"|及其(?:实施细则|补充规定|配套文件)|同时|一并|予以|即行|相应|自行|宣布|立即|正式|均|也|亦|现|已|即|将|全部|一律|作|进行|作出|下列)*"
)
_AFTER_VERB = re.compile(r"[^，。；《》依根按]{0,24}[:：]?\s*(?:\d+[.．、])?\s*")
_LISTED = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十百\d]{1,4}[）)、.．]|\d{1,4}\s*[|｜《\s]|《|[|｜])")
_EXCEPTED = re.compile(r"(?:与本.{1,12}(?:不一致|相抵触|不符)|继续有效|除外|不一致的)")


@dataclass(frozen=True, slots=True)
class _Item:
    title: str
    number: str
    span: Span


def references_in(text: str, info: DocumentInfo) -> tuple[Reference, ...]:
    """Every other document that this one bases itself on, implements, forwards, amends or repeals.

    Args:
        text: The document's text as displayed, broken lines mended; spans refer to it.
        info: What it says about itself; bulletins report about others and stand in no relation to them.

    Returns:
        In reading order, each relation to a document once.
    """
    if info.kind in ("简报", "纪要"):
        return ()
    found = [*_forwarded(text, info), *_grounds(text), *_amended(text, info), *_ended(text, info)]
    unique: dict[tuple[Relation, str, str], Reference] = {}
    for reference in found:
        if not _is_itself(reference, info):
            unique.setdefault((reference.relation, reference.title, reference.number), reference)
    return tuple(sorted(unique.values(), key=lambda reference: reference.span))


def _is_itself(reference: Reference, info: DocumentInfo) -> bool:
    return bool(reference.number) and reference.number == info.number


def _items(text: str, start: int, stop: int) -> Iterator[_Item]:
    for found in _ITEM.finditer(text, start, stop):
        title = (found["title"] or "")[1:-1]
        number = next((n.number for n in numbers_in(found["behind"] or found["number"] or "")), "")
        if title or number:
            low = found.start()
            if not title:
                low += next((n.span.start for n in numbers_in(found[0])), 0)
            yield _Item(re.sub(r"\s", "", title), number, Span(low, found.end()))


def _listed(text: str, start: int, stop: int) -> Iterator[_Item]:
    """The items of an enumeration that begins at `start`: nothing but joining words between them."""
    behind = start
    for item in _items(text, start, stop):
        between = text[behind : item.span.start]
        if len(between) > 40 or re.search(r"[，,：:]", between.strip("，, ")):
            return
        yield item
        behind = item.span.end


def _grounds(text: str) -> Iterator[Reference]:
    """The grounds and the aims that the sentence names with which the document begins."""
    for sentence in _preamble(text):
        if not _OWN_ACT.search(sentence[0]):
            continue
        for relation, trigger in ((Relation.BASIS, _GROUNDS), (Relation.IMPLEMENTS, _CARRIED_OUT)):
            for word in trigger.finditer(text, sentence.start(), sentence.end()):
                for item in _listed(text, word.end(), sentence.end()):
                    yield Reference(relation, item.title, item.number, item.span)


def _preamble(text: str) -> Iterator[re.Match[str]]:
    """The first sentences, and those of the first articles of the rules."""
    articles = [m.start() for m in re.finditer(r"(?m)^\s*第[一1]条", text)][:_FIRST_ARTICLES]
    for start in (0, *articles):
        stop = start + (_PREAMBLE if start == 0 else _PREAMBLE // 4)
        yield from _SENTENCE.finditer(text, start, min(stop, len(text)))


def _forwarded(text: str, info: DocumentInfo) -> Iterator[Reference]:
    found = _FORWARDS.search(info.title)
    if found is None:
        return
    quoted = re.search(_TITLE, found["what"])
    bare = found["what"] if _COMPLETE.search(found["what"]) else f"{found['what']}的通知"
    title = quoted[0][1:-1] if quoted else bare
    place = _place_of(text, title)
    if place:
        yield Reference(Relation.FORWARDS, title, "", place)


def _place_of(text: str, words: str) -> Span | None:
    """Where words stand that a title line may break."""
    found = re.search(r"\s*".join(map(re.escape, re.sub(r"\s", "", words))), text[: 2 * _PREAMBLE])
    return Span(*found.span()) if found else None


def _before(text: str, start: int, stop: int) -> list[_Item]:
    """The items of an enumeration that ends at `stop`, where it says what becomes of them."""
    found: list[_Item] = []
    for item in reversed(list(_items(text, start, stop))):
        between = text[item.span.end : found[0].span.start if found else stop]
        if not (_JOINED.fullmatch(between) if found else _UNTIL_VERB.fullmatch(between)):
            break
        found.insert(0, item)
    return found


def _behind(text: str, start: int, stop: int) -> list[_Item]:
    """The items of an enumeration that follows the verb at once (`废止《……》`)."""
    items = list(_items(text, start, stop))
    if not items or not _AFTER_VERB.fullmatch(text[start : items[0].span.start]):
        return []
    following = [
        place
        for place, (one, other) in enumerate(itertools.pairwise(items), start=1)
        if not _JOINED.fullmatch(text[one.span.end : other.span.start])
    ]
    return items[: following[0]] if following else items


def _amended(text: str, info: DocumentInfo) -> Iterator[Reference]:
    """What a decision on amendments names in its title, or in a sentence that announces changes."""
    found = _CHANGED.search(info.title)
    place = _place_of(text, found["what"]) if found else None
    if place:
        for item in _items(text, place.start, place.end):
            yield Reference(Relation.AMENDS, item.title, item.number, item.span, info.effective)
    if not _CHANGING_TITLE.search(info.title):
        return
    for sentence in _SENTENCE.finditer(text):
        changes = _CHANGES.search(sentence[0])
        if changes:
            for item in _before(text, sentence.start(), sentence.start() + changes.start()):
                yield Reference(Relation.AMENDS, item.title, item.number, item.span, info.effective)


def _ended(text: str, info: DocumentInfo) -> Iterator[Reference]:
    decides = _ENDING_DECISION.search(info.title) is not None
    listing = False
    for sentence in _SENTENCE.finditer(text):
        ends = list(_ENDS.finditer(text, sentence.start(), sentence.end()))
        if ends and not _NOT_ENDED.search(sentence[0]):
            listing = decides and bool(_FOLLOWS.search(sentence[0]))
            stops = [sentence.start(), *(verb.end() for verb in ends)]
            nexts = [*(verb.start() for verb in ends[1:]), sentence.end()]
            for verb, low, high in zip(ends, stops, nexts, strict=False):
                items = _before(text, low, verb.start()) or _behind(text, verb.end(), high)
                if items and not _EXCEPTED.search(_clause(text, items[0].span.start, sentence.end())):
                    yield from _repealed(items, _since(sentence[0], info))
        elif listing and _CHANGES.search(sentence[0]):
            listing = False
        elif listing and _LISTED.match(sentence[0]):
            yield from _repealed(list(_items(text, sentence.start(), sentence.end())), _since("", info))


def _clause(text: str, start: int, stop: int) -> str:
    """From the comma or sentence before `start` to the end of the sentence."""
    earliest = max(0, start - _LONGEST_CLAUSE)
    opening = max(earliest - 1, *(text.rfind(mark, earliest, start) for mark in "，。；\n"))
    return text[opening + 1 : min(stop, start + _LONGEST_CLAUSE)]


def _repealed(items: Sequence[_Item], since: str) -> Iterator[Reference]:
    for item in items:
        yield Reference(Relation.REPEALS, item.title, item.number, item.span, since)


def _since(sentence: str, info: DocumentInfo) -> str:
    """The day from which the others are ended: the one that is named, or else that of this document."""
    found = _SINCE.search(sentence)
    named = iso_date(found["when"] + "日") if found else ""
    return named or info.effective or info.published or info.issued or info.adopted
