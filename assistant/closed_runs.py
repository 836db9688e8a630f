"""Runs of words that close by saying what they are: 甲、乙和丙等三个行业, 水、电、气“三个一样”; pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from statistics import median

import rjieba

from corpus.numerals import NUMERAL, value_of
from corpus.types import Span

_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")
_RUN_IN_QUOTES = re.compile(
    r"“(?P<run>[^“”、。；：\n]{2,12}(?:、[^“”、。；：\n]{2,12}){2,})”(?P<behind>[^“”，,。；\n]{0,14})"
)
_MASK = "＊"
_CLAUSE = re.compile(r"[^，,。；;：:！？\n]+")
_PARTING = re.compile(r"、|(?<=[”》])(?=[“《])")
_JOINT = re.compile(r"以及|[和与及]")
_MEASURE = "个|项|大|种|类|条|方面|家|座|处|份|方|道|步"
_CLOSING = re.compile(
    rf"(?<![平同高中初对均相优])等(?![级待同于候次])(?:(?P<count>{NUMERAL}{{1,3}})(?:{_MEASURE}))?(?:(?:各|多)[类种项个]|不同)?(?P<kind>[\u4e00-\u9fff“”]{{2,14}})"
    rf"|[“]?(?P<number>{NUMERAL}{{1,3}})(?:{_MEASURE})(?P<thing>[\u4e00-\u9fff]{{2,14}})”?"
)
_ALIKE = 2
_LONGEST_ITEM = 40
_LEADING = ("v", "p", "d", "u", "c")
_LINKING = ("p", "c", "u")
_ADVERBIAL = frozenset({"ad", "l", "i"})
_PAIRS = {"”": "“", "》": "《"}
_LONGER, _LONGER_BY = 1.6, 4
"""How much longer than the longest other item the first one may be."""


@dataclass(frozen=True, slots=True)
class ClosedRun:
    """A run of words and what they are.

    Attributes:
        items: Where each stands, in reading order.
        kind: The words that say what they are, and what follows these.
        count: How many they are said to be, 0 when that is not said.
        end: Where the closing words end.
    """

    items: tuple[Span, ...]
    kind: str
    count: int
    end: int

    @property
    def span(self) -> Span:
        """From the first item to the closing words."""
        return Span(self.items[0].start, self.end)


def closed_runs(text: str) -> list[ClosedRun]:
    """The runs of a text, in reading order; of those with a number only the ones that have as many items."""
    masked = _BRACKETS.sub(lambda found: _MASK * len(found[0]), text)
    hidden = _QUOTED.sub(lambda m: f"{m[0][0]}{_MASK * (len(m[0]) - 2)}{m[0][-1]}", masked)
    return [run for clause in _CLAUSE.finditer(hidden) for run in _runs(masked, hidden, clause)]


def quoted_runs(text: str) -> list[ClosedRun]:
    """The runs that stand between one pair of quotation marks, in reading order: “甲、乙、丙”."""
    runs = []
    for found in _RUN_IN_QUOTES.finditer(text):
        cuts = [found.start("run") + mark.start() for mark in re.finditer("、", found["run"])]
        starts = [found.start("run"), *(cut + 1 for cut in cuts)]
        items = tuple(Span(one, other) for one, other in zip(starts, [*cuts, found.end("run")], strict=True))
        runs.append(ClosedRun(items, found["behind"], 0, found.end("run")))
    return runs


def _runs(masked: str, hidden: str, clause: re.Match[str]) -> Iterator[ClosedRun]:
    """The runs of a clause; one begins behind the closing words of the one before."""
    start = clause.start()
    marks = [start + m.end() for m in _PARTING.finditer(clause[0])]
    for closing in _CLOSING.finditer(masked, (marks or [clause.end()])[0] + 1, clause.end()):
        cuts = [mark for mark in marks if start < mark <= closing.start()]
        if cuts and (run := _run(masked, hidden, [start, *cuts], closing)):
            yield run
            start = closing.end()


def _run(masked: str, hidden: str, starts: Sequence[int], closing: re.Match[str]) -> ClosedRun | None:
    """The run that some closing words close, if its items are alike and as many as it says."""
    count = value_of(closing["count"] or closing["number"] or "0")
    joints = list(_JOINT.finditer(hidden, starts[-1], closing.start()))
    tries = [None, *joints] if count else [*filter(partial(_parts_alike, hidden, starts), joints), None]
    for items in (_items(masked, starts, closing.start(), joint) for joint in tries):
        if items and (not count or len(items) == count):
            return ClosedRun(tuple(items), closing["kind"] or closing["thing"], count, closing.end())
    return None


def _parts_alike(hidden: str, cuts: Sequence[int], joint: re.Match[str]) -> bool:
    """Whether what stands before and behind a joint in the last item ends alike: 甲权交易和乙权交易."""
    behind = _CLOSING.split(hidden[joint.end() : joint.end() + _LONGEST_ITEM])[0]
    return hidden[cuts[-1] : joint.start()][-_ALIKE:] == behind[-_ALIKE:]


def _items(masked: str, starts: Sequence[int], end: int, joint: re.Match[str] | None) -> list[Span]:
    """The items between the parting marks, the last two parted by a joint if one is given."""
    edges = [*starts, *([joint.end()] if joint else []), end]
    spans = [_without_joint(masked, one, other) for one, other in pairwise(edges)]
    if joint:
        spans[-2] = (spans[-2][0], joint.start())
    others = [masked[one:other] for one, other in spans[1:]]
    if not others or not all(0 < len(other) <= _LONGEST_ITEM for other in others):
        return []
    head = masked[slice(*spans[0])]
    first = _first_item(head, others) if head else None
    if first is None:
        return []
    spans[0] = (spans[0][0] + first, spans[0][1])
    return [Span(one, other) for one, other in spans]


def _without_joint(text: str, start: int, end: int) -> tuple[int, int]:
    """An item without the mark behind it."""
    while end > start and text[end - 1] in "、 　":
        end -= 1
    return start, end


def _first_item(text: str, others: Sequence[str]) -> int | None:
    """Where the first item begins behind the words that lead in: where it is most like the others."""
    if text[-1:] in _PAIRS and _PAIRS[text[-1]] in text:
        return text.rindex(_PAIRS[text[-1]])
    sizes = [_size(other) for other in others]
    usual, longest = median(sizes), max(sizes) * _LONGER + _LONGER_BY
    starts = [at for at in _starts(text, _begin_with_verbs(others)) if 0 < _size(text[at:]) <= longest]
    return min(starts, key=lambda at: (abs(_size(text[at:]) - usual), at), default=None)


def _starts(text: str, verbs: bool) -> list[int]:
    """Where the first item may begin: at the beginning, or right behind a verb or the like."""
    words = rjieba.tag(text)
    positions = list(accumulate((len(word) for word, _ in words), initial=0))
    leads = [tag.startswith(_LEADING) or tag in _ADVERBIAL for _, tag in words]
    behind = [at for at, lead in zip(positions[1:], leads, strict=True) if lead]
    joints = {at for at, (_, tag) in zip(positions, words, strict=False) if tag.startswith(_LINKING)}
    first = [] if leads[0] and not verbs else [0]
    return [at for at in first + behind if at not in joints and _MASK not in text[:at]]


def _size(item: str) -> int:
    """Characters of an item, those in brackets aside."""
    return len(item) - item.count(_MASK)


def _begin_with_verbs(items: Sequence[str]) -> bool:
    return sum(rjieba.tag(item)[0][1].startswith("v") for item in items) > len(items) / 2
