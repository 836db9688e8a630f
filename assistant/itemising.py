"""Enumerations in a quotation, to be shown item by item; the words stay to the letter; pure.

Three forms are known: items whose marks count on (（一）…（二）…, 一是…二是…), clauses parted by ； behind a
colon, and words parted by 、 behind a colon or a word such as 包括.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import rjieba

from corpus.numerals import NUMERAL, value_of
from corpus.sentences import sentences
from corpus.types import Span


@dataclass(frozen=True, slots=True)
class Itemised:
    """A text with an enumeration; its parts in this order are the text.

    Attributes:
        lead: What stands before the first item.
        items: Each with its mark and with what parts it from the next one.
        tail: What stands behind the last item.
    """

    lead: str
    items: tuple[str, ...]
    tail: str

    @property
    def text(self) -> str:
        """All of it."""
        return "".join((self.lead, *self.items, self.tail))

    @property
    def is_numbered(self) -> bool:
        """Whether the items have marks of their own, such as （一）."""
        return bool(marks_in(self.items[0]))


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of an item.

    Attributes:
        start: Where it begins.
        form: How it is written, without its number.
        number: What it counts.
    """

    start: int
    form: str
    number: int


_FORMS = (
    ("（一）", rf"[（(](?P<number>{NUMERAL}{{1,3}})[）)]"),
    ("一、", r"(?P<number>[一二三四五六七八九十]{1,3})、"),
    ("1.", r"(?P<number>\d{1,2})[.．、](?!\d)"),
    ("一是", r"(?P<number>[一二三四五六七八九十]{1,2})(?:是|要|方面)"),
    ("第一", r"第(?P<number>[一二三四五六七八九十]{1,2})(?:[，,、：:]|项是|是)"),
    ("①", r"(?P<number>[①-⑳])"),
)
_BEFORE = re.compile(r"(?:^|[。；;：:，,、！？…\n])\s*$")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LEADS = re.compile(
    r"包括|包含|涵盖|涉及|分为|分成|划为|划分为|分别(?:是|为)|主要(?:是|有)|是指|合称|即|如|有|是|为|：|:|——"
)
_RUN = re.compile(r"[^。；;！？\n：:，,、]+(?:、[^。；;！？\n：:，,、]+)+")
_LAST_JOINT = re.compile(r"以及|[和与及]")
_OTHERS = re.compile(r"等(?:[\u4e00-\u9fff]{0,6})?$")
_COLON = re.compile(r"[：:]\s*")
_ANNOUNCED = re.compile(
    r"(?:[是为括即含有]|如下|下列|以下|[一二两三四五六七八九十\d]+(?:[个项大种类条点步]|方面)[^，。；]{0,8}|对应[^，。；]{0,6})[：:]\s*$"
)
"""What comes before a colon behind which commas part items."""
_FEWEST_MARKED, _FEWEST = 2, 3
_SHORTEST, _LONGEST_WORD = 2, 30
_LONGER = 1.6
"""How many times as long as the longest other item the first or last one of a run may be."""
_LONGER_BY = 3
_LIKE = 2
"""By how many characters two items that 和 parts may differ in length."""


def itemised(text: str, question: str = "", *, words: bool = True) -> Itemised | None:
    """The enumeration of a text, or None when it has none that is clear.

    Args:
        text: As displayed.
        question: Of several runs of words that is chosen which shares most with it.
        words: Whether what only 、 or ， parts counts, too.
    """
    spans = _marked(text) or _clauses(text, "[；;]") or (words and _listed(text, question))
    if not spans:
        return None
    items = tuple(span.text_of(text) for span in spans)
    return Itemised(text[: spans[0].start], items, text[spans[-1].end :])


def marks_in(text: str) -> list[Mark]:
    """The marks of the longest series that counts on from its first number, in reading order."""
    return max((series for form in _FORMS for series in _series(text, *form)), key=len, default=[])


def marks_of(text: str, form: str) -> list[Mark]:
    """The marks of the first series of a form that counts on from one."""
    found = (series for series in _series(text, form, dict(_FORMS)[form]) if series)
    return next((series for series in found if series[0].number == 1), [])


def series_of_marks(text: str) -> list[list[Mark]]:
    """The marks of every series that counts on from one, in reading order."""
    found = (series for form in _FORMS for series in _series(text, *form))
    return [series for series in found if series and series[0].number == 1]


def number_at(text: str, form: str) -> int:
    """The number of the mark of a form that a text begins with, 0 without one."""
    match = re.match(dict(_FORMS)[form], text)
    return _number(match["number"]) if match else 0


def _series(text: str, form: str, pattern: str) -> Iterator[list[Mark]]:
    series: list[Mark] = []
    for match in re.finditer(pattern, text):
        if not _BEFORE.search(text[: match.start()]):
            continue
        mark = Mark(match.start(), form, _number(match["number"]))
        if series and mark.number != series[-1].number + 1:
            yield series
            series = []
        series.append(mark)
    yield series


def _number(numeral: str) -> int:
    return _CIRCLED.index(numeral) + 1 if numeral in _CIRCLED else value_of(numeral)


def _marked(text: str) -> list[Span]:
    marks = marks_in(text)
    if len(marks) < _FEWEST_MARKED:
        return []
    spans = [Span(one.start, other.start) for one, other in pairwise(marks)]
    return [*spans, Span(marks[-1].start, _end_of_last(text, marks[-1].start, spans))]


def _end_of_last(text: str, start: int, others: Sequence[Span]) -> int:
    """The last item is one sentence where all others are."""
    first = sentences(text, Span(start, len(text)))[0]
    single = all(len(sentences(text, span)) == 1 for span in others)
    return first.end if single else len(text)


def _clauses(text: str, mark: str) -> list[Span]:
    """What is parted by a mark behind a colon, in one sentence."""
    for sentence in sentences(text):
        colon = _COLON.search(text, sentence.start, sentence.end)
        if colon:
            cuts = (m.end() for m in re.finditer(mark, text) if colon.end() < m.end() < sentence.end)
            edges = [colon.end(), *cuts, sentence.end]
            if len(edges) > _FEWEST:
                return [Span(one, other) for one, other in pairwise(edges)]
    return []


def _listed(text: str, question: str) -> list[Span]:
    words, commas = _words(text, question), _clauses(text, "[，,]")
    short = all(len(span) <= _LONGEST_WORD and "、" not in span.text_of(text) for span in commas)
    announced = commas and short and _ANNOUNCED.search(text[: commas[0].start])
    return words or (commas if announced else [])


def _words(text: str, question: str) -> list[Span]:
    """The run of words parted by 、 that has most to do with the question."""
    runs = [items for match in _RUN.finditer(text) if (items := _items_of(text, match))]
    pairs = {question[i : i + 2] for i in range(len(question) - 1)}

    def shared(items: Sequence[Span]) -> tuple[int, int]:
        start = max(text.rfind(mark, 0, items[0].start) for mark in "。；\n") + 1
        return sum(pair in text[start : items[-1].end] for pair in pairs), len(items)

    return max(runs, key=shared, default=[])


def _items_of(text: str, run: re.Match[str]) -> list[Span]:
    """The items of a run behind what introduces it; none when one of them is no mere word."""
    cuts = [run.start() + m.end() for m in re.finditer("、", run[0])]
    start = _behind_lead(text, run.start(), cuts[0] - 1)
    if start is None:
        return []
    others = [text[one:other] for one, other in pairwise([start, *cuts])]
    edges = [start, *cuts, *_last_joint(text, cuts[-1], run.end(), others), _with_mark(text, run.end())]
    spans = [Span(one, other) for one, other in pairwise(edges)]
    return spans if _are_alike([len(_bare(span.text_of(text))) for span in spans]) else []


def _with_mark(text: str, end: int) -> int:
    """The end of a run with the mark that closes it."""
    return end + 1 if text[end : end + 1] in ("。", "；", ";", "，", ",", "！", "？") else end


def _are_alike(sizes: Sequence[int]) -> bool:
    """Whether so long items are mere words: the first or last one may have words around it."""
    if len(sizes) < _FEWEST or min(sizes) < _SHORTEST or max(sizes) > _LONGEST_WORD:
        return False
    return max(sizes[0], sizes[-1]) <= max(sizes[1:-1]) * _LONGER + _LONGER_BY


def _behind_lead(text: str, start: int, end: int) -> int | None:
    """Where the first item begins: right behind a colon, or behind the last word that leads in."""
    if start and text[start - 1] in "：:（(":
        return start
    leads = [m.span() for m in _LEADS.finditer(text, start, end) if end - m.end() >= _SHORTEST]
    words = set(accumulate(map(len, rjieba.cut(text[start:end])), initial=start)) if leads else set[int]()
    return next((stop for begin, stop in reversed(leads) if {begin, stop} <= words), None)


def _last_joint(text: str, start: int, end: int, others: Sequence[str]) -> list[int]:
    """Where 和 or 以及 parts the last two items; not where it stands within a name."""
    for joint in _LAST_JOINT.finditer(text, start, end):
        one, other = text[start : joint.start()], _bare(text[joint.end() : end])
        ending = other[-1:]
        alike = [bool(item) and _bare(item).endswith(ending) for item in others]
        if min(len(one), len(other)) < _SHORTEST or (alike and all(alike) and not one.endswith(ending)):
            continue
        if one.endswith(ending) or joint[0] == "以及" or abs(len(one) - len(other)) <= _LIKE:
            return [joint.end()]
    return []


def _bare(item: str) -> str:
    return _OTHERS.sub("", item.strip("、，。；和与及以 "))
