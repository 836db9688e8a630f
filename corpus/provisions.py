"""Provisions of a statute that its own sentences name: 违反本条例第八条第一款、第九条; pure."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.addresses import Address, AddressError, canonical
from corpus.locating import Addresses
from corpus.numerals import LARGEST, NUMERAL, chinese, value_of
from corpus.types import Span

_STEP = re.compile(
    rf"第\s?[（(]?(?P<number>{NUMERAL}+)[）)]?\s?(?P<level>[条款项])(?P<added>之[一二三四五六七八九十]+)?"
)
_ANY_STEP = re.sub(r"[?]P<[a-z]+>", "", _STEP.pattern)
_LIST = rf"{_ANY_STEP}(?:\s?(?:的?规定)?(?:[、，,和与及或至到]|以及|或者)?\s?{_ANY_STEP})*"
_ITSELF = r"本(?:法|条例|规定|办法|细则|规则|章程|决定|规程|解释)(?:规定)?[，,]?"
_OWN = rf"(?:{_ITSELF})?"
_BREACH = re.compile(
    rf"(?:违反了?|(?<![具享拥])有|(?:未|没有|不)(?:能)?(?:依照|按照|依据|根据|按|履行|遵守|执行|落实|符合))\s?{_OWN}(?P<list>{_LIST})"
)
_ALWAYS_A_BREACH = "违反"
_NAMED = re.compile(rf"(?:{_ITSELF}|前述|违反)\s?(?P<list>{_LIST})")
_ELSEWHERE = re.compile(r"《[^》]*》[^，。；]*")
"""Provisions behind the name of another statute are not those of this one."""
SANCTION = re.compile(r"罚|没收|吊销|责令|警告|暂扣|扣留|拘留|取缔|撤销|取消|处分|查处|约谈|通报|追究")
"""What a statute has done to whoever breaches it."""
_FOLLOWS = re.compile(rf"{SANCTION.pattern}|责任|处理")
_STATEMENT = re.compile(r"[。\n]")
_ARTICLE = re.compile(rf"第{NUMERAL}+条(?:之[一二三四五六七八九十]+)?")
_RANGE = re.compile(r"\s?[至到]\s?$")
_LONGEST_RANGE = 60
_ITEM_OF_AN_ARTICLE = 2
_PARAGRAPHS = 6
"""In so many paragraphs of an article an item is looked for that is named without one."""
_TEXTS_KEPT = 32

Steps = tuple[str, ...]
"""The way to a place, as in `corpus.addresses.Address`: 第八条, 第一款, 第（二）项."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Words that say which provisions of the same text are breached.

    Attributes:
        span: Where they stand.
        provisions: The ways to the provisions, each from its article on.
    """

    span: Span
    provisions: tuple[Steps, ...]

    @property
    def articles(self) -> frozenset[str]:
        """The articles that these stand in, such as 第八条."""
        return frozenset(steps[0] for steps in self.provisions)


@functools.lru_cache(maxsize=_TEXTS_KEPT)
def breaches_in(text: str) -> tuple[Breach, ...]:
    """Where a text says that provisions of its own are breached, with what follows from that."""
    return tuple(
        Breach(Span(found.start(), found.end()), provisions)
        for found in _BREACH.finditer(text)
        if _has_consequence(text, found) and (provisions := provisions_in(found["list"]))
    )


def provisions_named(text: str) -> tuple[Steps, ...]:
    """The provisions of its own statute that a sentence names, whatever it says of them.

    >>> provisions_named("本办法第四条第二款、第六条规定的处罚，由渡口管理站决定")
    (('第四条', '第二款'), ('第六条',))
    """
    found = _NAMED.finditer(_ELSEWHERE.sub("", text))
    return tuple(dict.fromkeys(steps for each in found for steps in provisions_in(each["list"])))


def place_of(provision: Steps, places: Addresses) -> Span | None:
    """Where a provision stands; None where the document has no such one.

    An item of an article may be named without its paragraph: 第八条第三项 of an article of several.
    """
    ways = [provision]
    if len(provision) == _ITEM_OF_AN_ARTICLE and provision[-1].endswith("项"):
        ways += [(provision[0], f"第{chinese(count)}款", provision[1]) for count in range(1, _PARAGRAPHS + 1)]
    return next(filter(None, (_resolved(way, places) for way in ways)), None)


def _resolved(provision: Steps, places: Addresses) -> Span | None:
    try:
        return places.resolve(Address("", provision))
    except AddressError:
        return None


def refers_to(text: str, places: Addresses, rule: Span) -> bool:
    """Whether a sentence names the article that a rule stands in, or the very part of it."""
    named = (place_of(provision, places) for provision in provisions_named(text))
    return any(place.overlap(rule) for place in named if place)


def provisions_in(listed: str) -> tuple[Steps, ...]:
    """The provisions that a list names; what is left out is that of the one before.

    >>> provisions_in("第二十条第一款，第二款第一项、第二项")
    (('第二十条', '第一款'), ('第二十条', '第二款', '第（一）项'), ('第二十条', '第二款', '第（二）项'))
    >>> provisions_in("第八条至第十条")
    (('第八条',), ('第九条',), ('第十条',))
    """
    found: list[Steps] = []
    end = 0
    for step in _STEP.finditer(listed):
        between = listed[end : step.start()]
        named = found[-1] if found else ()
        above = _above(named, step["level"])
        is_deeper = bool(found) and not between.strip() and len(above) == len(named)
        if not above and step["level"] != "条":
            return ()
        if is_deeper:
            found.pop()
        elif found and _RANGE.search(between):
            found.extend(_between(named, step))
        found.append((*above, _written(step)))
        end = step.end()
    return tuple(dict.fromkeys(found))


def article_of(label: str) -> str:
    """The article that a heading begins with, such as 第八条; empty when it begins with none."""
    found = _ARTICLE.match(label)
    return canonical(found[0]) if found else ""


def _above(named: Steps, level: str) -> Steps:
    """The steps of the provision before that lead to one on some level."""
    if level == "条":
        return ()
    return named[:1] if level == "款" else tuple(step for step in named if not step.endswith("项"))


def _between(first: Steps, last: re.Match[str]) -> Iterator[Steps]:
    """The provisions between the first and the last one of a range."""
    begin = _STEP.fullmatch(first[-1])
    if begin is None or begin["level"] != last["level"]:
        return
    low, high = value_of(begin["number"]), value_of(last["number"])
    for number in range(low + 1, min(high, low + _LONGEST_RANGE, LARGEST)):
        yield (*first[:-1], canonical(f"第{chinese(number)}{last['level']}"))


def _written(step: re.Match[str]) -> str:
    return canonical(f"第{step['number']}{step['level']}{step['added'] or ''}")


def _has_consequence(text: str, found: re.Match[str]) -> bool:
    """Whether what follows from the breach is told, where the words need not mean one: 有第八条所列情形."""
    if found[0].startswith(_ALWAYS_A_BREACH):
        return True
    stop = _STATEMENT.search(text, found.end())
    return bool(_FOLLOWS.search(text, found.end(), stop.start() if stop else len(text)))
